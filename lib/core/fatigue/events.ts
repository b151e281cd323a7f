import { createDictionary, groupByCode, type Value } from "@/lib/core/rating-table";

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
  gold?: Value | null;
  /** Length of what had to be read. */
  words?: number | null;
}

/** The same by column, of which everything is worked out; what they answered stands beside (`CodedValues`). An unknown number is NaN. */
export interface WorkColumns {
  annotators: readonly string[];
  annotator: Int32Array;
  items: readonly string[];
  item: Int32Array;
  /** 1 for an answer, 0 for a skip. */
  answered: Uint8Array;
  startedAt: Float64Array;
  submittedAt: Float64Array;
  activeSeconds: Float64Array;
  /** Session as recorded, by number; -1 without. */
  session: Int32Array;
  position: Float64Array;
  /** Minutes since the session began; NaN where they follow from the times, `UNKNOWN_MINUTE` where they are not known. */
  minutes: Float64Array;
  words: Float64Array;
}

export const UNKNOWN_MINUTE = -1;

/** Something that is measured on every event; NaN where it is undefined. */
export type Outcome = Float64Array;

/** Events as columns; annotators and items in the order in which they first appear. */
export function workColumns(events: readonly WorkEvent[]): WorkColumns {
  const [annotators, items, sessions] = [createDictionary(), createDictionary(), createDictionary()];
  const numbers = (of: (event: WorkEvent) => number | null | undefined) =>
    Float64Array.from(events, (event) => of(event) ?? Number.NaN);
  return {
    annotators: annotators.entries,
    annotator: Int32Array.from(events, ({ annotator }) => annotators.encode(annotator)),
    items: items.entries,
    item: Int32Array.from(events, ({ item }) => items.encode(item)),
    answered: Uint8Array.from(events, ({ value }) => Number(value !== null)),
    startedAt: numbers(({ startedAt }) => startedAt),
    submittedAt: numbers(({ submittedAt }) => submittedAt),
    activeSeconds: numbers(({ activeSeconds }) => activeSeconds),
    session: Int32Array.from(events, ({ session }) => (session ? sessions.encode(session) : -1)),
    position: numbers(({ position }) => position),
    minutes: new Float64Array(events.length).fill(Number.NaN),
    words: numbers(({ words }) => words),
  };
}

/** An outcome as a list, `null` where it is undefined. */
export function outcomeList(outcome: Outcome): (number | null)[] {
  return Array.from(outcome, (value) => (Number.isNaN(value) ? null : value));
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
 * The events of each annotator, one annotator after the other, in the order of their start; of one who has an event without a time, in
 * the order of the input. The times of others have no part in it.
 */
export function eventsByAnnotator(work: WorkColumns): { start: Int32Array; order: Int32Array } {
  const groups = groupByCode(work.annotator, work.annotators.length);
  for (let a = 0; a < work.annotators.length; a++) {
    const own = groups.order.subarray(groups.start[a]!, groups.start[a + 1]!);
    let isTimed = true;
    let isOrdered = true;
    let before = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < own.length; k++) {
      const start = startOf(work, own[k]!);
      if (Number.isNaN(start)) isTimed = false;
      if (start < before) isOrdered = false;
      before = start;
    }
    if (isTimed && !isOrdered) own.sort((d, e) => startOf(work, d) - startOf(work, e) || d - e);
  }
  return groups;
}

/** When the event began; its end where the beginning is unknown. */
export function startOf({ startedAt, submittedAt }: Pick<WorkColumns, "startedAt" | "submittedAt">, e: number): number {
  return Number.isNaN(startedAt[e]!) ? submittedAt[e]! : startedAt[e]!;
}
