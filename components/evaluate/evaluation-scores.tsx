import { BarChart } from "@/components/charts/bar-chart";
import { CATEGORY_COUNT } from "@/components/charts/palette";
import { Estimate } from "@/components/estimate/estimate";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Estimate as EstimateResult } from "@/lib/core/estimate";
import type { ScoreReport } from "@/lib/evaluate/report/report";

interface EvaluationScoresProps {
  report: ScoreReport;
  models: readonly string[];
  versions: readonly VersionStamp[];
}

interface AnswerRow {
  label: string;
  model: string;
  uses: number;
  share: EstimateResult;
}

/** How each answer is spread over a model's outputs, and how far two models lie apart on the same prompts. */
export function EvaluationScores({ report, models, versions }: EvaluationScoresProps) {
  const { answers, differences } = report;
  const rows = answers.flatMap(({ label }, k) =>
    models.map(
      (model, m): AnswerRow => ({
        label,
        model,
        uses: report.models[m]!.uses[k]!,
        share: report.models[m]!.shares[k]!,
      }),
    ),
  );
  return (
    <>
      <Section
        title="Differences"
        note="The second model minus the first, on prompts that both answered. Each interval is a 95 % interval by itself: of many, some exclude 0 by chance."
      >
        <ListTable
          caption="Differences between models"
          columns={differenceColumns(report, models, versions)}
          rows={differences}
          rowKey={({ first, second }) => `${first} ${second}`}
        />
      </Section>
      {answers.length > 0 && (
        <Section title="Distribution" note="Share of the model’s outputs; one with several labels counts in parts.">
          <div className="grid gap-6">
            {models.length <= CATEGORY_COUNT && (
              <BarChart
                question="How are the answers spread?"
                caption="Mean over outputs of the share of labels with this answer."
                labels={answers.map(({ label }) => label)}
                labelName="Answer"
                valueName="Share of outputs"
                format={{ digits: 0, unit: "%" }}
                series={models.map((name, m) => ({
                  name,
                  values: report.models[m]!.shares.map(({ value }) => (value ?? 0) * 100),
                  colorIndex: m,
                }))}
              />
            )}
            <ListTable
              caption="Answers by model"
              columns={answerColumns(versions)}
              rows={rows}
              rowKey={({ label, model }) => `${label} ${model}`}
            />
          </div>
        </Section>
      )}
    </>
  );
}

function differenceColumns(
  { counted, differences }: ScoreReport,
  models: readonly string[],
  versions: readonly VersionStamp[],
): readonly ListColumn<ScoreReport["differences"][number]>[] {
  const percent = counted !== null;
  // One scale for all, which the longest interval fills.
  const reach = Math.max(
    percent ? 0.1 : 1,
    ...differences.flatMap(({ difference }) => difference.interval?.map(Math.abs) ?? []),
  );
  return [
    {
      label: "Models",
      cell: ({ first, second }) => (
        <>
          <bdi>{models[second]}</bdi> − <bdi>{models[first]}</bdi>
        </>
      ),
    },
    {
      label: "Difference",
      cell: ({ difference }) => (
        <Estimate
          estimate={difference}
          versions={versions}
          format={{ signed: true, percent }}
          domain={[-reach, reach]}
          reference={0}
          hide={["n"]}
        />
      ),
    },
    { label: "Common prompts", align: "end", cell: ({ difference }) => <Figure value={difference.items} /> },
  ];
}

function answerColumns(versions: readonly VersionStamp[]): readonly ListColumn<AnswerRow>[] {
  return [
    { label: "Answer", cell: ({ label }) => <bdi>{label}</bdi> },
    { label: "Model", cell: ({ model }) => <bdi>{model}</bdi> },
    { label: "Labels", align: "end", cell: ({ uses }) => <Figure value={uses} /> },
    {
      label: "Share",
      cell: ({ share }) => <Estimate estimate={share} versions={versions} format={{ percent: true }} hide={["n"]} />,
    },
  ];
}
