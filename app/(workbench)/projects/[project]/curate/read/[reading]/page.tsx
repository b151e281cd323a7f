import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AboutReading } from "@/components/curate/reading/about-reading";
import { ReadingNotes } from "@/components/curate/reading/reading-notes";
import { ReadingResult } from "@/components/curate/reading/reading-result";
import { clockWords } from "@/components/curate/reading/reading-words";
import { PageHeader } from "@/components/frame/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { formatNumber } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { projectPage } from "@/lib/auth/current";
import { excludeAction } from "@/lib/curate/actions";
import { readingScreenHref, readingsHref } from "@/lib/curate/readings/address";
import { forViewer } from "@/lib/curate/readings/for-viewer";
import { readReading } from "@/lib/curate/readings/queries";
import { draftAddress } from "@/lib/guideline/address";

export const metadata: Metadata = { title: "What a reading says" };

interface Props {
  params: Promise<{ project: string; reading: string }>;
}

export default async function ReadingPage({ params }: Props) {
  const { project: id, reading: readingId } = await params;
  const scope = await projectPage(id, "release:write", "resolve:read");
  const reading = await readReading(scope, readingId);
  if (!reading) notFound();
  const { guidelineId } = scope.project;
  const draftHref = draftAddress.href(`/guidelines/${guidelineId}/edit`, { beside: "qualities" });
  const { own, shown, notes } = forViewer(reading, scope.actor.userId);
  return (
    <>
      <PageHeader
        title="What a reading says"
        question="What is true of all examples, as far as these tell?"
        actions={
          <>
            <LinkButton href={readingsHref(id)}>All readings</LinkButton>
            {!own?.endedAt && (
              <LinkButton href={readingScreenHref(id, readingId)} variant="primary">
                {own ? "Go on reading" : "Read the same"}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid gap-8">
        {shown.length === 0 && <EmptyState title="Nobody has ended this reading yet" />}
        {shown.map((pass) => (
          <Section
            key={pass.readerId}
            title={<bdi>{pass.reader ?? "Somebody"}</bdi>}
            note={`${formatNumber(pass.result.read)} of ${formatNumber(reading.size)} read in ${clockWords(pass.activeMs)}${pass.endedAt ? "" : ", not ended"}`}
          >
            <ReadingResult projectId={id} reading={reading} pass={pass} draftHref={draftHref} />
          </Section>
        ))}
        <Section title="Notes">
          <ReadingNotes
            projectId={id}
            guidelineId={guidelineId}
            notes={notes}
            draftHref={draftHref}
            exclude={excludeAction.bind(null, id)}
          />
        </Section>
        <Section title="What it is about">
          <AboutReading reading={reading} />
        </Section>
      </div>
    </>
  );
}
