import { EmptyState } from "@/components/ui/empty-state";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { JudgeCase, UnscoredVerdict } from "@/lib/evaluate/judges/cases";
import { type CaseFilter, caseHref } from "@/lib/evaluate/judges/page-filter";
import type { CriterionReport } from "@/lib/evaluate/judges/report";
import { JudgeAmongPeople } from "./judge-among-people";
import { JudgeBiases } from "./judge-biases";
import { JudgeCaseTable } from "./judge-case-table";
import { JudgeConfusion } from "./judge-confusion";
import { JudgeHeadline } from "./judge-headline";
import { JudgeUnscored } from "./judge-unscored";

interface JudgeCriterionProps {
  report: CriterionReport;
  cases: { cases: readonly JudgeCase[]; more: boolean };
  unscored: readonly UnscoredVerdict[];
  filter: CaseFilter;
  here: string;
  resolveHref: string;
  /** An example's page. */
  exampleHref: (exampleId: string) => string;
}

/** Everything about a judge on one criterion, from the figure to the examples behind it. */
export function JudgeCriterion(props: JudgeCriterionProps) {
  const { report, unscored, here } = props;
  const { versions } = report;
  const link: Link = (change) => caseHref(here, { criterion: report.criterion.key, ...change });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      {report.undefinedBecause && <JudgeHeadline report={report} versions={versions} />}
      {!report.undefinedBecause && report.withPeople > 0 && <Compared {...props} link={link} />}
      {!report.undefinedBecause && report.withPeople === 0 && (
        <EmptyState title="Nobody to hold the judge against yet">
          The judge labelled {formatCount(report.judged, "example")} on this criterion. People have labelled none of
          them under this version or one that means the same.
        </EmptyState>
      )}
      {report.position && (
        <Section title="Place and length">
          <JudgeBiases report={report} versions={versions} />
        </Section>
      )}
      <Section title="Unscored">
        <JudgeUnscored report={report} versions={versions} verdicts={unscored} hrefOf={props.exampleHref} />
      </Section>
    </div>
  );
}

type Link = (change: Partial<CaseFilter>) => string;

/** The judge beside people, and the examples behind the figures. */
function Compared({ report, cases, filter, resolveHref, link }: JudgeCriterionProps & { link: Link }) {
  const { criterion, versions, among, confusion } = report;
  const oneCell = filter.people !== undefined && filter.judge !== undefined;
  return (
    <>
      <JudgeHeadline report={report} versions={versions} />
      <div className="grid gap-8 xl:grid-cols-2">
        {among && (
          <Section title="Among people">
            <JudgeAmongPeople among={among} versions={versions} />
          </Section>
        )}
        {confusion.categories.length > 0 && (
          <Section title="Where they differ">
            <JudgeConfusion report={report} href={(people, judge) => `${link({ people, judge })}#cases`} />
          </Section>
        )}
      </div>
      <div id="cases">
        <Section
          title={oneCell ? "Examples of this cell" : "Examples where the judge differs"}
          actions={
            oneCell && (
              <LinkButton size="sm" href={`${link({})}#cases`}>
                All that differ
              </LinkButton>
            )
          }
        >
          {cases.cases.length > 0 ? (
            <JudgeCaseTable
              criterion={criterion}
              {...cases}
              page={filter.page}
              caseHref={(example) => `${resolveHref}?example=${example}&of=${criterion.key}`}
              pageHref={(page) => `${link({ people: filter.people, judge: filter.judge, page })}#cases`}
            />
          ) : (
            <p className="text-muted">None.</p>
          )}
        </Section>
      </div>
    </>
  );
}
