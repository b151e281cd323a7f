import type { Value } from "@/lib/core/rating-table";

/** One piece of work: an annotator was shown an item and answered or skipped it. Times are in seconds. */
export interface WorkEvent {
  annotator: string;
  item: string;
  /** `null` when skipped. */
  value: Value | null;
  startedAt: number | null;
  submittedAt: number | null;
  /** Time with input, pauses of a minute and more taken out; the wall time stands in where it is unknown. */
  activeSeconds?: number | null;
  /** Session as recorded; without it sessions are found by the gaps. */
  session?: string | null;
  gold?: Value | null;
  /** Length of what had to be read. */
  words?: number | null;
}

/** The events of each annotator in the order of their start; events without a time keep the order of the input. */
export function eventsByAnnotator(events: readonly WorkEvent[]): Map<string, number[]> {
  const byAnnotator = new Map<string, number[]>();
  events.forEach((event, e) => {
    const list = byAnnotator.get(event.annotator);
    if (list) list.push(e);
    else byAnnotator.set(event.annotator, [e]);
  });
  const timed = events.every((event) => startOf(event) !== null);
  if (timed) {
    for (const list of byAnnotator.values()) list.sort((a, b) => startOf(events[a]!)! - startOf(events[b]!)!);
  }
  return byAnnotator;
}

/** When the event began; its end where the beginning is unknown. */
export function startOf(event: WorkEvent): number | null {
  return event.startedAt ?? event.submittedAt;
}
