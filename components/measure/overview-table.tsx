import { Estimate } from "@/components/estimate/estimate";
import { Explained } from "@/components/glossary/explained";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import type { CriterionOverview } from "@/lib/measure/queries";

interface OverviewTableProps {
  rows: readonly CriterionOverview[];
  /** Where a criterion's figures are. */
  href: (criterion: string) => string;
}

/** Every criterion with its agreement; text is listed too, and says why it has none. */
export function OverviewTable({ rows, href }: OverviewTableProps) {
  const columns: readonly ListColumn<CriterionOverview>[] = [
    { label: "Criterion", cell: ({ criterion }) => <TextLink href={href(criterion.key)}>{criterion.title}</TextLink> },
    {
      label: "Level",
      head: <Explained term="level">Level</Explained>,
      cell: ({ criterion }) => <span className="whitespace-nowrap text-muted">{criterion.level}</span>,
    },
    {
      label: "Alpha",
      head: <Explained term="alpha">Alpha</Explained>,
      cell: (row) => <Coefficient row={row} name="alpha" />,
    },
    { label: "Equal answers", cell: (row) => <Coefficient row={row} name="percent-unit" percent /> },
    {
      label: "Compared labels",
      align: "end",
      cell: ({ report }) => <Figure value={report.coefficients.alpha?.judgments ?? 0} />,
    },
  ];
  return (
    <ListTable
      caption="Agreement by criterion"
      columns={columns}
      rows={rows}
      rowKey={({ criterion }) => criterion.key}
    />
  );
}

interface CoefficientProps {
  row: CriterionOverview;
  name: string;
  percent?: boolean;
}

function Coefficient({ row: { report, versions }, name, percent = false }: CoefficientProps) {
  const estimate = report.coefficients[name];
  if (estimate) return <Estimate estimate={estimate} versions={versions} format={{ percent }} hide={["whisker"]} />;
  return <span className="text-muted">{report.undefinedBecause ? UNDEFINED_WORDS[report.undefinedBecause] : "–"}</span>;
}
