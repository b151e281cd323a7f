import type { Metadata } from "next";
import { JudgeHowTo } from "@/components/evaluate/judge-how-to";
import { JudgeList } from "@/components/evaluate/judge-list";
import { PageHeader } from "@/components/frame/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { projectPage } from "@/lib/auth/current";
import { judgeRuns } from "@/lib/evaluate/judges/queries";

export const metadata: Metadata = { title: "AI judges" };

export default async function JudgesPage({ params }: { params: Promise<{ project: string }> }) {
  const { project: id } = await params;
  const scope = await projectPage(id, "measure:read");
  const runs = await judgeRuns(scope);
  const { guidelineId, versionNumber } = scope.project;
  const version = `/guidelines/${guidelineId}/versions/${versionNumber}`;
  return (
    <>
      <PageHeader
        title="AI judges"
        question="Which model may stand in for people, and on which criterion?"
        actions={<LinkButton href={`/projects/${id}/measure`}>Agreement of people</LinkButton>}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {runs.length > 0 ? (
          <JudgeList runs={runs} pinned={versionNumber} href={(run) => `/projects/${id}/evaluate/judges/${run}`} />
        ) : (
          <EmptyState title="No judge yet">
            A judge is a model that labels by the same guideline version as people do. Its labels never count as
            people’s and are never shown to annotators.
          </EmptyState>
        )}
        <JudgeHowTo projectId={id} versionHref={version} promptHref={`/api/v1${version}?format=judge-prompt`} />
      </div>
    </>
  );
}
