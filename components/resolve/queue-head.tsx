import { PageHeader } from "@/components/frame/page-header";
import { formatNumber } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { settledTable } from "@/lib/resolve/address";
import type { CriterionCases } from "@/lib/resolve/queue";
import type { QueueFilter } from "@/lib/resolve/schema";
import { CaseHelp } from "./case-help";
import { LastSettledLine, type Withdraw } from "./last-settled";
import { QueueFilters } from "./queue-filters";
import { ResolveTabs } from "./resolve-tabs";

interface QueueHeadProps {
  href: string;
  /** The page without its filters, where it has some. */
  clearHref: string | null;
  filter: QueueFilter;
  counts: readonly CriterionCases[];
  /** Of how many settled cases labels changed afterwards. */
  changed: number;
  versions: readonly number[];
  pinned: number;
  slices: readonly { name: string; value: string }[];
  /** Null for those who may not settle. */
  withdraw: Withdraw | null;
}

/** How far the queue is, what was settled last, and which cases are listed. */
export function QueueHead({
  href,
  clearHref,
  filter,
  counts,
  changed,
  versions,
  pinned,
  slices,
  withdraw,
}: QueueHeadProps) {
  const shown = counts.filter(({ key }) => key === (filter.criterion ?? key));
  const waiting = shown.reduce((sum, one) => sum + one.waiting, 0);
  const settled = shown.reduce((sum, one) => sum + one.settled, 0);
  return (
    <PageHeader
      title="Resolve"
      badges={
        <p className="text-muted">
          {formatNumber(settled)} of {formatNumber(waiting + settled)} settled, {formatNumber(waiting)} waiting
          {changed > 0 && (
            <>
              ,{" "}
              <TextLink href={settledTable.href(`${href}/settled`, { changed: "only" })}>
                {formatNumber(changed)} changed after settling
              </TextLink>
            </>
          )}
        </p>
      }
      question={
        <LastSettledLine idle="Where two people’s labels differ, you decide and say why." withdraw={withdraw} />
      }
      actions={withdraw && <CaseHelp />}
      tabs={
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <ResolveTabs href={href} mayDecide={withdraw !== null} />
          <QueueFilters
            href={href}
            filter={filter}
            counts={counts}
            versions={versions}
            pinned={pinned}
            slices={slices}
            clearHref={clearHref}
          />
        </div>
      }
    />
  );
}
