import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { NextSteps } from "@/components/project/next-steps";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { projectPage } from "@/lib/auth/current";
import { keptSteps, nextSteps } from "@/lib/project/next-steps";
import { projectProgress } from "@/lib/project/progress";
import { waitingIn } from "@/lib/project/waiting";

export const metadata: Metadata = { title: "Project" };

interface ProjectProps {
  params: Promise<{ project: string }>;
}

export default async function ProjectPage({ params }: ProjectProps) {
  const scope = await projectPage((await params).project, "project:read");
  const [progress, waiting] = await Promise.all([projectProgress(scope), waitingIn(scope)]);
  const home = `/projects/${scope.projectId}`;
  const { permissions, project } = scope;
  const { versionNumber, purpose, archived } = project;
  const steps = archived
    ? keptSteps(permissions, versionNumber, progress, purpose)
    : nextSteps(permissions, versionNumber, progress, waiting, purpose);
  return (
    <>
      <PageHeader
        title={scope.project.name}
        question={scope.project.archived ? "What is kept here?" : "What is the next step?"}
        actions={
          archived &&
          permissions.has("examples:read") && (
            <LinkButton href={`${home}/import/examples`}>Browse the examples</LinkButton>
          )
        }
        badges={
          <>
            <Badge>{scope.project.purpose}</Badge>
            <Badge>{scope.role}</Badge>
            {scope.project.archived && <Badge tone="warn">archived</Badge>}
          </>
        }
      />
      <NextSteps steps={steps.map(({ path, ...step }) => ({ ...step, href: `${home}/${path}` }))} />
    </>
  );
}
