"use client";

import { BarChart } from "@/components/charts/bar-chart";
import { formatCount, formatNumber, formatPercent } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { cleanHref, cleaningHref } from "@/lib/curate/clean/address";
import type { CheckMeasured } from "@/lib/curate/measurements/measured";
import { runHref } from "@/lib/curate/recipes/address";
import type { RunFigures } from "@/lib/curate/recipes/figures";
import { funnelOf } from "@/lib/curate/recipes/funnel";
import { STEP_KINDS, type Step } from "@/lib/curate/recipes/steps/all-steps";
import { MeasuredCell } from "../measuring/measured-cell";
import { LosingParts } from "./losing-parts";

interface FunnelProps {
  projectId: string;
  run: { id: string; recipe: string; isPreview: boolean; steps: Step[]; figures: RunFigures };
  /** What each step takes, in words. */
  words: readonly string[];
  /** How often the checks are right that the project works by, by their keys; empty where it works by others than the run did. */
  precision: ReadonlyMap<string, CheckMeasured>;
  /** The part whose examples are listed. */
  open?: number;
}

/** How the examples came down, step by step, and why; each part leads to its examples. */
export function Funnel({ projectId, run, words, precision, open }: FunnelProps) {
  const { figures, steps } = run;
  const parts = funnelOf(figures);
  const isAny = parts[0]!.taken > 0;
  const shown = parts.filter(({ step }) => step > 0 || isAny);
  const rows = shown.map((part) => ({
    ...part,
    words: part.step === 0 ? beforeWords(figures) : words[part.step - 1]!,
  }));
  const href = (step: number) => runHref(projectId, run, step);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="max-w-prose text-base">{sentence(run)}</p>
      <LosingParts projectId={projectId} run={run} />
      <BarChart
        question="How many examples are left after each step?"
        caption={`${formatCount(figures.examples, "example")}${figures.examples === 0 ? "" : ", each counted at the first step that took it"}.`}
        labels={["All", ...shown.map(({ step }) => (step === 0 ? "Excluded before" : `Step ${step}`))]}
        labelName="After"
        valueName="Examples"
        stacked
        series={[
          { name: "Left", values: [figures.examples, ...shown.map(({ left }) => left)], colorIndex: 4 },
          {
            name: run.isPreview ? "Would be taken" : "Taken",
            values: [0, ...shown.map(({ taken }) => taken)],
            hrefs: [undefined, ...shown.map(({ step, taken }) => (taken > 0 ? href(step) : undefined))],
            colorIndex: 5,
          },
        ]}
      />
      <ListTable
        caption="What each step took"
        rows={rows}
        rowKey={({ step }) => step}
        columns={[
          { label: "Step", cell: ({ step }) => (step === 0 ? "–" : step) },
          {
            label: "What it takes",
            cell: ({ step, words }) => (
              <>
                <span dir="auto">{words}</span>
                {step > 0 && <Counts step={steps[step - 1]!} counts={figures.steps[step - 1]!.counts} />}
                {steps[step - 1]?.step === "clean" && <BeforeAndAfter projectId={projectId} run={run} />}
              </>
            ),
          },
          {
            label: "Took",
            align: "end",
            cell: ({ step, taken, left }) => (
              <span className="whitespace-nowrap tabular">
                {taken === 0 ? (
                  "0"
                ) : (
                  <TextLink href={href(step)} scroll={false} aria-current={step === open ? "true" : undefined}>
                    {formatNumber(taken)} · {formatPercent(taken / (taken + left), 1)}
                  </TextLink>
                )}
              </span>
            ),
          },
          {
            label: "Left",
            align: "end",
            cell: ({ left }) => <span className="tabular">{formatNumber(left)}</span>,
          },
          {
            label: "Precision",
            cell: ({ step }) =>
              step === 0 ? "–" : <StepPrecision {...{ projectId, precision }} step={steps[step - 1]!} />,
          },
        ]}
      />
    </div>
  );
}

/** What a cleaning changed, or of a preview what it would change: it comes first, and so looks at all that is kept. */
function BeforeAndAfter({ projectId, run }: Pick<FunnelProps, "projectId" | "run">) {
  const [step] = run.steps;
  if (step?.step !== "clean") return null;
  return (
    <TextLink
      href={
        run.isPreview
          ? cleanHref(projectId, { operations: step.operations, slice: step.slices?.[0] })
          : cleaningHref(projectId, run.id)
      }
    >
      Before and after
    </TextLink>
  );
}

function Counts({ step, counts }: { step: Step; counts: Record<string, number> }) {
  const kinds = STEP_KINDS[step.step].counts;
  const said = Object.entries(kinds).flatMap(([name, words]) =>
    counts[name] ? `${formatNumber(counts[name])} ${words}` : [],
  );
  return said.length === 0 ? null : <span className="block text-muted">{said.join("; ")}</span>;
}

function beforeWords({ excluded: { people, runs } }: RunFigures): string {
  const said = [
    ...(people > 0 ? [`${formatNumber(people)} by people`] : []),
    ...runs.map(({ name, version, examples }) => `${formatNumber(examples)} by “${name}”, version ${version}`),
  ];
  return `Excluded before: ${said.join(", ")}`;
}

function sentence({ isPreview, figures, steps: [first] }: FunnelProps["run"]): string {
  const { examples, steps, marked } = figures;
  const parts = funnelOf(figures);
  const left = parts.at(-1)!.left;
  const taken = steps.reduce((sum, step) => sum + step.taken, 0);
  const of = `${formatNumber(left)} of ${formatCount(examples, "example")}`;
  const changed = first?.step === "clean" ? (steps[0]?.counts.changed ?? 0) : null;
  if (isPreview && changed !== null)
    return `A run would clean ${formatNumber(changed)}, take ${formatNumber(taken)} and leave ${of}. ${steps.length > 1 ? "The steps behind the cleaning were looked at with the texts as they are now; a run looks at the cleaned ones, and may take others. " : ""}Nothing was changed or excluded yet.`;
  if (isPreview) return `A run would take ${formatNumber(taken)} and leave ${of}. Nothing was excluded yet.`;
  const others = taken - marked;
  const meanwhile = others > 0 ? ` ${formatNumber(others)} of them somebody else excluded while it ran.` : "";
  const cleaned = changed === null ? "" : `cleaned ${formatNumber(changed)}, `;
  return `It ${cleaned}took ${formatNumber(taken)} and left ${of}.${meanwhile}`;
}

interface StepPrecisionProps extends Pick<FunnelProps, "projectId" | "precision"> {
  step: Step;
}

/** How often what a check takes was rightly taken, as people judged it blind. What others than checks take needs no judge. */
function StepPrecision({ projectId, step, precision }: StepPrecisionProps) {
  if (step.step !== "check") return "–";
  const measured = precision.get(step.check);
  if (!measured) return <span className="text-muted">a check of another version</span>;
  return <MeasuredCell {...{ projectId, measured }} check={step.check} which="precision" measurable />;
}
