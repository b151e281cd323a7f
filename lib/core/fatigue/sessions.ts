import { eventsByAnnotator, type Outcome, startOf, UNKNOWN_MINUTE, type WorkColumns } from "@/lib/core/fatigue/events";

/** Gap after which a new session begins, in seconds. */
const SESSION_GAP = 1800;

/** Events by session: those of session `s` are `order[start[s]]` to `order[start[s + 1] - 1]`. */
export interface SessionOrder {
  start: Int32Array;
  order: Int32Array;
}

/** Sessions, one annotator's after the other's, each with its events in order. */
export interface Sessions extends SessionOrder {
  /** Session of each event, numbered from 1 for each annotator. */
  session: Int32Array;
  /** Position in the session from 1, over events that were not skipped; NaN for skipped ones. */
  position: Outcome;
  /** Minutes from the start of the session to the start of the event; NaN without times. */
  minutes: Outcome;
  /** The same of answers alone. */
  answers: SessionOrder;
  /** Of each session, `annotator#number`, and whose it is. */
  keys: string[];
  annotator: Int32Array;
}

/**
 * Cuts each annotator's work into sessions. A recorded session id is taken as it is; otherwise a new session begins when
 * start - (latest submission so far) > `gap` seconds; a gap of exactly `gap` does not cut, nor does an unknown one.
 */
export function findSessions(work: WorkColumns, gap = SESSION_GAP): Sessions {
  const own = eventsByAnnotator(work);
  const events = work.annotator.length;
  const session = new Int32Array(events);
  const order = new Int32Array(events);
  const starts = [0];
  const keys: string[] = [];
  const whose: number[] = [];
  for (let a = 0; a < work.annotators.length; a++) {
    const [from, to] = [own.start[a]!, own.start[a + 1]!];
    const sessions = numberSessions(work, own.order.subarray(from, to), gap, session);
    const next = new Int32Array(sessions + 1);
    for (let k = from; k < to; k++) next[session[own.order[k]!]!]!++;
    for (let s = 1, end = from; s <= sessions; s++) {
      const begin = end;
      end += next[s]!;
      next[s] = begin;
      starts.push(end);
      keys.push(`${work.annotators[a]!}#${s}`);
      whose.push(a);
    }
    for (let k = from; k < to; k++) {
      const e = own.order[k]!;
      order[next[session[e]!]!++] = e;
    }
  }
  const start = Int32Array.from(starts);
  const places = placesIn(work, { start, order });
  const answers = answersIn(work, { start, order });
  return { session, start, order, answers, keys, annotator: Int32Array.from(whose), ...places };
}

/** Numbers the sessions of one annotator's events, which stand in their order; how many there are. */
function numberSessions(work: WorkColumns, ordered: Int32Array, gap: number, session: Int32Array): number {
  const numberOf = new Map<number, number>();
  let sessions = 0;
  let current = 0;
  let latest = Number.NaN;
  let recorded = -1;
  for (let k = 0; k < ordered.length; k++) {
    const e = ordered[k]!;
    const start = startOf(work, e);
    const known = work.session[e]!;
    if (known >= 0) {
      if (known !== recorded) {
        current = numberOf.get(known) ?? ++sessions;
        numberOf.set(known, current);
      }
    } else if (current === 0 || start - latest > gap) {
      current = ++sessions;
    }
    recorded = known;
    session[e] = current;
    const end = Number.isNaN(work.submittedAt[e]!) ? start : work.submittedAt[e]!;
    if (!(latest > end) && !Number.isNaN(end)) latest = end;
  }
  return sessions;
}

/** Where events stand in their sessions, whose orders are set right. */
function placesIn(work: WorkColumns, { start, order }: SessionOrder): Pick<Sessions, "position" | "minutes"> {
  const position = new Float64Array(order.length).fill(Number.NaN);
  const minutes = new Float64Array(order.length).fill(Number.NaN);
  const places = new Float64Array(order.length);
  for (let s = 0; s + 1 < start.length; s++) {
    const [from, to] = [start[s]!, start[s + 1]!];
    orderByPosition(work, order.subarray(from, to), places);
    const begin = startOf(work, order[from]!);
    let answers = 0;
    for (let k = from; k < to; k++) {
      const e = order[k]!;
      if (work.answered[e] === 1) position[e] = Number.isNaN(work.position[e]!) ? ++answers : work.position[e]!;
      const known = work.minutes[e]!;
      if (Number.isNaN(known)) minutes[e] = (startOf(work, e) - begin) / 60;
      else if (known !== UNKNOWN_MINUTE) minutes[e] = known;
    }
  }
  return { position, minutes };
}

function answersIn({ answered }: WorkColumns, { start, order }: SessionOrder): SessionOrder {
  const answers = { start: new Int32Array(start.length), order: new Int32Array(order.length) };
  let end = 0;
  for (let s = 0; s + 1 < start.length; s++) {
    for (let k = start[s]!; k < start[s + 1]!; k++) if (answered[order[k]!] === 1) answers.order[end++] = order[k]!;
    answers.start[s + 1] = end;
  }
  return { ...answers, order: answers.order.subarray(0, end) };
}

/** Puts answers in the order of their recorded positions, which an answer keeps that was given again later; a skip stays behind its answer. */
function orderByPosition({ answered, position }: WorkColumns, list: Int32Array, places: Float64Array): void {
  let last = 0;
  let isOrdered = true;
  for (let k = 0; k < list.length; k++) {
    const e = list[k]!;
    if (answered[e] === 1) {
      const place = position[e]!;
      if (Number.isNaN(place)) return;
      if (place < last) isOrdered = false;
      last = place;
    }
    places[e] = last;
  }
  if (!isOrdered) list.set(Array.from(list).sort((a, b) => places[a]! - places[b]!));
}
