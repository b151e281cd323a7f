import { answerWords, reasonLabel } from "@/components/resolve/answer-words";
import { formatCount } from "@/components/ui/format";
import { numbered } from "@/components/ui/numbered";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ExampleEvent } from "@/lib/curate/example-history";
import { EXCLUSION_WORDS, type KeptOutReason } from "@/lib/curate/schema";
import type { Criterion } from "@/lib/guideline/schema";

interface ExampleHistoryProps {
  events: readonly ExampleEvent[];
  /** By version, as each asked them. */
  criteria: ReadonlyMap<number, readonly Criterion[]>;
  /** The text in which spans count. */
  text: string | undefined;
  /** The requests of the guideline. */
  requestsHref: string;
}

/** All that happened to an example, newest first. */
export function ExampleHistory({ events, criteria, text, requestsHref }: ExampleHistoryProps) {
  return (
    <ol className="grid">
      {numbered(events).map(({ place, item: event }) => {
        const { what, detail } = eventWords(event, criterionOf(event, criteria), text);
        const { note, request, by, at } = event;
        return (
          <li key={place} className="border-b border-line py-1.5">
            <p className="wrap-anywhere" dir="auto">
              {what}
              {detail && <span className="text-muted">, {detail}</span>}
            </p>
            {request && (
              <TextLink href={`${requestsHref}/${request.id}`}>
                <bdi>{request.title}</bdi>
              </TextLink>
            )}
            {note && (
              <p className="wrap-anywhere text-muted" dir="auto">
                {note}
              </p>
            )}
            <p className="text-muted">
              {by && (
                <>
                  <bdi>{by}</bdi>,{" "}
                </>
              )}
              <Time at={at.toISOString()} />
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** Where an event names no version, the criterion as the newest version that the history knows asks it. */
function criterionOf(event: ExampleEvent, criteria: ExampleHistoryProps["criteria"]): Criterion | undefined {
  const asked =
    event.version === null
      ? [...criteria].sort(([one], [other]) => other - one).flatMap(([, all]) => all)
      : criteria.get(event.version);
  return asked?.find(({ key }) => key === event.criterion);
}

interface EventWords {
  /** What happened. */
  what: string;
  /** Why, or to what. */
  detail: string | null;
}

/** An event of an example's history in words. `criterion` is the one that it is about, as the version of then asked it. */
export function eventWords(event: ExampleEvent, criterion: Criterion | undefined, text?: string): EventWords {
  const { value, reason, version, people } = event;
  const title = criterion?.title ?? event.criterion;
  switch (event.what) {
    case "imported":
      return { what: "Imported", detail: null };
    case "derived":
      return { what: "Made by cleaning another example", detail: null };
    case "labelled":
      return {
        what: `Labelled by ${formatCount(people ?? 0, "person", "people")} under version ${version}`,
        detail: null,
      };
    case "asked-again":
      return { what: `Asked again: the project moved to version ${version}`, detail: null };
    case "flagged":
      return { what: title ? `Flagged while labelling: ${title}` : "Flagged while labelling", detail: null };
    case "flag-closed":
      return { what: "The flag was dealt with", detail: null };
    case "settled": {
      const answer = value === null || !criterion ? "no single right answer" : answerWords(criterion, value, text);
      return { what: `${title} settled under version ${version}: ${answer}`, detail: reason && reasonLabel(reason) };
    }
    case "taken-back":
      return { what: `${title}: the settlement was taken back`, detail: null };
    case "requested":
      return { what: "Became a case of a change request", detail: null };
    case "excluded":
      return { what: "Excluded from exports and releases", detail: reason && exclusionLabel(reason) };
    case "included":
      return { what: "No longer excluded", detail: null };
    case "seeded":
      return { what: "Marked as a seed for training data", detail: null };
    case "unseeded":
      return { what: "No longer a seed for training data", detail: null };
  }
}

function exclusionLabel(reason: string): string {
  return EXCLUSION_WORDS[reason as KeptOutReason] ?? reason;
}
