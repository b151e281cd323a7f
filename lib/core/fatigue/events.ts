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

/** Groups a list by annotator, in the order in which annotators first appear. */
export function groupByAnnotator<T extends { annotator: string }>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const group = groups.get(entry.annotator);
    if (group) group.push(entry);
    else groups.set(entry.annotator, [entry]);
  }
  return groups;
}

/**
 * The events of each annotator in the order of their start; of one who has an event without a time, in the order of the
 * input. The times of others have no part in it.
 */
export function eventsByAnnotator(events: readonly WorkEvent[]): Map<string, number[]> {
  const own = groupByAnnotator(events.map(({ annotator }, e) => ({ annotator, e })));
  return new Map(
    [...own].map(([annotator, list]) => {
      const order = list.map(({ e }) => e);
      const timed = order.every((e) => startOf(events[e]!) !== null);
      return [annotator, timed ? order.sort((a, b) => startOf(events[a]!)! - startOf(events[b]!)! || a - b) : order];
    }),
  );
}

/** When the event began; its end where the beginning is unknown. */
export function startOf(event: WorkEvent): number | null {
  return event.startedAt ?? event.submittedAt;
}
