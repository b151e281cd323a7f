import "server-only";
import type { UndefinedReason } from "@/lib/core/estimate";
import { type Outcome, UNKNOWN_MINUTE, type WorkColumns } from "@/lib/core/fatigue/events";
import { type CodedValues, codedOn } from "@/lib/core/fatigue/similarity";
import { groupByCode } from "@/lib/core/rating-table";
import { readSessionStarts } from "@/lib/labels/log/session-starts";
import type { AnyArray } from "@/lib/server/columns/columns";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { hasCoefficients } from "../criterion-values";
import { type LogQuestion, type Rated, readRated } from "../rated";
import { readGold, readLengths, readSkips } from "./circumstances";

export interface WorkQuestion extends LogQuestion {
  projectId: string;
}

/** What is known of an answer beyond what the core asks; undefined for skips, and where it is not known. */
export interface Beside {
  /** 1 where the answer was changed, before it was submitted or after. */
  revised: Outcome;
  /** Characters of the reason given with it; 0 where none was. */
  reason: Outcome;
  /** 1 for a skip. */
  skipped: Outcome;
}

/** The work behind the ratings of a criterion: answers and skips with their circumstances, on the criterion's scale. */
export interface Work {
  columns: WorkColumns;
  coded: CodedValues;
  beside: Beside;
  rated: RatedWork;
  /** The id of the session in which an answer was given; null where none is recorded. */
  sessionId: (event: number) => string | null;
}

export type WorkResult = { ok: true; work: Work } | { ok: false; reason: UndefinedReason };

export const CIRCUMSTANCES = [
  "session",
  "position",
  "revision",
  "changed",
  "activeMs",
  "wallMs",
  "reason",
  "at",
] as const;
type RatedWork = Rated<(typeof CIRCUMSTANCES)[number]>;

/** What people read, in characters to a word, blanks included. */
export const CHARACTERS_PER_WORD = 6;

/** Reads the work that a question is about, for a thread. */
export async function readWork(question: WorkQuestion): Promise<WorkResult> {
  const { projectId, criterion, log, filter } = question;
  if (!hasCoefficients(criterion)) return { ok: false, reason: "not-compared" };
  const items = new Dictionary(log.dictionaries.items);
  const gold = await readGold(projectId, criterion.key, items);
  // A known answer to what the criterion no longer offers is no reason to know nothing.
  const rated = (await readRated(question, CIRCUMSTANCES, gold.keys)) ?? (await readRated(question, CIRCUMSTANCES));
  if (rated === null) return { ok: false, reason: "needs-category-order" };
  const lengths = await readLengths(projectId, items);
  const starts = await readSessionStarts(projectId, new Dictionary(log.dictionaries.sessions));
  const skips = await readSkips(projectId, filter);
  return workOf(question, { rated, gold, lengths, starts, skips, items });
}

interface Parts {
  rated: RatedWork;
  gold: Awaited<ReturnType<typeof readGold>>;
  lengths: Int32Array;
  starts: Float64Array;
  skips: Awaited<ReturnType<typeof readSkips>>;
  items: Dictionary;
}

/** Puts what was read together: answers of one annotator after the other's in the order of the log, then skips. */
export function workOf(
  { level, log }: WorkQuestion,
  { rated: inLog, gold, lengths, starts, skips, items }: Parts,
): WorkResult {
  const rated = byRater(inLog);
  const { circumstances, scaled } = rated;
  const { table } = scaled;
  const answers = table.value.length;
  const placeOf = new Map(table.raters.map((id, place) => [id, place]));
  const skipPeople = skips.raterNames.uuids().map((id) => placeOf.get(id) ?? -1);
  // Somebody who only skipped has no answers to be compared with.
  const skipped = Array.from({ length: skips.length }, (_, s) => s).filter((s) => skipPeople[skips.raters[s]!]! >= 0);
  const length = answers + skipped.length;
  const codes = () => new Int32Array(length).fill(-1);
  const numbers = () => new Float64Array(length).fill(Number.NaN);
  const columns = {
    annotators: table.raters,
    annotator: codes(),
    item: codes(),
    answered: new Uint8Array(length).fill(1, 0, answers),
    startedAt: numbers(),
    submittedAt: numbers(),
    activeSeconds: numbers(),
    session: codes(),
    position: numbers(),
    minutes: numbers(),
    words: numbers(),
  };
  const [code, known] = [codes(), codes()];
  const beside: Beside = { revised: numbers(), reason: numbers(), skipped: new Float64Array(length) };
  code.set(table.value);
  columns.annotator.set(table.rater);
  columns.item.set(table.item);
  columns.session.set(circumstances.session);
  const itemOf = new Int32Array(items.size).fill(-1);
  const goldCodes = Int32Array.from(gold.keys, (key) => rated.codeOf.get(key) ?? -1);
  for (let t = 0; t < answers; t++) {
    const logItem = circumstances.item[t]!;
    const key = gold.keyOf[logItem]!;
    itemOf[logItem] = table.item[t]!;
    if (key >= 0) known[t] = goldCodes[key]!;
    if (lengths[logItem]! > 0) columns.words[t] = lengths[logItem]! / CHARACTERS_PER_WORD;
    beside.revised[t] = Number(circumstances.revision[t]! > 1 || circumstances.changed[t]! > 0);
    beside.reason[t] = Math.max(0, circumstances.reason[t]!);
  }
  tellTimes(columns, circumstances, starts);
  const skipItems = items.codesOf(skips.itemNames);
  let itemCount = table.items.length;
  for (const [k, s] of skipped.entries()) {
    const e = answers + k;
    const logItem = skipItems[skips.items[s]!]!;
    columns.annotator[e] = skipPeople[skips.raters[s]!]!;
    columns.item[e] = logItem >= 0 && itemOf[logItem]! >= 0 ? itemOf[logItem]! : itemCount++;
    columns.startedAt[e] = skips.at[s]! / 1000;
    columns.submittedAt[e] = skips.at[s]! / 1000;
    beside.skipped[e] = 1;
  }
  const coded = codedOn(scaled, level, code, known);
  if (!coded.ok) return coded;
  const more = Array.from({ length: itemCount - table.items.length }, (_, k) => String(table.items.length + k));
  const sessions = new Dictionary(log.dictionaries.sessions);
  const sessionId = (e: number) => (columns.session[e]! >= 0 ? sessions.uuid(columns.session[e]!) : null);
  return {
    ok: true,
    work: {
      columns: { ...columns, items: more.length === 0 ? table.items : [...table.items, ...more] },
      coded: coded.coded,
      beside,
      rated,
      sessionId,
    },
  };
}

/** One annotator's ratings after the other's: sessions are gone through often, and what stands together is read several times as fast. */
function byRater({ scaled, circumstances, ...rest }: RatedWork): RatedWork {
  const { table } = scaled;
  const { order } = groupByCode(table.rater, table.raters.length);
  const inOrder = <Column extends AnyArray>(column: Column): Column => {
    const ordered = column.slice() as Column;
    for (let t = 0; t < ordered.length; t++) ordered[t] = column[order[t]!]!;
    return ordered;
  };
  const columns = Object.entries(circumstances).map(([name, column]) => [name, inOrder(column)]);
  const { item, rater, value } = table;
  return {
    ...rest,
    scaled: { ...scaled, table: { ...table, item: inOrder(item), rater: inOrder(rater), value: inOrder(value) } },
    circumstances: Object.fromEntries(columns),
  };
}

/** When answers were given, in seconds, and where in their sessions. */
function tellTimes(
  { startedAt, submittedAt, activeSeconds, position, minutes }: Omit<WorkColumns, "items">,
  circumstances: RatedWork["circumstances"],
  starts: Float64Array,
): void {
  const { at, activeMs, wallMs, session, revision } = circumstances;
  for (let t = 0; t < at.length; t++) {
    const [active, wall, place] = [activeMs[t]!, wallMs[t]!, session[t]!];
    submittedAt[t] = at[t]! / 1000;
    const taken = wall >= 0 ? wall : active;
    if (taken >= 0) startedAt[t] = submittedAt[t]! - taken / 1000;
    if (active >= 0) activeSeconds[t] = active / 1000;
    else if (wall >= 0) activeSeconds[t] = wall / 1000;
    if (circumstances.position[t]! > 0) position[t] = circumstances.position[t]!;
    // An answer that was given again later stands at its first place, of which the minute is not kept.
    if (revision[t]! > 1) minutes[t] = UNKNOWN_MINUTE;
    else if (place >= 0 && !Number.isNaN(starts[place]!))
      minutes[t] = Math.max(0, ((taken >= 0 ? startedAt[t]! : submittedAt[t]!) - starts[place]! / 1000) / 60);
  }
}
