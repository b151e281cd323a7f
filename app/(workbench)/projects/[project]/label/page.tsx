import type { Metadata } from "next";
import { LabelScreen } from "@/components/label/label-screen";
import { ownAcknowledgement } from "@/lib/assign/acknowledgement";
import { projectPage } from "@/lib/auth/current";
import { isUuid } from "@/lib/auth/uuid";
import { labelTimes, labelVersions } from "@/lib/label/screen-data";

export const metadata: Metadata = { title: "Label" };

interface LabelPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ example?: string | string[] }>;
}

export default async function LabelPage({ params, searchParams }: LabelPageProps) {
  const { example } = await searchParams;
  const scope = await projectPage((await params).project, "label:work");
  const [versions, times, own] = await Promise.all([
    labelVersions(scope),
    labelTimes(scope),
    ownAcknowledgement(scope),
  ]);
  const home = `/projects/${scope.projectId}`;
  return (
    <>
      <h1 className="sr-only">Label</h1>
      <LabelScreen
        userId={scope.actor.userId}
        projectId={scope.projectId}
        guidelineId={scope.project.guidelineId}
        versions={versions}
        {...times}
        pinned={scope.project.versionNumber}
        lookedFor={typeof example === "string" && isUuid(example) ? example : undefined}
        isNew={!own.required && own.acknowledgedAt === null}
        projectHref={home}
        signInHref={`/sign-in?next=${encodeURIComponent(`${home}/label`)}`}
        assignHref={scope.permissions.has("rounds:manage") ? `${home}/assign/new` : undefined}
      />
    </>
  );
}
