import { comparableGroups } from "@/lib/core/agreement/comparable";
import { identifiability } from "@/lib/core/fatigue/identifiability";
import { groupByCode, type RatingTable } from "@/lib/core/rating-table";
import { readColumns } from "@/lib/server/columns/read-columns";
import { type LogQuestion, readRated } from "../rated";

/** What the labels under a filter are like as data, whatever they say. */
export interface Facts {
  labels: number;
  items: number;
  /** Items with two labels or more, and the most labels of one item. */
  compared: number;
  mostPerItem: number;
  /** Labels by annotator, by id, most first. */
  byAnnotator: { annotator: string; labels: number }[];
  /** Annotators who share items, by id, largest group first. */
  groups: string[][];
  /** Labels whose place in a session is known; how varied the places of an item are against a random order (1), null where it cannot be told. */
  placed: number;
  order: number | null;
  /** Labels whose active time is known, and of these how many have the most frequent one. */
  timed: number;
  equalTimes: number;
  /** Labels with the same moment as another one of the same annotator. */
  equalMoments: number;
  /** Labels that claim more active time than passed since the annotator's label before; of how many there is one before with a time. */
  impossible: number;
  followed: number;
  /** Labels at a later place of a session with an earlier moment, and those from the future. */
  disordered: number;
  future: number;
  /** Labels that no round handed out. */
  imported: number;
}

/** Rounding of clocks and the way to the server. */
const TOLERANCE_MS = 2000;

/** For a thread; null where answers are not compared. */
export async function readFacts(question: LogQuestion): Promise<Facts | null> {
  const rated = await readRated(question, ["session", "position", "activeMs", "at", "round"]);
  if (!rated) return null;
  const clock = await readColumns({ strings: ["SELECT now()"], values: [] }, { now: "time" });
  return factsOf(rated.scaled.table, rated.circumstances, clock.columns.now[0]!);
}

interface Circumstances {
  session: Int32Array;
  position: Int32Array;
  activeMs: Int32Array;
  at: Float64Array;
  round: Int32Array;
}

/** A missing number is -1; `now` is the database's clock in milliseconds since 1970. */
export function factsOf(table: RatingTable, circumstances: Circumstances, now: number): Facts {
  const { item, rater, raters } = table;
  const { position, activeMs, at, round } = circumstances;
  const perItem = counted(item, table.items.length);
  const perRater = counted(rater, raters.length);
  return {
    labels: item.length,
    items: perItem.filter((n) => n > 0).length,
    compared: perItem.filter((n) => n > 1).length,
    mostPerItem: perItem.reduce((most, n) => Math.max(most, n), 0),
    byAnnotator: raters
      .map((annotator, r) => ({ annotator, labels: perRater[r]! }))
      .filter(({ labels }) => labels > 0)
      .sort((a, b) => b.labels - a.labels || (a.annotator < b.annotator ? -1 : 1)),
    groups: comparableGroups(table).map((group) => group.map((r) => raters[r]!)),
    placed: position.reduce((n, place) => n + Number(place > 0), 0),
    order: orderOf(table, circumstances),
    timed: activeMs.reduce((n, ms) => n + Number(ms >= 0), 0),
    equalTimes: mostFrequent(activeMs),
    ...momentsOf(rater, circumstances),
    future: at.reduce((n, moment) => n + Number(moment > now + TOLERANCE_MS), 0),
    imported: round.reduce((n, code) => n + Number(code < 0), 0),
  };
}

function counted(codes: Int32Array, n: number): Int32Array {
  const counts = new Int32Array(n);
  for (const code of codes) counts[code]!++;
  return counts;
}

function mostFrequent(values: Int32Array): number {
  const counts = new Map<number, number>();
  for (const value of values) if (value >= 0) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most = 0;
  for (const n of counts.values()) if (n > most) most = n;
  return most;
}

/** A session is one annotator's; what stands in none at a known place has no part in it. */
function orderOf({ item, items }: RatingTable, { session, position }: Circumstances): number | null {
  const places = Float64Array.from(position, (place, t) => (session[t]! >= 0 && place > 0 ? place : Number.NaN));
  const codes = session.map((code) => code + 1);
  const sessions = groupByCode(codes, codes.reduce((most, code) => Math.max(most, code), 0) + 1);
  return identifiability({ item, items }, sessions, places)?.ratio ?? null;
}

/** What the moments say, of each annotator one label after the other. */
function momentsOf(rater: Int32Array, { session, position, activeMs, at }: Circumstances) {
  const rows = inTime(rater, at, position);
  const found = { equalMoments: 0, impossible: 0, followed: 0, disordered: 0 };
  for (let k = 0; k < rows.length; k++) {
    const t = rows[k]!;
    const before = k > 0 && rater[rows[k - 1]!] === rater[t] ? rows[k - 1]! : -1;
    const after = k + 1 < rows.length && rater[rows[k + 1]!] === rater[t] ? rows[k + 1]! : -1;
    if ((before >= 0 && at[before] === at[t]) || (after >= 0 && at[after] === at[t])) found.equalMoments++;
    if (before < 0) continue;
    if (activeMs[t]! >= 0) {
      found.followed++;
      if (activeMs[t]! > at[t]! - at[before]! + TOLERANCE_MS) found.impossible++;
    }
    if (session[t]! >= 0 && session[t] === session[before] && position[t]! > 0 && position[t]! < position[before]!)
      found.disordered++;
  }
  return found;
}

/** Rows of one annotator after the other, each in time: as they are read, they mostly are already. */
function inTime(rater: Int32Array, at: Float64Array, position: Int32Array): Int32Array {
  const { start, order } = groupByCode(rater, rater.reduce((most, code) => Math.max(most, code), -1) + 1);
  for (let r = 0; r + 1 < start.length; r++) {
    const own = order.subarray(start[r], start[r + 1]);
    if (own.some((t, k) => k > 0 && at[t]! <= at[own[k - 1]!]!))
      own.sort((a, b) => at[a]! - at[b]! || position[a]! - position[b]! || a - b);
  }
  return order;
}
