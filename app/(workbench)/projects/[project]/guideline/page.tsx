import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { VersionFacts } from "@/components/guideline/reading/version-facts";
import { VersionReader } from "@/components/guideline/reading/version-reader";
import { LinkButton } from "@/components/ui/link-button";
import { projectPage } from "@/lib/auth/current";
import { pinnedVersion } from "@/lib/guideline/queries/version";

export const metadata: Metadata = { title: "Guideline" };

interface ProjectGuidelineProps {
  params: Promise<{ project: string }>;
}

/** The version that everybody in the project works by. */
export default async function ProjectGuidelinePage({ params }: ProjectGuidelineProps) {
  const scope = await projectPage((await params).project, "project:read");
  const version = await pinnedVersion(scope);
  const home = `/guidelines/${version.guidelineId}`;
  return (
    <>
      <PageHeader
        title={version.name}
        question="By which rules does this project decide?"
        actions={
          <>
            <LinkButton href={home}>All versions</LinkButton>
            {scope.permissions.has("guideline:edit") && <LinkButton href={`${home}/edit`}>Edit draft</LinkButton>}
          </>
        }
      />
      <VersionFacts version={version} pinned />
      <VersionReader content={version.content} />
    </>
  );
}
