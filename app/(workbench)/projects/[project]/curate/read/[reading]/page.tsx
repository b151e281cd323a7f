import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReadingNotes } from "@/components/curate/reading/reading-notes";
import { ReadingResult } from "@/components/curate/reading/reading-result";
import { clockWords, drawnWords, stratifiedWords } from "@/components/curate/reading/reading-words";
import { PageHeader } from "@/components/frame/page-header";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { formatNumber } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { projectPage } from "@/lib/auth/current";
import { excludeAction } from "@/lib/curate/actions";
import { readingScreenHref, readingsHref } from "@/lib/curate/readings/address";
import { readReading } from "@/lib/curate/readings/queries";
import { exampleHref } from "@/lib/examples/address";
import { draftAddress, newRequestHref } from "@/lib/guideline/address";

export const metadata: Metadata = { title: "What a reading says" };

interface Props {
  params: Promise<{ project: string; reading: string }>;
}

export default async function ReadingPage({ params }: Props) {
  const { project: id, reading: readingId } = await params;
  const scope = await projectPage(id, "release:write", "resolve:read");
  const reading = await readReading(scope, readingId);
  if (!reading) notFound();
  const { plan, version, passes } = reading;
  const { guidelineId } = scope.project;
  const draftHref = draftAddress.href(`/guidelines/${guidelineId}/edit`, {});
  const own = passes.find(({ readerId }) => readerId === scope.actor.userId);
  // Whoever reads the same is not told what others found before they have ended.
  const shown = passes.filter(
    ({ readerId, endedAt }) => readerId === scope.actor.userId || own?.endedAt || (!own && endedAt),
  );
  const readers = new Map(shown.map(({ readerId, reader }) => [readerId, reader]));
  const notes = reading.findings.flatMap(({ readerId, position, note, lacking }) => {
    const { id: exampleId, example, excluded } = reading.examples[position - 1]!;
    if (note.trim() === "" || !readers.has(readerId)) return [];
    const links = {
      href: exampleHref(id, exampleId),
      requestHref: newRequestHref(guidelineId, { project: id, example: exampleId }),
    };
    return [{ position, exampleId, example, excluded, lacking, note, reader: readers.get(readerId) ?? null, ...links }];
  });
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
          <ReadingNotes notes={notes} draftHref={draftHref} exclude={excludeAction.bind(null, id)} />
        </Section>
        <Section title="What it is about">
          <DefinitionList
            items={[
              {
                term: "Drawn",
                value: `${drawnWords(reading.size, reading.population)}, ${plan.examples === "kept" ? "without the excluded" : "the excluded among them"}`,
              },
              { term: "How", value: stratifiedWords(plan) },
              { term: "Seed", value: <span className="font-mono">{reading.seed}</span> },
              { term: "When", value: <Time at={reading.createdAt.toISOString()} /> },
              { term: "By", value: reading.author ?? "a program" },
              { term: "Guideline", value: <VersionBadge number={version.number} hash={version.hash} /> },
              { term: "Blind", value: plan.blind ? "criteria answered before labels were shown" : "no" },
            ]}
          />
          <p className="mt-3 max-w-[72ch] text-muted">
            An interval holds the true share of the examples drawn from in at least 94 of 100 readings, for each quality
            by itself; where none was seen, the bound fails in at most 5 of 100. With one part they are Clopper and
            Pearson’s, with several the shares are weighed by the sizes of the parts and the interval is Fay and
            Feuer’s. They hold where a reading was ended by the clock or the number, not by what was found.
          </p>
        </Section>
      </div>
    </>
  );
}
