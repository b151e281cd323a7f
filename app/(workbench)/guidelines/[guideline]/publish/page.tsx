import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { PublishForm } from "@/components/guideline/publish/publish-form";
import { PublishObstacles } from "@/components/guideline/publish/publish-obstacles";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { guidelinePage, requestsPage } from "@/lib/auth/current";
import { publishAction } from "@/lib/guideline/actions";
import { normaliseBody } from "@/lib/guideline/body";
import { waitingRequests } from "@/lib/guideline/change-requests/queries/request";
import { compareContents } from "@/lib/guideline/changes/changes";
import { diffText } from "@/lib/guideline/changes/text-diff";
import { draftOf } from "@/lib/guideline/queries/draft";
import { labelCounts } from "@/lib/guideline/queries/label-counts";
import { latestVersion } from "@/lib/guideline/queries/version";
import { isSameContent, obstaclesTo } from "@/lib/guideline/readiness/obstacles";
import { readinessOf } from "@/lib/guideline/readiness/readiness";

export const metadata: Metadata = { title: "Publish guideline" };

interface PublishProps {
  params: Promise<{ guideline: string }>;
}

export default async function PublishPage({ params }: PublishProps) {
  const scope = await guidelinePage((await params).guideline, "edit");
  const [draft, latest, requests] = await Promise.all([
    draftOf(scope),
    latestVersion(scope),
    waitingRequests(await requestsPage(scope.guidelineId, "read")),
  ]);
  const labels = latest
    ? await labelCounts(
        scope,
        latest.content.criteria.map(({ key }) => key),
      )
    : [];
  const obstacles = obstaclesTo(draft.content);
  const missing = readinessOf(draft.content).filter(({ weight }) => weight === "missing");
  return (
    <>
      <PageHeader
        title={
          <>
            Publish <bdi>{draft.name}</bdi>
          </>
        }
        question={
          latest ? "What changed, and what do the changes mean for labels that exist?" : "Ready for the first version?"
        }
        badges={latest && <VersionBadge number={latest.number} hash={latest.hash} guideline={draft.name} />}
      />
      {latest && isSameContent(draft.content, latest) ? (
        <EmptyState
          title={`Nothing to publish: the draft is version ${latest.number}`}
          action={<LinkButton href={`/guidelines/${scope.guidelineId}/edit`}>Edit the draft</LinkButton>}
        >
          Change the text or a criterion first. White space at line ends does not count.
        </EmptyState>
      ) : (
        <>
          <PublishObstacles guidelineId={scope.guidelineId} obstacles={obstacles} missing={missing} />
          {obstacles.length === 0 && (
            <PublishForm
              guidelineId={scope.guidelineId}
              next={(latest?.number ?? 0) + 1}
              revision={draft.revision}
              changes={compareContents(latest?.content ?? null, draft.content)}
              text={latest && diffText(latest.content.body, normaliseBody(draft.content.body))}
              labels={labels}
              requests={requests}
              publish={publishAction}
            />
          )}
        </>
      )}
    </>
  );
}
