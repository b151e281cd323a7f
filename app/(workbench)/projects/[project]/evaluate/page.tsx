import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvaluationChoices } from "@/components/evaluate/evaluation-choices";
import { EvaluationReportView } from "@/components/evaluate/evaluation-report-view";
import { PageHeader } from "@/components/frame/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { NavTabs } from "@/components/ui/nav-tabs";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { reportAddress } from "@/lib/evaluate/address";
import { countedCriteria, evaluateModels } from "@/lib/evaluate/report/queries";
import { evaluationTabs } from "@/lib/evaluate/report/tabs";
import { sliceNames } from "@/lib/examples/slices";
import { labelledVersions } from "@/lib/labels/labelled";

export const metadata: Metadata = { title: "Evaluate" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function EvaluatePage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "measure:read");
  const { purpose, versionNumber: pinned } = scope.project;
  if (purpose !== "evaluation") notFound();
  const { version = pinned, ...search } = await reportAddress.load(searchParams);
  const [versions, criteria, slices] = await Promise.all([
    labelledVersions(scope),
    countedCriteria(scope, version),
    sliceNames(scope),
  ]);
  const asked = { ...search, version, criterion: search.criterion ?? criteria[0]?.key };
  const { criterion, by, answer } = asked;
  const found = criterion === undefined ? null : await evaluateModels(scope, { version, by, answer, criterion });
  return (
    <>
      <PageHeader
        title="Evaluate"
        question="Which model answers better, and where?"
        badges={(found?.ok ? found.value.versions : []).map(({ number, hash }) => (
          <VersionBadge key={number} number={number} hash={hash} pinned={number === pinned} />
        ))}
        tabs={<NavTabs label="Evaluation" tabs={evaluationTabs(scope)} />}
      />
      <EvaluationChoices
        path={`/projects/${id}/evaluate`}
        asked={asked}
        criteria={criteria}
        versions={versions}
        pinned={pinned}
        slices={slices}
        report={found?.ok ? found.value.report : null}
      />
      {found === null && <EmptyState title="No criterion whose answers can be counted">Texts have no mean.</EmptyState>}
      {found?.ok === false && <ErrorState title={found.message}>Choose another criterion or version.</ErrorState>}
      {found?.ok && found.value.models.length === 0 && (
        <EmptyState
          title="No model’s outputs yet"
          action={<LinkButton href={`/projects/${id}/import`}>Import outputs</LinkButton>}
        >
          Import what several models answered to the same prompts, each with the name of its model.
        </EmptyState>
      )}
      {found?.ok && found.value.models.length > 0 && <EvaluationReportView evaluation={found.value} asked={asked} />}
    </>
  );
}
