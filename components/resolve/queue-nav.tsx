import { LinkButton } from "@/components/ui/link-button";
import type { CaseLink } from "@/lib/resolve/page-filter";
import type { QueueCase } from "@/lib/resolve/queue";
import type { QueueFilter } from "@/lib/resolve/schema";
import { QueueList } from "./queue-list";

interface QueueNavProps {
  cases: readonly QueueCase[];
  filter: QueueFilter;
  link: CaseLink;
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
