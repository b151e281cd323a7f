import type { Metadata } from "next";
import { GuidelineEditor } from "@/components/guideline/editor/guideline-editor";
import type { Search } from "@/lib/address/address";
import { guidelinePage, requestsPage } from "@/lib/auth/current";
import { findExamplesAction, saveDraftAction } from "@/lib/guideline/actions";
import { draftAddress } from "@/lib/guideline/address";
import { setAnswerAction } from "@/lib/guideline/change-requests/actions";
import { waitingRequests } from "@/lib/guideline/change-requests/queries/request";
import { draftOf } from "@/lib/guideline/queries/draft";
import { exampleSources } from "@/lib/guideline/queries/example-sources";
import { latestVersion } from "@/lib/guideline/queries/version";

export const metadata: Metadata = { title: "Edit guideline" };

interface EditProps {
  params: Promise<{ guideline: string }>;
  searchParams: Search;
}

export default async function EditGuidelinePage({ params, searchParams }: EditProps) {
  const scope = await guidelinePage((await params).guideline, "edit");
  const { request, check, condition, value, beside } = await draftAddress.load(searchParams);
  const [draft, latest, sources, requests] = await Promise.all([
    draftOf(scope),
    latestVersion(scope),
    exampleSources(scope),
    waitingRequests(await requestsPage(scope.guidelineId, "read")),
  ]);
  return (
    <GuidelineEditor
      guidelineId={scope.guidelineId}
      draft={draft}
      latest={latest && { number: latest.number, hash: latest.hash }}
      publishedKeys={latest?.content.criteria.map(({ key }) => key) ?? []}
      publishedChecks={latest?.content.checks?.map(({ key }) => key) ?? []}
      beside={check === undefined ? beside : "qualities"}
      tried={check === undefined ? null : { check, condition, value }}
      requests={requests}
      openRequest={requests.find(({ id }) => id === request)?.id}
      setAnswer={setAnswerAction}
      save={saveDraftAction}
      sources={sources}
      findExamples={findExamplesAction}
    />
  );
}
