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
  /** Position in the session as recorded; without it answers are counted. Where all have one, it is their order in the session. */
  position?: number | null;
  /** Minutes since the session began; `null` where they are not known, left out where they follow from the times. */
  minutes?: number | null;
  gold?: Value | null;
  /** Length of what had to be read. */
  words?: number | null;
}

/** Annotators and items by number, in the order in which they first appear. */
export interface EventCodes {
  annotators: readonly string[];
  annotator: Int32Array;
  items: number;
  item: Int32Array;
}

const known = new WeakMap<readonly WorkEvent[], EventCodes>();

/** Tells the codes of a list of events by whoever made it from such codes. */
export function knowCodes(events: readonly WorkEvent[], codes: EventCodes): void {
  known.set(events, codes);
}

/** The codes of a list of events, found once: a list is not changed after it was handed in. */
export function codesOf(events: readonly WorkEvent[]): EventCodes {
  const before = known.get(events);
  if (before) return before;
  const annotators = numbered(events, ({ annotator }) => annotator);
  const items = numbered(events, ({ item }) => item);
  const codes = {
    annotators: annotators.names,
    annotator: annotators.codes,
    items: items.names.length,
    item: items.codes,
  };
  known.set(events, codes);
  return codes;
}

function numbered(events: readonly WorkEvent[], nameOf: (event: WorkEvent) => string) {
  const numbers = new Map<string, number>();
  const codes = Int32Array.from(events, (event) => {
    const name = nameOf(event);
    const number = numbers.get(name) ?? numbers.size;
    if (number === numbers.size) numbers.set(name, number);
    return number;
  });
  return { names: [...numbers.keys()], codes };
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
  const { annotators, annotator } = codesOf(events);
  const own = annotators.map((): number[] => []);
  annotator.forEach((code, e) => {
    own[code]!.push(e);
  });
  return new Map(
    own.map((order, code) => {
      const starts = order.map((e) => startOf(events[e]!));
      const timed = starts.every((start) => start !== null);
      const isOrdered = timed && starts.every((start, k) => k === 0 || starts[k - 1]! <= start);
      const sorted = () => order.sort((a, b) => startOf(events[a]!)! - startOf(events[b]!)! || a - b);
      return [annotators[code]!, timed && !isOrdered ? sorted() : order];
    }),
  );
}

/** When the event began; its end where the beginning is unknown. */
export function startOf(event: WorkEvent): number | null {
  return event.startedAt ?? event.submittedAt;
}
