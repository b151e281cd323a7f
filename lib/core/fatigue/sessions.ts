import { eventsByAnnotator, startOf, type WorkEvent } from "@/lib/core/fatigue/events";
import { isLater } from "@/lib/core/rating-table";

/** Gap after which a new session begins, in seconds. */
const SESSION_GAP = 1800;

export interface Sessions {
  /** Session of each event, numbered from 1 for each annotator. */
  session: Int32Array;
  /** Position in the session from 1, over events that were not skipped; `null` for skipped ones. */
  position: (number | null)[];
  /** Minutes from the start of the session to the start of the event; `null` without times. */
  minutes: (number | null)[];
  /** Events of each session in order, keyed `annotator#number`. */
  members: Map<string, number[]>;
}

/**
 * Cuts each annotator's work into sessions. A recorded session id is taken as it is; otherwise a new session begins when
 * start - (latest submission so far) > `gap` seconds; a gap of exactly `gap` does not cut, nor does an unknown one.
 */
export function findSessions(events: readonly WorkEvent[], gap = SESSION_GAP): Sessions {
  const session = new Int32Array(events.length);
  const position: (number | null)[] = events.map(() => null);
  const minutes: (number | null)[] = events.map(() => null);
  const members = new Map<string, number[]>();
  for (const [annotator, ordered] of eventsByAnnotator(events)) {
    const numberOf = sessionNumbering(gap);
    for (const e of ordered) {
      session[e] = numberOf(events[e]!);
      const key = `${annotator}#${session[e]}`;
      const list = members.get(key);
      if (list) list.push(e);
      else members.set(key, [e]);
    }
  }
  for (const list of members.values()) {
    orderByPosition(events, list);
    const begin = startOf(events[list[0]!]!);
    let answered = 0;
    for (const e of list) {
      const start = startOf(events[e]!);
      if (events[e]!.value !== null) position[e] = events[e]!.position ?? ++answered;
      const known = events[e]!.minutes;
      if (known !== undefined) minutes[e] = known;
      else if (begin !== null && start !== null) minutes[e] = (start - begin) / 60;
    }
  }
  return { session, position, minutes, members };
}

/** Puts answers in the order of their recorded positions, which an answer keeps that was given again later; a skip stays behind its answer. */
function orderByPosition(events: readonly WorkEvent[], list: number[]): void {
  let last = 0;
  let isOrdered = true;
  const places = new Map<number, number>();
  for (const e of list) {
    const { value, position } = events[e]!;
    if (value !== null && position == null) return;
    if (value !== null && position! < last) isOrdered = false;
    if (value !== null) last = position!;
    places.set(e, last);
  }
  if (!isOrdered) list.sort((a, b) => places.get(a)! - places.get(b)!);
}

/** The session number of one annotator's events, asked for in their order. */
function sessionNumbering(gap: number): (event: WorkEvent) => number {
  const recorded = new Map<string, number>();
  let sessions = 0;
  let current = 0;
  let latest: number | null = null;
  return (event) => {
    const start = startOf(event);
    if (event.session) {
      current = recorded.get(event.session) ?? ++sessions;
      recorded.set(event.session, current);
    } else if (current === 0 || (start !== null && latest !== null && start - latest > gap)) {
      current = ++sessions;
    }
    const end = event.submittedAt ?? start;
    if (!isLater(latest, end)) latest = end ?? latest;
    return current;
  };
}
