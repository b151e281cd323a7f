import { PageHeader } from "@/components/frame/page-header";
import { formatNumber } from "@/components/ui/format";
import { filterHrefs } from "@/lib/resolve/filter-hrefs";
import type { CaseLink } from "@/lib/resolve/page-filter";
import type { CriterionCases } from "@/lib/resolve/queue";
import type { QueueFilter } from "@/lib/resolve/schema";
import { CriterionTabs } from "./criterion-tabs";
import { QueueFilters } from "./queue-filters";
import { rangeWords } from "./range-words";
import { RuleDialog, type RuleDialogProps } from "./rule-dialog";

interface QueueHeadProps {
  filter: QueueFilter;
  link: CaseLink;
  counts: readonly CriterionCases[];
  versions: readonly number[];
  pinned: number;
  slices: readonly { name: string; value: string }[];
  /** What settling by rules needs; null for those who may not. */
  rules: Pick<RuleDialogProps, "preview" | "settle" | "batches" | "withdraw"> | null;
}

/** How far the queue is, which cases are listed, and rules that settle many at once. */
export function QueueHead({ filter, link, counts, versions, pinned, slices, rules }: QueueHeadProps) {
  const { criterion, slice, flagged, version = pinned } = filter;
  const shown = counts.filter(({ key }) => key === (criterion ?? key));
  const waiting = shown.reduce((sum, one) => sum + one.waiting, 0);
  const settled = shown.reduce((sum, one) => sum + one.settled, 0);
  return (
    <>
      <PageHeader
        title="Resolve"
        question={`${formatNumber(settled)} of ${formatNumber(waiting + settled)} settled, ${formatNumber(waiting)} waiting`}
        actions={
          rules &&
          version === pinned && (
            <RuleDialog within={{ criterion, slice, flagged }} withinWords={rangeWords(filter, counts)} {...rules} />
          )
        }
        tabs={<CriterionTabs criteria={counts} current={criterion} href={(key) => link({ criterion: key })} />}
      />
      <div className="mb-5">
        <QueueFilters
          filter={filter}
          versions={versions}
          pinned={pinned}
          slices={slices}
          hrefs={filterHrefs(link, versions, slices)}
        />
      </div>
    </>
  );
}
