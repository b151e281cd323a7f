import { IntervalPlot } from "@/components/charts/interval-plot";
import { Estimate } from "@/components/estimate/estimate";
import { Explained } from "@/components/glossary/explained";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { OtherMeaning } from "@/lib/labels/labelled";
import { type MeasureAsked, measureHref } from "@/lib/measure/address";
import { levelOf } from "@/lib/measure/criterion-values";
import type { CriterionOverview } from "@/lib/measure/queries";
import { NothingToCompare } from "./nothing-to-compare";
import { OtherMeanings } from "./other-meanings";

interface AgreementOverviewProps {
  projectId: string;
  asked: MeasureAsked;
  rows: readonly CriterionOverview[];
  others: readonly OtherMeaning[];
}

/** Every criterion with its agreement; each leads to more. */
export function AgreementOverview({ projectId, asked, rows, others }: AgreementOverviewProps) {
  const compared = rows.filter(({ report }) => report.coefficients.alpha);
  const hasPairs = compared.some(({ report }) => report.coefficients.alpha!.items > 0);
  const href = (criterion: string) => measureHref(projectId, "agreement", { ...asked, criterion });
  return (
    <div className="grid gap-8">
      {compared.length > 0 && !hasPairs && (
        <NothingToCompare projectId={projectId} raters={Math.max(...compared.map(ratersOf))} />
      )}
      {hasPairs && (
        <IntervalPlot
          question="On which criteria do people agree?"
          caption="Krippendorff’s alpha at each criterion’s level, 95 % interval by jackknife over examples; grey under 20 examples. 1 is perfect, 0 is chance."
          domain={[-0.2, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          reference={0}
          rows={compared.map(({ criterion, versions, report }) => ({
            key: criterion.key,
            label: criterion.title,
            estimate: report.coefficients.alpha!,
            versions,
            href: href(criterion.key),
          }))}
        />
      )}
      <OtherMeanings
        others={others}
        titles={Object.fromEntries(rows.map(({ criterion }) => [criterion.key, criterion.title]))}
        href={(version) => measureHref(projectId, "agreement", { ...asked, version })}
      />
      <OverviewTable rows={rows} href={href} />
    </div>
  );
}

const ratersOf = ({ report }: CriterionOverview) => report.coefficients.alpha?.raters ?? 0;

interface OverviewTableProps {
  rows: readonly CriterionOverview[];
  /** Where a criterion's figures are. */
  href: (criterion: string) => string;
}

/** Every criterion with its agreement; text is listed too, and says why it has none. */
function OverviewTable({ rows, href }: OverviewTableProps) {
  const columns: readonly ListColumn<CriterionOverview>[] = [
    { label: "Criterion", cell: ({ criterion }) => <TextLink href={href(criterion.key)}>{criterion.title}</TextLink> },
    {
      label: "Level",
      head: <Explained term="level">Level</Explained>,
      cell: ({ criterion }) => <span className="whitespace-nowrap text-muted">{levelOf(criterion)}</span>,
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

function Coefficient({ row: { criterion, report, versions }, name, percent = false }: CoefficientProps) {
  const estimate = report.coefficients[name];
  if (estimate) return <Estimate estimate={estimate} versions={versions} format={{ percent }} hide={["whisker"]} />;
  const why = name === "alpha" && report.undefinedBecause;
  if (why === "not-compared")
    return (
      <span className="text-muted">
        {KINDS[criterion.kind].marksText ? "passages are matched: see its page" : "read, not compared"}
      </span>
    );
  return <span className="text-muted">{why ? UNDEFINED_WORDS[why] : "–"}</span>;
}
