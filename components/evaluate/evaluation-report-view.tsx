import type { ReactNode } from "react";
import { IntervalPlot } from "@/components/charts/interval-plot";
import { categoryColor } from "@/components/charts/palette";
import { Estimate } from "@/components/estimate/estimate";
import type { EstimateFormat } from "@/components/estimate/estimate-words";
import { VersionsNote } from "@/components/estimate/mixed-versions";
import { Explained } from "@/components/glossary/explained";
import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Estimate as EstimateResult } from "@/lib/core/estimate";
import type { ReportAsked } from "@/lib/evaluate/address";
import type { Evaluation } from "@/lib/evaluate/report/queries";
import type { SliceFigures } from "@/lib/evaluate/report/report";
import { EvaluationClean } from "./evaluation-clean";
import { EvaluationScores } from "./evaluation-scores";
import { EvaluationWins } from "./evaluation-wins";

interface EvaluationReportViewProps {
  evaluation: Evaluation;
  asked: Pick<ReportAsked, "by">;
}

/** All that the labels on one criterion say of the models. */
export function EvaluationReportView({ evaluation, asked }: EvaluationReportViewProps) {
  const { filter, versions, unnamed, report, slices } = evaluation;
  const models = evaluation.models.map(({ model }) => model);
  if (!report)
    return <Callout title="Answers to this criterion are not counted">Texts and marked spans have no mean.</Callout>;
  const { scale } = filter.criterion;
  const isMean = report.kind === "scores" && report.counted === null;
  const format = isMean ? {} : { percent: true };
  const domain: [number, number] = isMean && scale ? [scale.min, scale.max] : [0, 1];
  const of = { models, versions };
  return (
    <div className="grid gap-8">
      <VersionsNote versions={versions} per="output" />
      {unnamed > 0 && (
        <Callout tone="warn" title={`${formatCount(unnamed, "example names", "examples name")} no model`}>
          They are in no figure here. Import outputs with the name of the model that wrote them.
        </Callout>
      )}
      <IntervalPlot
        question={QUESTIONS[report.kind === "wins" ? "wins" : isMean ? "mean" : "share"]}
        caption={<>{captionOf(report)} 95 % interval that resamples prompts; n counts prompts, grey under 20.</>}
        domain={domain}
        ticks={ticksOf(domain)}
        reference={report.kind === "wins" ? 0.5 : undefined}
        format={format}
        rows={report.models.map(({ headline }, m) => ({
          key: models[m]!,
          label: <bdi>{models[m]}</bdi>,
          estimate: headline,
          versions,
          color: categoryColor(m),
        }))}
      />
      <EvaluationClean evaluation={evaluation} format={format} domain={domain} />
      {asked.by !== undefined && (
        <EvaluationSlices name={asked.by} slices={slices} format={format} domain={domain} {...of} />
      )}
      {report.kind === "wins" ? (
        <EvaluationWins report={report} {...of} />
      ) : (
        <EvaluationScores report={report} {...of} />
      )}
    </div>
  );
}

const QUESTIONS = {
  mean: "Which model’s outputs are rated higher?",
  share: "Which model’s outputs get this answer more often?",
  wins: "Which model’s outputs are preferred?",
};

function captionOf(report: NonNullable<Evaluation["report"]>): ReactNode {
  if (report.kind === "wins") return "Win rate over comparisons, ties as halves.";
  if (report.counted === null) return "Mean over outputs; each output weighs the same however many labels it has.";
  return (
    <>
      Share of outputs with the answer “<bdi>{report.counted.label}</bdi>”.
    </>
  );
}

function ticksOf([low, high]: [number, number]): number[] {
  const whole = Number.isInteger(low) && Number.isInteger(high) && high - low > 1 && high - low <= 6;
  const parts = whole ? high - low : 4;
  return Array.from({ length: parts + 1 }, (_, k) => low + (k * (high - low)) / parts);
}

interface EvaluationSlicesProps {
  name: string;
  slices: readonly SliceFigures[];
  models: readonly string[];
  versions: readonly VersionStamp[];
  format: EstimateFormat;
  domain: [number, number];
}

interface SliceRow {
  value: string;
  model: string;
  estimate: EstimateResult;
}

/** Every model on the outputs with one value of a slice. */
function EvaluationSlices({ name, slices, models, versions, format, domain }: EvaluationSlicesProps) {
  const rows = slices.flatMap(({ value, models: figures }) =>
    models.map((model, m): SliceRow => ({ value, model, estimate: figures[m]! })),
  );
  const columns: readonly ListColumn<SliceRow>[] = [
    { label: name, cell: ({ value }) => <bdi>{value}</bdi> },
    { label: "Model", cell: ({ model }) => <bdi>{model}</bdi> },
    {
      label: "Figure",
      cell: ({ estimate }) => <Estimate estimate={estimate} versions={versions} format={format} domain={domain} />,
    },
  ];
  return (
    <Section title={<Explained term="slice">By slice</Explained>} note="Grey under 20 prompts: a hint, not a finding.">
      {rows.length === 0 ? (
        <p className="text-muted">No labelled output has this slice.</p>
      ) : (
        <ListTable
          caption="Models by slice"
          columns={columns}
          rows={rows}
          rowKey={({ value, model }) => `${value} ${model}`}
        />
      )}
    </Section>
  );
}
