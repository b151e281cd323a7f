"use client";

import clsx from "clsx";
import type { KeyboardEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { requestHref } from "@/lib/guideline/address";
import type { RequestRow } from "@/lib/guideline/change-requests/records";
import { REQUEST_STATES, type RequestState } from "@/lib/guideline/change-requests/schema";
import { type Subjects, subjectName } from "@/lib/guideline/change-requests/subjects";
import { STATE_WORDS } from "./state-badge";

interface BoardColumn {
  count: number;
  items: readonly RequestRow[];
  /** The same state alone in front. */
  href: string;
  /** Older ones than these. */
  olderHref: string | null;
}

interface RequestBoardProps {
  guidelineId: string;
  subjects: Subjects;
  columns: Record<RequestState, BoardColumn>;
  /** The state in front where there is room for one only. */
  current: RequestState;
}

/** The change requests by state: four columns, or on a phone one list under tabs. Arrow keys move between the cards. */
export function RequestBoard({ guidelineId, subjects, columns, current }: RequestBoardProps) {
  return (
    <div>
      <nav aria-label="State" className={clsx(tabListStyle, "mb-1 lg:hidden")}>
        {REQUEST_STATES.map((state) => (
          <Link
            key={state}
            href={columns[state].href}
            aria-current={state === current ? "page" : undefined}
            className={tabStyle}
          >
            {STATE_WORDS[state].label} <span className="tabular text-muted">{columns[state].count}</span>
          </Link>
        ))}
      </nav>
      <div className="grid gap-x-6 lg:grid-cols-4">
        {REQUEST_STATES.map((state) => {
          const { Icon, label, none } = STATE_WORDS[state];
          const { count, items, olderHref } = columns[state];
          return (
            <section
              key={state}
              data-column
              aria-label={label}
              className={clsx("min-w-0", state !== current && "max-lg:hidden")}
            >
              <h2 className="flex items-center gap-2 border-b border-edge px-2 pb-1.5 text-base font-semibold max-lg:sr-only">
                <Icon aria-hidden className="size-4 text-muted" />
                {label}
                <span className="tabular font-normal text-muted">{count}</span>
              </h2>
              {items.length === 0 ? (
                <p className="px-2 py-3 text-muted">{none}</p>
              ) : (
                <ul onKeyDown={moveFocus}>
                  {items.map((request) => (
                    <RequestCard key={request.id} guidelineId={guidelineId} request={request} subjects={subjects} />
                  ))}
                </ul>
              )}
              {olderHref && (
                <LinkButton size="sm" href={olderHref} className="mt-3">
                  Older
                </LinkButton>
              )}
            </section>
          );
        })}
      </div>
    </div>
  );
}

const STEPS: Record<string, { along: number; across: number }> = {
  ArrowDown: { along: 1, across: 0 },
  j: { along: 1, across: 0 },
  ArrowUp: { along: -1, across: 0 },
  k: { along: -1, across: 0 },
  ArrowRight: { along: 0, across: 1 },
  ArrowLeft: { along: 0, across: -1 },
};

/** Up and down within a column, left and right to the same height of the next one that is shown and has cards. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const column = event.currentTarget.closest<HTMLElement>("[data-column]");
  const at = cardsOf(column).indexOf(document.activeElement as HTMLElement);
  if (!step || !column || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const columns = [...(column.parentElement?.querySelectorAll<HTMLElement>("[data-column]") ?? [])];
  const from = columns.indexOf(column);
  const others = step.across > 0 ? columns.slice(from + 1) : columns.slice(0, from).reverse();
  const cards = step.across === 0 ? cardsOf(column) : others.map(cardsOf).find((some) => some.length > 0);
  cards?.[Math.min(at + step.along, cards.length - 1)]?.focus();
}

function cardsOf(column: HTMLElement | null): HTMLElement[] {
  return [...(column?.querySelectorAll<HTMLElement>("[data-card]") ?? [])].filter((card) => card.offsetParent !== null);
}

interface RequestCardProps {
  guidelineId: string;
  request: RequestRow;
  subjects: Subjects;
}

/** A change request on the board: what is missing, where, and how much stands behind it. */
function RequestCard({ guidelineId, request, subjects }: RequestCardProps) {
  const { id, state, title, project, caseCount, remarkCount, filedAt, decidedAt, answered, closedBy } = request;
  const facts = [
    caseCount > 0 && formatCount(caseCount, "case"),
    remarkCount > 0 && formatCount(remarkCount, "remark"),
  ].filter(Boolean);
  return (
    <li className="relative border-b border-line px-2 py-2.5 focus-within:bg-sunken hover:bg-sunken">
      <p className="mb-0.5 truncate text-xs text-muted" dir="auto">
        {subjectName(subjects, request)}
      </p>
      <Link
        href={requestHref(guidelineId, id)}
        data-card
        dir="auto"
        className="block font-medium wrap-anywhere text-slate underline decoration-edge underline-offset-3 hover:decoration-current after:absolute after:inset-0"
      >
        {title}
      </Link>
      <p className="mt-1 text-xs text-muted">
        {facts.length > 0 && `${facts.join(" · ")} · `}
        {project && (
          <>
            <bdi>{project.name ?? "another project"}</bdi> ·{" "}
          </>
        )}
        <Time at={decidedAt ?? filedAt} />
      </p>
      {(answered || closedBy) && (
        <p className="mt-1.5 flex gap-2">
          {state === "accepted" && <Badge tone="good">Answered by the draft</Badge>}
          {closedBy && <VersionBadge number={closedBy.number} hash={closedBy.hash} />}
        </p>
      )}
    </li>
  );
}
