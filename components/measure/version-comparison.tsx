import { IntervalPlot } from "@/components/charts/interval-plot";
import { Estimate } from "@/components/estimate/estimate";
import { CHANGE_WORDS } from "@/components/guideline/publish/change-words";
import { Badge } from "@/components/ui/badge";
import { formatNumber } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Tooltip } from "@/components/ui/tooltip";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { ComparedCriterion } from "@/lib/measure/comparison-queries";

interface VersionComparisonProps {
  rows: readonly ComparedCriterion[];
  before: VersionStamp;
  after: VersionStamp;
}

const SIGNED = { signed: true };

/** What the step from one guideline version to another did to agreement, criterion by criterion. */
export function VersionComparison({ rows, before, after }: VersionComparisonProps) {
  const drawn = rows.flatMap(({ key, title, comparison }) =>
    comparison && comparison.difference.value !== null
      ? [{ key, label: <bdi>{title}</bdi>, estimate: comparison.difference, versions: [before, after] }]
      : [],
  );
  return (
    <div className="grid gap-8">
      {drawn.length > 0 && (
        <IntervalPlot
          question={`Do people agree more under version ${after.number} than under version ${before.number}?`}
          caption="Alpha under the later version minus alpha under the earlier one, 95 % interval by jackknife over examples; grey under 20 examples. Where the interval holds 0, the two may be the same."
          domain={[-1, 1]}
          ticks={[-1, -0.5, 0, 0.5, 1]}
          reference={0}
          areDifferences
          format={SIGNED}
          rows={drawn}
        />
      )}
      <ListTable
        caption={`Agreement under versions ${before.number} and ${after.number}`}
        columns={columnsFor(before, after)}
        rows={rows}
        rowKey={({ key }) => key}
      />
      <p className="max-w-[72ch] text-muted">
        A version stands for all that mean the same by a criterion. Where the meaning changed, the two figures are about
        different questions. Where both versions mean the same, their labels count together elsewhere; here only those
        given under the one and under the other are compared.
      </p>
    </div>
  );
}

function columnsFor(before: VersionStamp, after: VersionStamp): ListColumn<ComparedCriterion>[] {
  return [
    { label: "Criterion", cell: ({ title }) => <bdi className="wrap-anywhere">{title}</bdi> },
    {
      label: "Change",
      cell: ({ change, sameMeaning }) => (
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <Change kind={change} />
          {sameMeaning && <span className="text-xs text-muted">same meaning</span>}
        </span>
      ),
    },
    {
      label: `Alpha, version ${before.number}`,
      cell: ({ comparison, before }) => figure(comparison?.before, before),
    },
    { label: `Alpha, version ${after.number}`, cell: ({ comparison, after }) => figure(comparison?.after, after) },
    {
      label: "Difference",
      cell: ({ comparison }) => figure(comparison?.difference, [before, after], SIGNED, ["mixed"]),
    },
    {
      label: "Examples under both",
      align: "end",
      cell: ({ comparison }) => <span className="tabular">{comparison ? formatNumber(comparison.both) : "–"}</span>,
    },
  ];
}

function Change({ kind }: { kind: ComparedCriterion["change"] }) {
  const { label, help, tone } = CHANGE_WORDS[kind];
  return (
    <Tooltip text={help}>
      <button type="button" className="cursor-help rounded-sm">
        <Badge tone={tone}>{label}</Badge>
      </button>
    </Tooltip>
  );
}

function figure(
  estimate: NonNullable<ComparedCriterion["comparison"]>["before"] | undefined,
  versions: readonly VersionStamp[],
  format = {},
  hide: readonly "mixed"[] = [],
) {
  if (!estimate) return <span className="text-muted">not asked in both</span>;
  return <Estimate estimate={estimate} versions={versions} format={format} hide={["whisker", ...hide]} />;
}
