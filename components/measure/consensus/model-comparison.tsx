import { IntervalPlot } from "@/components/charts/interval-plot";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { ConsensusMethod } from "@/lib/core/consensus/methods";
import type { NamedModel } from "@/lib/measure/consensus/queries";
import { METHOD_WORDS } from "./method-words";

interface ModelComparisonProps {
  models: readonly NamedModel[];
  /** Those that are calculated only for who asks. */
  left: readonly ConsensusMethod[];
  shown: ConsensusMethod;
  versions: readonly VersionStamp[];
  /** A model's page, of all its answers or of those that differ from the majority's. */
  href: (method: ConsensusMethod, examples?: "differ" | "unsure" | "tied") => string;
}

const SHARE = { percent: true };

/** The models side by side: how many answers each has, and how often these are right where that is known. */
export function ModelComparison({ models, left, shown, versions, href }: ModelComparisonProps) {
  const count = (method: ConsensusMethod, examples: "differ" | "unsure" | "tied", n: number) =>
    n === 0 ? <Figure value={0} /> : <TextLink href={href(method, examples)}>{n.toLocaleString("en")}</TextLink>;
  const columns: readonly ListColumn<NamedModel>[] = [
    {
      label: "Model",
      cell: ({ method }) =>
        method === shown ? (
          <span className="font-medium" aria-current="true">
            {METHOD_WORDS[method].name}
          </span>
        ) : (
          <TextLink href={href(method)}>{METHOD_WORDS[method].name}</TextLink>
        ),
    },
    { label: "How", cell: ({ method }) => <span className="text-muted">{METHOD_WORDS[method].help}</span> },
    { label: "Not the majority’s", align: "end", cell: ({ method, counts }) => count(method, "differ", counts.differ) },
    { label: "Unsure", align: "end", cell: ({ method, counts }) => count(method, "unsure", counts.unsure) },
    { label: "Tied", align: "end", cell: ({ method, counts }) => count(method, "tied", counts.tied) },
  ];
  const plots = [
    {
      by: "gold" as const,
      question: "How often is each model right where the answer is known?",
      what: "Examples with a known answer, which the models were not shown",
    },
    {
      by: "settled" as const,
      question: "How often does each model say what reviewers settled?",
      what: "Settled examples, mostly those on which people differed",
    },
  ].filter(({ by }) => models.some((model) => model[by].items > 0));
  return (
    <div className="grid gap-6">
      <ListTable caption="Models" columns={columns} rows={models} rowKey={({ method }) => method} />
      {left.length > 0 && (
        <p className="text-muted">
          Slow on so many labels, and so calculated only when asked for:{" "}
          {left.map((method, k) => (
            <span key={method}>
              {k > 0 && ", "}
              <TextLink href={href(method)}>{METHOD_WORDS[method].name}</TextLink>
            </span>
          ))}
          .
        </p>
      )}
      <div className="grid gap-8 xl:grid-cols-2">
        {plots.map(({ by, question, what }) => (
          <IntervalPlot
            key={by}
            question={question}
            caption={`${what}; 95 % interval by Wilson, examples drawn anew. A tie is no answer.`}
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            format={SHARE}
            rows={models.map((model) => ({
              key: model.method,
              label: METHOD_WORDS[model.method].name,
              estimate: model[by],
              versions,
              href: href(model.method),
            }))}
          />
        ))}
      </div>
    </div>
  );
}
