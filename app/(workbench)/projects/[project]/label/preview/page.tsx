import { Eye } from "lucide-react";
import type { Metadata } from "next";
import { Thing } from "@/components/frame/thing";
import { LabelScreen } from "@/components/label/label-screen";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { signInHref } from "@/lib/auth/address";
import { projectPage } from "@/lib/auth/current";
import { previewWork } from "@/lib/label/preview";
import { labelTimes, labelVersions } from "@/lib/label/screen-data";

export const metadata: Metadata = { title: "As an annotator" };

interface Props {
  params: Promise<{ project: string }>;
}

export default async function LabelPreviewPage({ params }: Props) {
  const scope = await projectPage((await params).project, "rounds:manage", "label:work");
  const [versions, times, preview] = await Promise.all([labelVersions(scope), labelTimes(scope), previewWork(scope)]);
  const home = `/projects/${scope.projectId}`;
  return (
    <>
      <Thing name="As an annotator" />
      <h1 className="sr-only">The labelling page as an annotator sees it</h1>
      <div className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <Eye aria-hidden className="size-4 shrink-0 text-info" />
        <p className="min-w-0">
          <span className="font-medium">As an annotator sees it.</span>{" "}
          <span className="text-muted">Try everything: nothing is handed out, and nothing is stored.</span>
        </p>
        <LinkButton size="sm" href={`${home}/assign`} className="ms-auto">
          Back to Assign
        </LinkButton>
      </div>
      {preview.examples.length === 0 ? (
        <EmptyState
          title="There is no example to show"
          action={
            <LinkButton href={`${home}/import`} variant="primary">
              Import examples
            </LinkButton>
          }
        >
          The labelling page needs at least one example.
        </EmptyState>
      ) : (
        <LabelScreen
          userId={scope.actor.userId}
          projectId={scope.projectId}
          guidelineId={scope.project.guidelineId}
          versions={versions}
          {...times}
          preview={preview}
          pinned={scope.project.versionNumber}
          isNew
          projectHref={home}
          signInHref={signInHref(`${home}/label/preview`)}
        />
      )}
    </>
  );
}
