import "server-only";
import type { UndefinedReason } from "@/lib/core/estimate";
import { knowCodes, type WorkEvent } from "@/lib/core/fatigue/events";
import { type CodedValues, codedOn } from "@/lib/core/fatigue/similarity";
import { readSessionStarts } from "@/lib/labels/log/session-starts";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { hasCoefficients } from "../criterion-values";
import { type LogQuestion, type Rated, readRated } from "../rated";
import { readGold, readLengths, readSkips } from "./circumstances";

export interface WorkQuestion extends LogQuestion {
  projectId: string;
}

/** What is known of an answer beyond what the core asks; null for skips, and where it is not known. */
export interface Beside {
  /** 1 where the answer was changed, before it was submitted or after. */
  revised: (number | null)[];
  /** Characters of the reason given with it; 0 where none was. */
  reason: (number | null)[];
  /** 1 for a skip. */
  skipped: number[];
}

/** The work behind the ratings of a criterion: answers and skips with their circumstances, on the criterion's scale. */
export interface Work {
  events: WorkEvent[];
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

/** Puts what was read together: answers in the order of the log, then skips. */
export function workOf(
  { level, log }: WorkQuestion,
  { rated, gold, lengths, starts, skips, items }: Parts,
): WorkResult {
  const { circumstances, scaled } = rated;
  const { table } = scaled;
  const answers = table.value.length;
  const placeOf = new Map(table.raters.map((id, place) => [id, place]));
  const skipPeople = skips.raterNames.uuids().map((id) => placeOf.get(id) ?? -1);
  // Somebody who only skipped has no answers to be compared with.
  const skipped = Array.from({ length: skips.length }, (_, s) => s).filter((s) => skipPeople[skips.raters[s]!]! >= 0);
  const empty = () => new Int32Array(answers + skipped.length).fill(-1);
  const [code, known, annotator, item] = [empty(), empty(), empty(), empty()];
  const itemOf = new Int32Array(items.size).fill(-1);
  const goldCodes = gold.keys.map((key) => rated.codeOf.get(key) ?? -1);
  const beside: Beside = { revised: [], reason: [], skipped: [] };
  const events: WorkEvent[] = [];
  for (let t = 0; t < answers; t++) {
    const logItem = circumstances.item[t]!;
    itemOf[logItem] = table.item[t]!;
    code[t] = table.value[t]!;
    known[t] = gold.keyOf[logItem]! < 0 ? -1 : goldCodes[gold.keyOf[logItem]!]!;
    annotator[t] = table.rater[t]!;
    item[t] = table.item[t]!;
    events.push({
      annotator: table.raters[table.rater[t]!]!,
      item: table.items[table.item[t]!]!,
      value: table.values[table.value[t]!]!,
      words: lengths[logItem]! > 0 ? lengths[logItem]! / CHARACTERS_PER_WORD : null,
      ...timesOf(circumstances, t, starts),
    });
    beside.revised.push(Number(circumstances.revision[t]! > 1 || circumstances.changed[t]! > 0));
    beside.reason.push(Math.max(0, circumstances.reason[t]!));
    beside.skipped.push(0);
  }
  const skipItems = items.codesOf(skips.itemNames);
  let itemCount = table.items.length;
  for (const [k, s] of skipped.entries()) {
    const logItem = skipItems[skips.items[s]!]!;
    const place = logItem >= 0 && itemOf[logItem]! >= 0 ? itemOf[logItem]! : itemCount++;
    const person = skipPeople[skips.raters[s]!]!;
    annotator[answers + k] = person;
    item[answers + k] = place;
    const at = skips.at[s]! / 1000;
    events.push({ annotator: table.raters[person]!, item: String(place), value: null, startedAt: at, submittedAt: at });
    beside.revised.push(null);
    beside.reason.push(null);
    beside.skipped.push(1);
  }
  knowCodes(events, { annotators: table.raters, annotator, items: itemCount, item });
  const coded = codedOn(scaled, level, code, known);
  if (!coded.ok) return coded;
  const sessions = new Dictionary(log.dictionaries.sessions);
  const sessionId = (e: number) =>
    e < answers && circumstances.session[e]! >= 0 ? sessions.uuid(circumstances.session[e]!) : null;
  return { ok: true, work: { events, coded: coded.coded, beside, rated, sessionId } };
}

/** When an answer was given, in seconds, and where in its session. */
function timesOf(
  { at, activeMs, wallMs, session, position, revision }: RatedWork["circumstances"],
  t: number,
  starts: Float64Array,
) {
  const submittedAt = at[t]! / 1000;
  const [active, wall, place] = [activeMs[t]!, wallMs[t]!, session[t]!];
  const taken = wall >= 0 ? wall : active;
  const startedAt = taken >= 0 ? submittedAt - taken / 1000 : null;
  const began = place >= 0 ? starts[place]! / 1000 : Number.NaN;
  return {
    startedAt,
    submittedAt,
    activeSeconds: active >= 0 ? active / 1000 : wall >= 0 ? wall / 1000 : null,
    session: place >= 0 ? String(place) : null,
    position: position[t]! > 0 ? position[t]! : null,
    // An answer that was given again later stands at its first place, of which the minute is not kept.
    minutes:
      revision[t]! > 1
        ? null
        : Number.isNaN(began)
          ? undefined
          : Math.max(0, ((startedAt ?? submittedAt) - began) / 60),
  };
}
