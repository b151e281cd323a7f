import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BlindScreen } from "@/components/curate/measuring/blind-screen";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { blindReadingAddress, measurementHref } from "@/lib/curate/measurements/address";
import { blindReading } from "@/lib/curate/measurements/for-reader";

export const metadata: Metadata = { title: "Blind reading" };

interface Props {
  params: Promise<{ project: string; reading: string }>;
  searchParams: Search;
}

/** Without the frame: an example and one question, for whoever is asked. */
export default async function BlindReadingPage({ params, searchParams }: Props) {
  const { project: id, reading: readingId } = await params;
  const scope = await projectPage(id, "label:work");
  const { from } = await blindReadingAddress.load(searchParams);
  const found = await blindReading(scope, readingId);
  if (!found) notFound();
  const { quality, definition, waiting, ended } = found.reading;
  const isCurating = from === "curate" && scope.permissions.has("release:write");
  const home = isCurating
    ? { href: measurementHref(id, readingId), called: "under Curate" }
    : { href: `/projects/${id}/label`, called: "under Label" };
  return (
    <main id="content">
      <BlindScreen
        key={found.positions.join()}
        userId={scope.actor.userId}
        projectId={id}
        readingId={readingId}
        quality={quality}
        definition={definition}
        version={found.version}
        positions={found.positions}
        verdicts={found.verdicts}
        ended={ended}
        home={home}
        waiting={waiting}
        simulated={scope.project.simulated}
      />
    </main>
  );
}
