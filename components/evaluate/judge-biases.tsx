import { IntervalPlot } from "@/components/charts/interval-plot";
import { EstimateBlock } from "@/components/estimate/estimate";
import { Callout } from "@/components/ui/callout";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { CriterionReport } from "@/lib/evaluate/judges/report";

interface JudgeBiasesProps {
  report: CriterionReport;
  versions: readonly VersionStamp[];
}

/** What moves a judge's preferences besides the responses: their place and their length. */
export function JudgeBiases({ report: { position, length, criterion }, versions }: JudgeBiasesProps) {
  if (!position || !length) return null;
  return (
    <div className="grid gap-6">
      {criterion.preference?.ties === false && (position.conflicts.value ?? 0) > 0 && (
        <Callout>
          People cannot choose a tie here. Where the judge’s answer changed with the order, it counts as one.
        </Callout>
      )}
      <IntervalPlot
        question="Does place or length decide?"
        caption="Share of decided comparisons, 95 % interval by Wilson; a half is no bias. An example judged in both orders counts once. People see an order of their own each, so place is not asked of them here."
        domain={[0, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        reference={0.5}
        format={{ percent: true }}
        rows={[
          { key: "first", label: "Shown first wins, judge", estimate: position.first, versions },
          { key: "length", label: "Longer wins, judge", estimate: length.judge, versions },
          { key: "people", label: "Longer wins, people", estimate: length.people, versions },
        ]}
      />
      <EstimateBlock
        label="Answer changed with the order"
        estimate={position.conflicts}
        versions={versions}
        format={{ percent: true }}
        domain={[0, 1]}
      />
    </div>
  );
}
