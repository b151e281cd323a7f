import { numbered } from "@/components/ui/numbered";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ExampleEvent } from "@/lib/curate/example-history";
import type { Criterion } from "@/lib/guideline/schema";
import { eventWords } from "./event-words";

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
