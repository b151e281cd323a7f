import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/frame/page-header";
import { AttemptResultView } from "@/components/qualification/attempt-result";
import { QualifyScreen } from "@/components/qualification/qualify-screen";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { qualificationAddress } from "@/lib/label/address";
import { answerItemAction, beginAttemptAction } from "@/lib/label/qualification/actions";
import { attemptResult, ownQualification } from "@/lib/label/qualification/queries";
import { labelVersions } from "@/lib/label/screen-data";

export const metadata: Metadata = { title: "Qualification" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function QualificationPage({ params, searchParams }: Props) {
  const scope = await projectPage((await params).project, "label:work");
  const { attempt } = await qualificationAddress.load(searchParams);
  const [own, versions] = await Promise.all([ownQualification(scope), labelVersions(scope)]);
  const version = versions.find(({ id }) => id === scope.project.guidelineVersionId)!;
  const labelHref = `/projects/${scope.projectId}/label`;
  const path = `${labelHref}/qualification`;
  const result = attempt ? await attemptResult(scope, attempt) : null;
  if (attempt && !result?.ok) notFound();
  const { set } = own;
  return (
    <>
      <PageHeader title="Qualification" question="Do you read the guideline as it is meant?" />
      {result?.ok ? (
        <AttemptResultView result={result.value} criteria={version.criteria} path={path} labelHref={labelHref} />
      ) : set ? (
        <QualifyScreen
          own={{ ...own, set }}
          version={version}
          path={path}
          labelHref={labelHref}
          begin={beginAttemptAction.bind(null, scope.projectId)}
          answer={answerItemAction.bind(null, scope.projectId)}
        />
      ) : (
        <EmptyState title="Nothing is asked" action={<LinkButton href={labelHref}>Start labelling</LinkButton>}>
          Version {own.version} of the guideline needs no qualification here.
        </EmptyState>
      )}
    </>
  );
}
