import type { Metadata } from "next";
import { BlindNotice } from "@/components/curate/measuring/blind-notice";
import { LabelScreen } from "@/components/label/label-screen";
import type { Search } from "@/lib/address/address";
import { ownAcknowledgement } from "@/lib/assign/acknowledgement";
import { signInHref } from "@/lib/auth/address";
import { projectPage } from "@/lib/auth/current";
import { blindReadings } from "@/lib/curate/measurements/for-reader";
import { labelAddress } from "@/lib/label/address";
import { labelTimes, labelVersions } from "@/lib/label/screen-data";

export const metadata: Metadata = { title: "Label" };

interface LabelPageProps {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function LabelPage({ params, searchParams }: LabelPageProps) {
  const { example } = await labelAddress.load(searchParams);
  const scope = await projectPage((await params).project, "label:work");
  const [versions, times, own, readings] = await Promise.all([
    labelVersions(scope),
    labelTimes(scope),
    ownAcknowledgement(scope),
    blindReadings(scope),
  ]);
  const home = `/projects/${scope.projectId}`;
  return (
    <>
      <h1 className="sr-only">Label</h1>
      <BlindNotice projectId={scope.projectId} readings={readings} />
      <LabelScreen
        userId={scope.actor.userId}
        projectId={scope.projectId}
        guidelineId={scope.project.guidelineId}
        versions={versions}
        {...times}
        pinned={scope.project.versionNumber}
        lookedFor={example}
        isNew={!own.required && own.acknowledgedAt === null}
        projectHref={home}
        signInHref={signInHref(`${home}/label`)}
        assignHref={scope.permissions.has("rounds:manage") ? `${home}/assign/new` : undefined}
      />
    </>
  );
}
