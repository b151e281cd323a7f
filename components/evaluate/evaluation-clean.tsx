import { Estimate } from "@/components/estimate/estimate";
import type { EstimateFormat } from "@/components/estimate/estimate-words";
import { formatCount } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import type { Evaluation } from "@/lib/evaluate/report/queries";

interface EvaluationCleanProps {
  evaluation: Pick<Evaluation, "models" | "versions" | "report" | "tainted" | "clean">;
  format: EstimateFormat;
  domain: [number, number];
}

interface CleanRow {
  model: string;
  all: Evaluation["clean"][number]["headline"];
  clean: Evaluation["clean"][number];
}

/** The figures without the prompts that training data holds, and how they change by that. */
export function EvaluationClean({ evaluation, format, domain }: EvaluationCleanProps) {
  const { models, versions, report, tainted, clean } = evaluation;
  const reach = Math.max(
    domain[1] - domain[0] > 1 ? 1 : 0.1,
    ...clean.flatMap(({ change }) => change.interval?.map(Math.abs) ?? []),
  );
  const columns: readonly ListColumn<CleanRow>[] = [
    { label: "Model", cell: ({ model }) => <bdi>{model}</bdi> },
    {
      label: "All prompts",
      cell: ({ all }) => <Estimate estimate={all} versions={versions} format={format} domain={domain} />,
    },
    {
      label: "Without them",
      cell: ({ clean: { headline } }) => (
        <Estimate estimate={headline} versions={versions} format={format} domain={domain} />
      ),
    },
    {
      label: "Change",
      cell: ({ clean: { change } }) => (
        <Estimate
          estimate={change}
          versions={versions}
          format={{ ...format, signed: true }}
          domain={[-reach, reach]}
          reference={0}
          hide={["n"]}
        />
      ),
    },
  ];
  return (
    <Section title="Without contaminated prompts" note={noteOf(tainted)}>
      {clean.length > 0 && report && (
        <ListTable
          caption="Figures without contaminated prompts"
          columns={columns}
          rows={models.map(({ model }, m) => ({ model, all: report.models[m]!.headline, clean: clean[m]! }))}
          rowKey={({ model }) => model}
        />
      )}
    </Section>
  );
}

function noteOf({ projects, keys }: Evaluation["tainted"]): string {
  if (projects === 0)
    return "No project that is open to you was compared with this evaluation: see Contamination under Curate there.";
  const compared = `${formatCount(projects, "project")} open to you ${projects === 1 ? "was" : "were"} compared with this evaluation`;
  if (keys.length === 0) return `${compared}; none of its prompts was found in their examples.`;
  return `${compared}; ${formatCount(keys.length, "prompt is", "prompts are")} in examples that are not excluded there. The change is resampled by prompt, on both sides at once.`;
}
