import clsx from "clsx";
import { Flag } from "lucide-react";
import { writeValue } from "@/components/estimate/estimate-words";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import type { QueueLink } from "@/lib/resolve/address";
import type { QueueCase } from "@/lib/resolve/queue";
import type { QueueFilter } from "@/lib/resolve/schema";

interface QueueNavProps {
  cases: readonly QueueCase[];
  filter: QueueFilter;
  link: QueueLink;
  current: { exampleId: string; criterionKey: string };
  /** Whether there are cases beyond this page. */
  hasMore: boolean;
}

/** The waiting cases, page by page. */
export function QueueNav({ cases, filter, link, current, hasMore }: QueueNavProps) {
  return (
    <nav
      aria-label="Waiting cases"
      className="min-h-0 min-w-0 min-[60rem]:col-start-1 min-[60rem]:row-start-1 min-[60rem]:overflow-y-auto low:max-xl:max-h-32 low:xl:sticky low:xl:top-14 low:xl:max-h-[calc(100dvh-4.5rem)] low:xl:self-start"
    >
      <QueueList
        cases={cases}
        href={(one) => link({ example: one.exampleId, of: one.criterionKey })}
        current={current}
      />
      <div className="mt-2 flex gap-2">
        {filter.page > 1 && (
          <LinkButton size="sm" href={link({ page: filter.page - 1 })}>
            Back
          </LinkButton>
        )}
        {hasMore && (
          <LinkButton size="sm" href={link({ page: filter.page + 1 })}>
            More
          </LinkButton>
        )}
      </div>
    </nav>
  );
}

interface QueueListProps {
  cases: readonly QueueCase[];
  href: (waiting: QueueCase) => string;
  current: { exampleId: string; criterionKey: string } | null;
}

/** What waits, worst first: how far apart two people are, as a share of the most that they could be. */
function QueueList({ cases, href, current }: QueueListProps) {
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)]">
      {cases.map((waiting) => {
        const isCurrent = waiting.exampleId === current?.exampleId && waiting.criterionKey === current.criterionKey;
        return (
          <li key={`${waiting.exampleId} ${waiting.criterionKey}`} className="border-b border-line">
            <Link
              href={href(waiting)}
              aria-current={isCurrent ? "true" : undefined}
              scroll={false}
              className={clsx(
                "block border-s-2 px-2 py-1.5 no-underline hover:bg-sunken",
                isCurrent
                  ? "border-ink bg-sunken forced-colors:border-[Highlight]"
                  : "border-transparent forced-colors:border-[Canvas]",
              )}
            >
              <span className="flex items-baseline justify-between gap-3">
                <span className="truncate font-medium">
                  {waiting.isFlagged && <Flag aria-label="Flagged" className="me-1 inline size-3.5 text-warn" />}
                  {waiting.criterionTitle}
                </span>
                <span
                  className="tabular text-muted"
                  title="Mean disagreement of two people: 0 none, 1 as far apart as the answers allow"
                >
                  {writeValue(waiting.disagreement)}
                </span>
              </span>
              <span className="block truncate text-muted" dir="auto">
                {waiting.excerpt}
              </span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
