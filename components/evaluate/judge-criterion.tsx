import { IntervalPlot } from "@/components/charts/interval-plot";
import { EstimateBlock } from "@/components/estimate/estimate";
import { answerWords } from "@/components/resolve/answer-words";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { AmongPeople } from "@/lib/core/judge/against-people";
import { judgeTable } from "@/lib/evaluate/address";
import type { JudgeCase, UnscoredVerdict } from "@/lib/evaluate/judges/cases";
import type { CriterionReport } from "@/lib/evaluate/judges/report";
import { exampleHref } from "@/lib/examples/address";
import { caseHref } from "@/lib/resolve/address";
import { JudgeCaseTable } from "./judge-case-table";
import { JudgeConfusion } from "./judge-confusion";
import { JudgeHeadline } from "./judge-headline";
import { JudgeUnscored } from "./judge-unscored";

interface JudgeCriterionProps {
  report: CriterionReport;
  cases: { rows: readonly JudgeCase[]; total: number };
  unscored: readonly UnscoredVerdict[];
  filter: { people?: string; judge?: string };
  here: string;
  projectId: string;
}

/** Everything about a judge on one criterion, from the figure to the examples behind it. */
export function JudgeCriterion(props: JudgeCriterionProps) {
  const { report, unscored, here } = props;
  const { versions } = report;
  const link: Link = (cell) => judgeTable.href(`${here}#cases`, { criterion: report.criterion.key, ...cell });
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
        <JudgeUnscored
          report={report}
          versions={versions}
          verdicts={unscored}
          hrefOf={(example) => exampleHref(props.projectId, example)}
        />
      </Section>
    </div>
  );
}

type Link = (cell: { people?: string; judge?: string }) => string;

/** The judge beside people, and the examples behind the figures. */
function Compared({ report, cases, filter, projectId, link }: JudgeCriterionProps & { link: Link }) {
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
            <JudgeConfusion report={report} href={(people, judge) => link({ people, judge })} />
          </Section>
        )}
      </div>
      <div id="cases">
        <Section
          title={oneCell ? "Examples of this cell" : "Examples where the judge differs"}
          actions={
            oneCell && (
              <LinkButton size="sm" href={link({})}>
                All that differ
              </LinkButton>
            )
          }
        >
          <JudgeCaseTable
            total={cases.total}
            rows={cases.rows.map(({ exampleId, externalId, excerpt, reason, settled, judge, people }) => ({
              ...{ id: exampleId, externalId, excerpt, reason, settled },
              judge: answerWords(criterion, judge),
              people: people.map(({ value, n }) => ({
                answer: value === null ? null : answerWords(criterion, value),
                n,
              })),
              href: caseHref(projectId, exampleId, criterion.key),
            }))}
          />
        </Section>
      </div>
    </>
  );
}

/** The agreement of people with and without the judge among them. */
function JudgeAmongPeople({ among, versions }: { among: AmongPeople; versions: readonly VersionStamp[] }) {
  return (
    <div className="grid gap-5">
      <IntervalPlot
        question="Would the judge pass as one more person?"
        caption="Krippendorff’s alpha at the criterion’s level, only on the examples that the judge and at least two people labelled: on all examples people may agree more or less. 95 % interval by jackknife over examples."
        domain={[-0.2, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        reference={0}
        rows={[
          { key: "people", label: "People alone", estimate: among.people, versions },
          { key: "with", label: "With the judge", estimate: among.withJudge, versions },
        ]}
      />
      <EstimateBlock
        label="Change when the judge joins"
        estimate={among.difference}
        versions={versions}
        format={{ signed: true }}
        domain={[-0.4, 0.4]}
        reference={0}
      />
    </div>
  );
}

interface JudgeBiasesProps {
  report: CriterionReport;
  versions: readonly VersionStamp[];
}

/** What moves a judge's preferences besides the responses: their place and their length. */
function JudgeBiases({ report: { position, length, criterion }, versions }: JudgeBiasesProps) {
  if (!position || !length) return null;
  return (
    <div className="grid gap-6">
      {criterion.preference?.ties === false && (position.conflicts.value ?? 0) > 0 && (
        <Callout>
          People cannot choose a tie here. Where the judge’s answer changed with the order, it counts as one.
        </Callout>
      )}
      <IntervalPlot
        question="Does place or length decide?"
        caption="Share of decided comparisons, 95 % interval by Wilson; a half is no bias. An example judged in both orders counts once. People see an order of their own each, so place is not asked of them here."
        domain={[0, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        reference={0.5}
        format={{ percent: true }}
        rows={[
          { key: "first", label: "Shown first wins, judge", estimate: position.first, versions },
          { key: "length", label: "Longer wins, judge", estimate: length.judge, versions },
          { key: "people", label: "Longer wins, people", estimate: length.people, versions },
        ]}
      />
      <EstimateBlock
        label="Answer changed with the order"
        estimate={position.conflicts}
        versions={versions}
        format={{ percent: true }}
        domain={[0, 1]}
      />
    </div>
  );
}
