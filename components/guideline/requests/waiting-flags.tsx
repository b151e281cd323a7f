"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { newRequestHref } from "@/lib/guideline/address";
import type { WaitingFlag } from "@/lib/guideline/change-requests/records";
import { criterionOfCase, type Subjects, subjectName } from "@/lib/guideline/change-requests/subjects";
import { caseHref } from "@/lib/resolve/address";

interface WaitingFlagsProps {
  guidelineId: string;
  flags: readonly WaitingFlag[];
  subjects: Subjects;
  setAside: (input: { project: string; id: string; aside: boolean }) => Promise<Outcome<unknown>>;
}

/** What annotators flagged and nobody has looked after: each becomes a change request or is set aside. */
export function WaitingFlags({ guidelineId, flags, subjects, setAside }: WaitingFlagsProps) {
  const { run, busy, refusal } = useCommand(setAside);
  const say = useToast();
  if (flags.length === 0) return null;
  function put(flag: WaitingFlag, aside: boolean) {
    const input = { project: flag.project.id, id: flag.id, aside };
    void run(input, () => {
      if (aside) say({ title: "Set aside", action: { label: "Undo", onSelect: () => put(flag, false) } });
    });
  }
  return (
    <Section
      className="mb-8"
      title={`Flagged while labelling (${flags.length})`}
      note="Oldest first. Does the guideline leave something open, or is it the example?"
    >
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <ul className="grid">
        {flags.map((flag) => (
          <li key={flag.id} className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b border-line py-2.5">
            <div className="min-w-64 flex-1">
              <p className="wrap-anywhere" dir="auto">
                {flag.body}
              </p>
              <p className="mt-0.5 text-xs text-muted">
                <TextLink
                  href={caseHref(flag.project.id, flag.example, criterionOfCase(subjects, flag, undefined))}
                  className="wrap-anywhere"
                >
                  <bdi>{flag.example}</bdi>
                </TextLink>
                {(flag.criterion ?? flag.clause) && (
                  <>
                    {" "}
                    · <bdi>{subjectName(subjects, flag)}</bdi>
                  </>
                )}{" "}
                · <bdi>{flag.project.name}</bdi> · <Time at={flag.raisedAt} />
              </p>
            </div>
            <div className="flex gap-2">
              <LinkButton size="sm" href={newRequestHref(guidelineId, { flag: flag.id })}>
                Request a change
              </LinkButton>
              <Button size="sm" variant="quiet" busy={busy} onClick={() => put(flag, true)}>
                Set aside
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
