import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { JudgeRunRow } from "@/lib/evaluate/judges/queries";

interface JudgeListProps {
  runs: readonly JudgeRunRow[];
  pinned: number;
  href: (run: string) => string;
}

/** The AI judges of a project. Each way of asking a model is a judge of its own. */
export function JudgeList({ runs, pinned, href }: JudgeListProps) {
  const columns: readonly ListColumn<JudgeRunRow>[] = [
    {
      label: "Judge",
      cell: ({ id, name }) => (
        <TextLink href={href(id)}>
          <bdi>{name}</bdi>
        </TextLink>
      ),
    },
    {
      label: "Guideline",
      cell: ({ guidelineVersion: { number, hash } }) => (
        <VersionBadge number={number} hash={hash} pinned={number === pinned} />
      ),
    },
    { label: "Model", cell: ({ model, parameters }) => <ModelWords model={model} parameters={parameters} /> },
    { label: "Verdicts", align: "end", cell: ({ verdicts }) => <Figure value={verdicts} /> },
    { label: "Examples", align: "end", cell: ({ examples }) => <Figure value={examples} /> },
    { label: "Labels", align: "end", cell: ({ labels }) => <Figure value={labels} /> },
    { label: "Registered", cell: ({ createdAt }) => <Time at={createdAt.toISOString()} /> },
  ];
  return <ListTable caption="AI judges" columns={columns} rows={runs} rowKey={({ id }) => id} />;
}

/** A model and its parameters on one line. */
export function ModelWords({ model, parameters }: Pick<JudgeRunRow, "model" | "parameters">) {
  return (
    <span>
      <bdi>{model}</bdi>
      {Object.entries(parameters).map(([name, value]) => (
        <span key={name} className="text-muted">
          {" "}
          · <bdi>{name}</bdi> <bdi>{typeof value === "string" ? value : JSON.stringify(value)}</bdi>
        </span>
      ))}
    </span>
  );
}
