import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import { matchedShares } from "@/lib/core/distribution/matched-share";
import { type Reading, type Readings, readings } from "@/lib/core/distribution/reading";
import type { Estimate } from "@/lib/core/estimate";
import { quantile } from "@/lib/core/fatigue/quantile";
import { shareEstimate } from "@/lib/core/preference/share";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";
import { readGold, readLengths } from "../fatigue/circumstances";
import { CHARACTERS_PER_WORD } from "../fatigue/read-work";
import { type LogQuestion, type Rated, readRated } from "../rated";
import { severityEstimate } from "./figures";

export interface AnnotatorWorkQuestion extends LogQuestion {
  projectId: string;
  /** Asks for how many reasons each annotator wrote as answers of their own, and their median length; null where none are asked for. */
  reasons: Statement | null;
}

/** How somebody's labels go with known answers. */
export interface AgainstGold {
  /** How often the label is the known answer. */
  right: Estimate;
  /** The same minus the share of the others who are right on the same examples, on the mean. */
  difference: Estimate;
  /** Of being right as often as the others there, adjusted over the panel. */
  q: number | null;
  /** Right less often by at least ten points, beyond chance over the whole panel. */
  flagged: boolean;
}

/** What somebody writes beside answers. */
export interface Notes {
  /** How many of the labels came with one. */
  share: Estimate;
  /** Median characters of those that did. */
  characters: number | null;
  /** The same of the texts that the guideline asks for. */
  reasons: { texts: number; characters: number } | null;
}

export interface AnnotatorWork {
  id: string;
  gold: AgainstGold | null;
  reading: Reading;
  notes: Notes;
}

export interface AnnotatorsWork {
  people: AnnotatorWork[];
  /** Examples with a known answer that somebody labelled. */
  goldExamples: number;
  /** Time against length, of everybody together. */
  together: Readings["together"] | null;
}

/** So small that all looks of a page together flag hardly anybody where nobody differs. */
const RATE = 0.003;
const LEAST_DIFFERENCE = 0.1;
const FEWEST_GOLD = 10;

export const WORK_CIRCUMSTANCES = ["activeMs", "wallMs", "reason"] as const;
type RatedWork = Rated<(typeof WORK_CIRCUMSTANCES)[number]>;

/** How everybody's labels go with known answers, how long they take, and what is written beside them; for a thread. */
export async function annotatorsWork(question: AnnotatorWorkQuestion): Promise<AnnotatorsWork> {
  const { projectId, criterion, log } = question;
  const items = new Dictionary(log.dictionaries.items);
  const gold = await readGold(projectId, criterion.key, items);
  // A known answer to what the criterion no longer offers is no reason to know nothing.
  const rated =
    (await readRated(question, WORK_CIRCUMSTANCES, gold.keys)) ?? (await readRated(question, WORK_CIRCUMSTANCES));
  if (!rated) return { people: [], goldExamples: 0, together: null };
  const lengths = await readLengths(projectId, items);
  const reasons = await readReasons(question.reasons);
  return workFrom({ rated, gold, lengths, reasons });
}

interface WorkParts {
  rated: RatedWork;
  gold: Awaited<ReturnType<typeof readGold>>;
  /** Characters of each item of the log. */
  lengths: Int32Array;
  reasons: Awaited<ReturnType<typeof readReasons>>;
}

/** The same from what was read. */
export function workFrom({ rated, gold, lengths, reasons }: WorkParts): AnnotatorsWork {
  const { raters } = rated.scaled.table;
  const known = againstGold(rated, gold);
  const timed = readingsOf(rated, lengths);
  const notes = notesOf(rated);
  return {
    people: raters.map((id, w) => ({
      id,
      gold: known.people[w] ?? null,
      reading: timed.people[w]!,
      notes: { ...notes[w]!, reasons: reasons.get(id) ?? null },
    })),
    goldExamples: known.examples,
    together: timed.together,
  };
}

function againstGold({ scaled, circumstances, codeOf }: RatedWork, gold: Awaited<ReturnType<typeof readGold>>) {
  const { item, rater, value, items, raters } = scaled.table;
  const codes = gold.keys.map((key) => codeOf.get(key) ?? -1);
  const holds = Int8Array.from(item, (_, t) => {
    const key = gold.keyOf[circumstances.item[t]!]!;
    return key < 0 ? -1 : Number(codes[key] === value[t]);
  });
  const examples = new Set(item.filter((_, t) => holds[t]! >= 0)).size;
  if (examples === 0) return { examples, people: [] };
  const shares = matchedShares("right-on-known", { raters: raters.length, items: items.length, rater, item, holds });
  const q = benjaminiHochberg(shares.map(({ p, share }) => (share.items < FEWEST_GOLD ? null : p)));
  const people = shares.map(({ share, difference }, w): AgainstGold | null => {
    if (share.items === 0) return null;
    const flagged = q[w] !== null && q[w]! <= RATE && difference.meanDiff! <= -LEAST_DIFFERENCE;
    return {
      right: share,
      difference: severityEstimate(difference, 0, "right-on-known-difference"),
      q: q[w]!,
      flagged,
    };
  });
  return { examples, people };
}

function readingsOf({ scaled: { table }, circumstances }: RatedWork, lengths: Int32Array): Readings {
  const { activeMs, wallMs, item } = circumstances;
  return readings({
    raters: table.raters.length,
    rater: table.rater,
    seconds: Float64Array.from(activeMs, (active, t) => (active >= 0 ? active : wallMs[t]!) / 1000),
    words: Float64Array.from(item, (code) => lengths[code]! / CHARACTERS_PER_WORD),
  });
}

/** Of each rater; all in one pass over the labels. */
function notesOf({ scaled: { table }, circumstances }: RatedWork): Omit<Notes, "reasons">[] {
  const labels = new Int32Array(table.raters.length);
  const written: number[][] = table.raters.map(() => []);
  for (let t = 0; t < table.rater.length; t++) {
    labels[table.rater[t]!]!++;
    if (circumstances.reason[t]! > 0) written[table.rater[t]!]!.push(circumstances.reason[t]!);
  }
  return written.map((characters, w) => ({
    share: shareEstimate("with-note", characters.length, labels[w]!, { items: labels[w]!, raters: 1 }),
    characters: characters.length === 0 ? null : quantile(characters, 0.5),
  }));
}

async function readReasons(statement: Statement | null): Promise<Map<string, Notes["reasons"]>> {
  if (!statement) return new Map();
  const { columns, dictionaries } = await readColumns(statement, {
    rater: { of: "raters" },
    texts: "int",
    twice: "int",
  });
  const ids = new Dictionary(dictionaries.raters);
  return new Map(
    Array.from(columns.rater, (code, t) => [
      ids.uuid(code),
      { texts: columns.texts[t]!, characters: columns.twice[t]! / 2 },
    ]),
  );
}
