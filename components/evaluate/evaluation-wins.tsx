import { IntervalPlot } from "@/components/charts/interval-plot";
import { categoryColor } from "@/components/charts/palette";
import { Estimate } from "@/components/estimate/estimate";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { HeadToHead } from "@/lib/core/evaluation/model-figures";
import type { WinReport } from "@/lib/evaluate/report/report";

interface EvaluationWinsProps {
  report: WinReport;
  models: readonly string[];
  versions: readonly VersionStamp[];
}

/** Each two models against each other, and from three on the strengths that explain all comparisons at once. */
export function EvaluationWins({ report, models, versions }: EvaluationWinsProps) {
  const strengths = report.models.flatMap(({ strength }, m) => (strength ? [{ strength, m }] : []));
  const columns: readonly ListColumn<HeadToHead>[] = [
    {
      label: "Models",
      cell: ({ first, second }) => (
        <>
          <bdi>{models[first]}</bdi> against <bdi>{models[second]}</bdi>
        </>
      ),
    },
    {
      label: "Win rate of the first",
      cell: ({ rate }) => (
        <Estimate estimate={rate} versions={versions} format={{ percent: true }} reference={0.5} hide={["n"]} />
      ),
    },
    {
      label: "Ties",
      cell: ({ ties }) => (
        <Estimate estimate={ties} versions={versions} format={{ percent: true }} hide={["n", "whisker"]} />
      ),
    },
    { label: "Prompts", align: "end", cell: ({ rate }) => <Figure value={rate.items} /> },
  ];
  const compared = report.pairs.filter(({ rate }) => rate.items > 0);
  return (
    <>
      {compared.length > 0 && (
        <Section title="Head to head" note="A tie counts as half a win for each.">
          <ListTable
            caption="Win rates by pair of models"
            columns={columns}
            rows={compared}
            rowKey={({ first, second }) => `${first} ${second}`}
          />
        </Section>
      )}
      {strengths.length > 2 && (
        <IntervalPlot
          question="How strong is each model against all others?"
          caption="Bradley-Terry strengths on the log scale, mean 0: a model one unit stronger wins 73 % of comparisons. 95 % interval by prompt (sandwich)."
          domain={[-2, 2]}
          ticks={[-2, -1, 0, 1, 2]}
          reference={0}
          format={{ signed: true }}
          rows={strengths.map(({ strength, m }) => ({
            key: models[m]!,
            label: <bdi>{models[m]}</bdi>,
            estimate: strength,
            versions,
            color: categoryColor(m),
          }))}
        />
      )}
    </>
  );
}
