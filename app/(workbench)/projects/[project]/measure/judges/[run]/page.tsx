import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JudgeCriterion } from "@/components/evaluate/judge-criterion";
import { JudgeFacts } from "@/components/evaluate/judge-facts";
import { JudgeOverview } from "@/components/evaluate/judge-overview";
import { OtherVersions } from "@/components/evaluate/other-versions";
import { PageHeader } from "@/components/frame/page-header";
import { CriterionTabs } from "@/components/resolve/criterion-tabs";
import { LinkButton } from "@/components/ui/link-button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { projectPage } from "@/lib/auth/current";
import { judgeCases, unscoredVerdicts } from "@/lib/evaluate/judge-cases";
import { caseFilter, caseHref } from "@/lib/evaluate/judge-page-filter";
import { judgeReport } from "@/lib/evaluate/judge-queries";
import { labelledVersions } from "@/lib/labels/labelled-versions";

export const metadata: Metadata = { title: "AI judge" };

const SHOWN_UNSCORED = 10;

interface Props {
  params: Promise<{ project: string; run: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function JudgePage({ params, searchParams }: Props) {
  const { project: id, run: runId } = await params;
  const scope = await projectPage(id, "measure:read");
  const filter = caseFilter(await searchParams);
  const [report, labelled] = await Promise.all([judgeReport(scope, runId), labelledVersions(scope)]);
  if (!report) notFound();
  const { run, criteria } = report;
  const shown = criteria.find(({ criterion }) => criterion.key === filter.criterion);
  const here = `/projects/${id}/measure/judges/${run.id}`;
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
        question="How far does this judge agree with people under the same guideline?"
        badges={<VersionBadge {...version} pinned={version.number === scope.project.versionNumber} />}
        actions={<LinkButton href={`/projects/${id}/measure/judges`}>All judges</LinkButton>}
        tabs={
          <CriterionTabs
            criteria={criteria.map(({ criterion }) => criterion)}
            current={shown?.criterion.key}
            href={(key) => caseHref(here, { criterion: key ?? undefined })}
          />
        }
      />
      <OtherVersions judged={version.number} labelled={labelled} />
      {shown && found ? (
        <JudgeCriterion
          report={shown}
          versions={[version]}
          cases={found}
          unscored={unscored}
          filter={filter}
          here={here}
          resolveHref={`/projects/${id}/resolve`}
        />
      ) : (
        <>
          <JudgeFacts run={run} ownPrompt={report.ownPrompt} />
          <JudgeOverview criteria={criteria} versions={[version]} href={(criterion) => caseHref(here, { criterion })} />
        </>
      )}
    </>
  );
}
