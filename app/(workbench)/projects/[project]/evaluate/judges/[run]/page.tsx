import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JudgeCriterion } from "@/components/evaluate/judge-criterion";
import { JudgeFacts } from "@/components/evaluate/judge-facts";
import { JudgeOverview } from "@/components/evaluate/judge-overview";
import { PageHeader } from "@/components/frame/page-header";
import { OtherMeanings } from "@/components/measure/other-meanings";
import { CriterionTabs } from "@/components/resolve/criterion-tabs";
import { LinkButton } from "@/components/ui/link-button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { judgeTable } from "@/lib/evaluate/address";
import { judgeCases, unscoredVerdicts } from "@/lib/evaluate/judges/cases";
import { judgeReport } from "@/lib/evaluate/judges/queries";
import { otherMeanings } from "@/lib/labels/labelled";
import { measureHref } from "@/lib/measure/address";

export const metadata: Metadata = { title: "AI judge" };

const SHOWN_UNSCORED = 10;

interface Props {
  params: Promise<{ project: string; run: string }>;
  searchParams: Search;
}

export default async function JudgePage({ params, searchParams }: Props) {
  const { project: id, run: runId } = await params;
  const scope = await projectPage(id, "measure:read");
  const filter = await judgeTable.load(searchParams);
  const report = await judgeReport(scope, runId);
  if (!report) notFound();
  const { run, criteria } = report;
  const shown = criteria.find(({ criterion }) => criterion.key === filter.criterion);
  const here = `/projects/${id}/evaluate/judges/${run.id}`;
  const others = await otherMeanings(scope, run.guidelineVersion.number);
  const version = { number: run.guidelineVersion.number, hash: run.guidelineVersion.hash };
  const [found, unscored] = shown
    ? await Promise.all([
        judgeCases(scope, run, shown.criterion, filter),
        unscoredVerdicts(scope, run.id, shown.criterion.key, SHOWN_UNSCORED),
      ])
    : [null, []];
  return (
    <>
      <PageHeader
        title={run.name}
        question="How far does this judge agree with people who were asked the same?"
        badges={<VersionBadge {...version} pinned={version.number === scope.project.versionNumber} />}
        actions={<LinkButton href={`/projects/${id}/evaluate/judges`}>All judges</LinkButton>}
        tabs={
          <CriterionTabs
            criteria={criteria.map(({ criterion }) => criterion)}
            current={shown?.criterion.key}
            href={(key) => judgeTable.href(here, { criterion: key })}
          />
        }
      />
      <div className="mb-5 empty:hidden">
        <OtherMeanings
          others={others}
          titles={Object.fromEntries(criteria.map(({ criterion: { key, title } }) => [key, title]))}
          href={(number) => measureHref(id, "agreement", { version: number })}
        />
      </div>
      {shown && found ? (
        <JudgeCriterion report={shown} cases={found} unscored={unscored} filter={filter} here={here} projectId={id} />
      ) : (
        <>
          <JudgeFacts run={run} ownPrompt={report.ownPrompt} />
          <JudgeOverview criteria={criteria} href={(criterion) => judgeTable.href(here, { criterion })} />
        </>
      )}
    </>
  );
}
