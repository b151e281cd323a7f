import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { NextMoves } from "@/components/guideline/next-moves";
import { VersionFacts } from "@/components/guideline/reading/version-facts";
import { VersionReader } from "@/components/guideline/reading/version-reader";
import { subjectNotes } from "@/components/guideline/requests/subject-notes";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { guidelinePage, projectPage } from "@/lib/auth/current";
import { boardHref } from "@/lib/guideline/address";
import { precedentsOf } from "@/lib/guideline/change-requests/queries/precedents";
import { waitingCounts } from "@/lib/guideline/change-requests/queries/waiting-counts";
import { pinnedVersion } from "@/lib/guideline/queries/version";
import { movePinAction } from "@/lib/project/actions";
import { nextMove } from "@/lib/project/next-move";

export const metadata: Metadata = { title: "Guideline" };

interface ProjectGuidelineProps {
  params: Promise<{ project: string }>;
}

/** The version that everybody in the project works by. */
export default async function ProjectGuidelinePage({ params }: ProjectGuidelineProps) {
  const scope = await projectPage((await params).project, "project:read");
  const version = await pinnedVersion(scope);
  const { guidelineId, content } = version;
  const reading = await guidelinePage(guidelineId, "read");
  const [precedents, waiting] = await Promise.all([precedentsOf(reading, version.number), waitingCounts(reading)]);
  const mayMove = scope.permissions.has("guideline:edit");
  const move = mayMove ? await nextMove(await projectPage(scope.projectId, "guideline:edit")) : null;
  const mayFile = scope.permissions.has("guideline:request");
  const home = `/guidelines/${version.guidelineId}`;
  return (
    <>
      <PageHeader
        title={version.name}
        question="By which rules does this project decide?"
        actions={
          <>
            <LinkButton href={home}>All versions</LinkButton>
            {waiting && (
              <LinkButton href={boardHref(guidelineId)}>{formatCount(waiting.total, "change request")}</LinkButton>
            )}
            {mayMove && <LinkButton href={`${home}/edit`}>Edit draft</LinkButton>}
          </>
        }
      />
      <NextMoves moves={move ? [move] : []} movePin={movePinAction} />
      <VersionFacts version={version} pinned />
      <VersionReader
        content={content}
        notes={subjectNotes({ guidelineId, content, precedents, waiting, mayFile, project: scope.projectId })}
      />
    </>
  );
}
