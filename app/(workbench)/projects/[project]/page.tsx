import type { Metadata } from "next";
import { BlindNotice } from "@/components/curate/measuring/blind-notice";
import { PageHeader } from "@/components/frame/page-header";
import { NextSteps } from "@/components/project/next-steps";
import { PulseLine } from "@/components/project/pulse-line";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import { projectPage } from "@/lib/auth/current";
import { scopeIf } from "@/lib/auth/scope";
import { blindReadings } from "@/lib/curate/measurements/for-reader";
import { pulses } from "@/lib/project/at-a-glance";
import { keptSteps, nextSteps } from "@/lib/project/next-steps";
import { projectProgress } from "@/lib/project/progress";
import { waitingIn } from "@/lib/project/waiting";
import { AgreementPart } from "./agreement-part";

export const metadata: Metadata = { title: "Project" };

interface ProjectProps {
  params: Promise<{ project: string }>;
}

export default async function ProjectPage({ params }: ProjectProps) {
  const scope = await projectPage((await params).project, "project:read");
  const reader = scopeIf(scope, "label:work");
  const [progress, waiting, pulse, readings] = await Promise.all([
    projectProgress(scope),
    waitingIn(scope),
    pulses([{ id: scope.projectId, role: scope.role }]),
    reader ? blindReadings(reader) : [],
  ]);
  const own = scope.project.archived ? undefined : pulse.get(scope.projectId);
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
      <div className="grid gap-8">
        {own && (
          <PulseLine
            projectId={scope.projectId}
            guidelineId={project.guidelineId}
            pulse={own}
            places={progress.places}
            submitted={progress.submitted}
            disagreements={waiting.resolve}
          />
        )}
        {readings.some(({ asked, answered }) => answered < asked) && (
          <div>
            <BlindNotice projectId={scope.projectId} readings={readings} />
          </div>
        )}
        <NextSteps steps={steps.map(({ path, ...step }) => ({ ...step, href: `${home}/${path}` }))} />
        {permissions.has("measure:read") && progress.hasJudgments && (
          <Soon fallback={<Skeleton className="h-48 w-full" />} part={AgreementPart({ scope })} />
        )}
      </div>
    </>
  );
}
