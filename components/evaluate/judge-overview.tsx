import { IntervalPlot } from "@/components/charts/interval-plot";
import { Estimate } from "@/components/estimate/estimate";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import type { CriterionReport } from "@/lib/evaluate/judges/report";

interface JudgeOverviewProps {
  criteria: readonly CriterionReport[];
  href: (criterion: string) => string;
}

/** Every criterion at a glance: how near the judge is to people, and how near people are to each other. */
export function JudgeOverview({ criteria, href }: JudgeOverviewProps) {
  const compared = criteria.filter(({ agreement }) => agreement.alpha);
  const columns: readonly ListColumn<CriterionReport>[] = [
    {
      label: "Criterion",
      cell: ({ criterion }) => (
        <TextLink href={href(criterion.key)}>
          <bdi>{criterion.title}</bdi>
        </TextLink>
      ),
    },
    {
      label: "Same answer as people",
      cell: ({ agreement, undefinedBecause, versions }) =>
        agreement.percent ? (
          <Estimate estimate={agreement.percent} format={{ percent: true }} versions={versions} hide={["whisker"]} />
        ) : (
          <span className="text-muted">{undefinedBecause && UNDEFINED_WORDS[undefinedBecause]}</span>
        ),
    },
    {
      label: "Alpha of people, on the judge’s examples",
      cell: ({ among, versions }) =>
        among ? <Estimate estimate={among.people} versions={versions} hide={["whisker", "n"]} /> : "–",
    },
    {
      label: "Change with the judge",
      cell: ({ among, versions }) =>
        among ? (
          <Estimate estimate={among.difference} format={{ signed: true }} versions={versions} hide={["whisker", "n"]} />
        ) : (
          "–"
        ),
    },
    {
      label: "Unscored",
      cell: ({ unscored, versions }) => (
        <Estimate
          estimate={unscored}
          versions={versions}
          format={{ percent: true, digits: 1 }}
          hide={["whisker", "n"]}
        />
      ),
    },
  ];
  return (
    <div className="grid gap-8">
      <IntervalPlot
        question="On which criteria does the judge find the people’s answer?"
        caption="Krippendorff’s alpha between the judge and the people’s answer (settled, else what most said), 95 % interval by jackknife over examples; grey under 20 examples. 1 is perfect, 0 is chance."
        domain={[-0.2, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        reference={0}
        rows={compared.map(({ criterion, agreement, versions }) => ({
          key: criterion.key,
          label: criterion.title,
          estimate: agreement.alpha!,
          versions,
          href: href(criterion.key),
        }))}
      />
      <ListTable
        caption="The judge by criterion"
        columns={columns}
        rows={criteria}
        rowKey={({ criterion }) => criterion.key}
      />
    </div>
  );
}
