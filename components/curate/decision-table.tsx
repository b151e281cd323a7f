import { MixedVersions } from "@/components/estimate/mixed-versions";
import { Explained } from "@/components/glossary/explained";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { CriterionDecisions } from "@/lib/curate/decision-queries";

interface DecisionTableProps {
  rows: readonly CriterionDecisions[];
  examples: number;
  /** Where the open cases of a criterion are listed; without it they are only counted. */
  openHref?: (criterion: string) => string;
}

/** Per criterion, how many examples are decided, by what, and how many are not and why. */
export function DecisionTable({ rows, examples, openHref }: DecisionTableProps) {
  const columns: readonly ListColumn<CriterionDecisions>[] = [
    { label: "Criterion", cell: ({ title }) => <span className="font-medium">{title}</span> },
    { label: "Decided", align: "end", cell: (row) => <Share part={decided(row)} whole={examples} /> },
    { label: "By", cell: (row) => <span className="text-muted">{byWhat(row)}</span> },
    { label: "Differ", align: "end", cell: ({ key, differ }) => <Open n={differ} href={openHref?.(key)} /> },
    { label: "One label", align: "end", cell: ({ key, single }) => <Open n={single} href={openHref?.(key)} /> },
    {
      label: "No single answer",
      head: <Explained term="no-single-answer">No single answer</Explained>,
      align: "end",
      cell: ({ noAnswer }) => <Figure value={noAnswer} />,
    },
    { label: "No label", align: "end", cell: ({ unlabelled }) => <Figure value={unlabelled} /> },
    { label: "Guideline", cell: ({ versions }) => <UnderVersions versions={versions} /> },
  ];
  return <ListTable caption="Decisions by criterion" columns={columns} rows={rows} rowKey={({ key }) => key} />;
}

function decided({ resolved, unanimous }: CriterionDecisions): number {
  return Object.values(resolved).reduce((sum, n) => sum + n, unanimous);
}

function byWhat({ resolved, unanimous }: CriterionDecisions) {
  const parts = [...Object.entries(resolved), ["unanimous labels", unanimous] as const].filter(([, n]) => n > 0);
  if (parts.length === 0) return "–";
  return parts.map(([method, n], index) => (
    <span key={method}>
      {index > 0 && ", "}
      <Figure value={n} /> {method}
    </span>
  ));
}

function Share({ part, whole }: { part: number; whole: number }) {
  return (
    <span className="whitespace-nowrap">
      <Figure value={part} className="font-medium" />
      <span className="text-muted">
        {" of "}
        <Figure value={whole} />
      </span>
    </span>
  );
}

/** Under which guideline version the examples stand there; of several, how many under each, and whether they mean the same. */
function UnderVersions({ versions }: Pick<CriterionDecisions, "versions">) {
  if (versions.length === 0) return "–";
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {versions.map(({ number, examples }) => (
        <span key={number} className="inline-flex items-center gap-1.5">
          <VersionBadge number={number} /> {versions.length > 1 && <Figure value={examples} className="text-muted" />}
        </span>
      ))}
      <MixedVersions versions={versions} />
    </span>
  );
}

function Open({ n, href }: { n: number; href: string | undefined }) {
  if (n === 0 || !href) return <Figure value={n} />;
  return (
    <TextLink href={href}>
      <Figure value={n} />
    </TextLink>
  );
}
