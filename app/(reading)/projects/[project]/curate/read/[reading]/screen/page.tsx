import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ReadingScreen } from "@/components/curate/reading/reading-screen";
import { projectPage } from "@/lib/auth/current";
import { excludeAction, includeAction } from "@/lib/curate/actions";
import { endReadingAction } from "@/lib/curate/readings/actions";
import { readingHref } from "@/lib/curate/readings/address";
import { readingForReader } from "@/lib/curate/readings/for-reader";

export const metadata: Metadata = { title: "Reading" };

interface Props {
  params: Promise<{ project: string; reading: string }>;
}

/** Without the frame: nothing is beside the example but what it lacks. */
export default async function ReadingScreenPage({ params }: Props) {
  const { project: id, reading: readingId } = await params;
  const scope = await projectPage(id, "release:write", "resolve:read", "examples:read");
  const reading = await readingForReader(scope, readingId);
  if (!reading) notFound();
  // What ended stands: there is only what it says.
  if (reading.hasEnded) redirect(readingHref(id, readingId));
  return (
    <main id="content">
      <ReadingScreen
        {...reading.screen}
        simulated={scope.project.simulated}
        userId={scope.actor.userId}
        projectId={id}
        readingId={readingId}
        commands={{
          exclude: excludeAction.bind(null, id),
          include: includeAction.bind(null, id),
          end: endReadingAction.bind(null, id, { reading: readingId }),
        }}
      />
    </main>
  );
}
