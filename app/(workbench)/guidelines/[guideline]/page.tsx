import { PencilLine, Send } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { ConsumerList } from "@/components/guideline/consumer-list";
import { RenameButton } from "@/components/guideline/rename-button";
import { VersionList } from "@/components/guideline/version-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { guidelinePage } from "@/lib/auth/current";
import { renameGuidelineAction } from "@/lib/guideline/actions";
import { guidelineDetail } from "@/lib/guideline/queries/guideline";
import { movePinAction } from "@/lib/project/actions";

export const metadata: Metadata = { title: "Guideline" };

interface GuidelineProps {
  params: Promise<{ guideline: string }>;
}

export default async function GuidelinePage({ params }: GuidelineProps) {
  const scope = await guidelinePage((await params).guideline, "read");
  const guideline = await guidelineDetail(scope);
  const { id, name, versions, canEdit } = guideline;
  return (
    <>
      <PageHeader
        title={name}
        badges={canEdit && <RenameButton guidelineId={id} name={name} rename={renameGuidelineAction} />}
        question="Which rules are in force, and where?"
        actions={
          canEdit && (
            <>
              <LinkButton href={`/guidelines/${id}/edit`} icon={<PencilLine aria-hidden />}>
                Edit draft
              </LinkButton>
              <LinkButton href={`/guidelines/${id}/publish`} variant="primary" icon={<Send aria-hidden />}>
                Review and publish
              </LinkButton>
            </>
          )
        }
      />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Section title="Versions">
          {versions.length === 0 ? (
            <EmptyState title="Not published yet">
              A project can run a guideline once a version is published. Until then there is only the draft.
            </EmptyState>
          ) : (
            <VersionList guidelineId={id} name={name} versions={versions} />
          )}
        </Section>
        <Section
          title="Where it is used"
          actions={
            versions.length > 0 &&
            canEdit && (
              <LinkButton size="sm" href={`/projects/new?guideline=${id}`}>
                New project
              </LinkButton>
            )
          }
        >
          <ConsumerList guideline={guideline} movePin={movePinAction} />
        </Section>
      </div>
    </>
  );
}
