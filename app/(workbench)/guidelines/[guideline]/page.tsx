import { PencilLine } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { ConsumerList } from "@/components/guideline/consumer-list";
import { DraftLine } from "@/components/guideline/draft-line";
import { NextMoves } from "@/components/guideline/next-moves";
import { RenameButton } from "@/components/guideline/rename-button";
import { VersionList } from "@/components/guideline/version-list";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { mayCreate } from "@/lib/auth/actor";
import { guidelinePage } from "@/lib/auth/current";
import { renameGuidelineAction } from "@/lib/guideline/actions";
import { boardHref } from "@/lib/guideline/address";
import { waitingCounts } from "@/lib/guideline/change-requests/queries/waiting-counts";
import { draftSummary } from "@/lib/guideline/queries/draft";
import { guidelineDetail } from "@/lib/guideline/queries/guideline";
import { movePinAction } from "@/lib/project/actions";
import { newProjectAddress } from "@/lib/project/address";
import { nextMoves } from "@/lib/project/next-move";

export const metadata: Metadata = { title: "Guideline" };

interface GuidelineProps {
  params: Promise<{ guideline: string }>;
}

export default async function GuidelinePage({ params }: GuidelineProps) {
  const scope = await guidelinePage((await params).guideline, "read");
  const [guideline, draft, waiting] = await Promise.all([
    guidelineDetail(scope),
    draftSummary(scope),
    waitingCounts(scope),
  ]);
  const { id, name, versions, canEdit } = guideline;
  const moves = await nextMoves(scope.actor, guideline);
  return (
    <>
      <PageHeader
        title={name}
        badges={canEdit && <RenameButton guidelineId={id} name={name} rename={renameGuidelineAction} />}
        question="Which rules are in force, and where?"
        actions={
          <>
            {waiting && <LinkButton href={boardHref(id)}>{formatCount(waiting.total, "change request")}</LinkButton>}
            {canEdit && (
              <LinkButton
                href={`/guidelines/${id}/edit`}
                variant={moves.length > 0 ? undefined : "primary"}
                icon={<PencilLine aria-hidden />}
              >
                Edit draft
              </LinkButton>
            )}
          </>
        }
      />
      <NextMoves moves={moves} movePin={movePinAction} />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Section title="Versions">
          {draft && <DraftLine guidelineId={id} {...draft} />}
          {versions.length === 0 ? (
            <EmptyState title="Not published yet">
              A project can run a guideline once a version is published. Until then there is only the draft.
            </EmptyState>
          ) : (
            <VersionList guidelineId={id} name={name} versions={versions} />
          )}
        </Section>
        <Section title="Where it is used">
          <ConsumerList
            guideline={guideline}
            offered={new Set(moves.map(({ projectId }) => projectId))}
            movePin={movePinAction}
          />
          {versions.length > 0 && mayCreate(scope.actor) && (
            <p className="mt-4">
              <LinkButton href={newProjectAddress.href("/projects/new", { guideline: id })}>
                New project under this guideline
              </LinkButton>
            </p>
          )}
        </Section>
      </div>
    </>
  );
}
