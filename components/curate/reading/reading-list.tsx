import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { formatNumber } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { readingHref, readingScreenHref } from "@/lib/curate/readings/address";
import { shownPasses } from "@/lib/curate/readings/for-viewer";
import type { ReadingPass, ReadingView } from "@/lib/curate/readings/queries";
import { clockWords, drawnWords, LACKING, shareSentence, stratifiedWords } from "./reading-words";

interface ReadingListProps {
  projectId: string;
  /** Who looks: their own reading can be gone on with. */
  userId: string;
  readings: readonly ReadingView[];
}

/** Past readings with what they said, newest first. */
export function ReadingList({ projectId, userId, readings }: ReadingListProps) {
  if (readings.length === 0)
    return (
      <EmptyState title="Nothing has been read yet">Draw a sample above: 60 examples take about 15 minutes.</EmptyState>
    );
  return (
    <ul className="grid gap-0">
      {readings.map((reading) => {
        const { own, shown } = shownPasses(reading.passes, userId);
        return (
          <li key={reading.id} className="grid gap-1 border-b border-line py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <TextLink href={readingHref(projectId, reading.id)} className="font-medium">
                {drawnWords(reading.size, reading.population)}
              </TextLink>
              <VersionBadge number={reading.version.number} hash={reading.version.hash} />
              {reading.plan.blind && <Badge>blind</Badge>}
              <span className="text-muted">
                {stratifiedWords(reading.plan)}, drawn by <bdi>{reading.author ?? "a program"}</bdi>,{" "}
                <Time at={reading.createdAt.toISOString()} />
              </span>
              {!own?.endedAt && (
                <LinkButton size="sm" href={readingScreenHref(projectId, reading.id)} className="ms-auto">
                  {own ? "Go on reading" : "Read the same"}
                </LinkButton>
              )}
            </p>
            {shown.map((pass) => (
              <PassLine key={pass.readerId} pass={pass} size={reading.size} />
            ))}
          </li>
        );
      })}
    </ul>
  );
}

/** Who read how much, and what was found most, in a sentence. */
function PassLine({ pass, size }: { pass: ReadingPass; size: number }) {
  const { reader, result, activeMs, endedAt } = pass;
  const most = result.qualities.reduce((found, one) => (one.lacking.length > found.lacking.length ? one : found));
  return (
    <p>
      <span className="text-muted">
        <bdi>{reader ?? "somebody"}</bdi>, {formatNumber(result.read)} of {formatNumber(size)} read in{" "}
        {clockWords(activeMs)}
        {endedAt ? ": " : ", not ended: "}
      </span>
      {most.lacking.length === 0 && result.read > 0
        ? shareSentence("lacking any quality", 0, most.share)
        : shareSentence(LACKING[most.quality].said, most.lacking.length, most.share)}
    </p>
  );
}
