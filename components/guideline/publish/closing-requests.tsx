"use client";

import { StateBadge } from "@/components/guideline/requests/state-badge";
import { Checkbox } from "@/components/ui/checkbox";
import { formatCount } from "@/components/ui/format";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { requestHref } from "@/lib/guideline/address";
import type { RequestDetail } from "@/lib/guideline/change-requests/records";

interface ClosingRequestsProps {
  guidelineId: string;
  requests: readonly RequestDetail[];
  criteria: readonly { key: string; title: string }[];
  closes: ReadonlySet<string>;
  onChange: (closes: ReadonlySet<string>) => void;
}

/** Which change requests the version answers: it closes them, and cites their cases. */
export function ClosingRequests({ guidelineId, requests, criteria, closes, onChange }: ClosingRequestsProps) {
  function toggle(id: string) {
    const next = new Set(closes);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  }
  return (
    <Section
      title="Which change requests does it answer?"
      note="The version closes them and cites their cases. This cannot be undone."
    >
      <ul className="grid">
        {requests.map(({ id, title, state, criterion, clause, caseCount, answered, answer }) => (
          <li key={id} className="border-b border-line py-2">
            <Checkbox
              checked={closes.has(id)}
              onChange={() => toggle(id)}
              label={
                <span className="font-medium wrap-anywhere" dir="auto">
                  {title}
                </span>
              }
            />
            <div className="ps-6">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
                <StateBadge state={state} />
                <span className="min-w-0 wrap-anywhere">
                  {criteria.find(({ key }) => key === criterion)?.title ?? criterion ?? clause}
                </span>
                <TextLink href={requestHref(guidelineId, id)} target="_blank">
                  {formatCount(caseCount, "case")}
                </TextLink>
              </p>
              {answered && answer ? (
                <p className="mt-1 max-w-[72ch] wrap-anywhere" dir="auto">
                  {answer}
                </p>
              ) : (
                closes.has(id) && (
                  <p className="mt-1 text-warn">
                    Nobody wrote how the draft answers it: readers without access to the cases see only their number.
                  </p>
                )
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
