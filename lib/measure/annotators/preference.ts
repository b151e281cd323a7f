import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import { matchedShares, twoSided } from "@/lib/core/distribution/matched-share";
import type { Estimate } from "@/lib/core/estimate";
import type { Comparison } from "@/lib/core/preference/comparison";
import { shareEstimate } from "@/lib/core/preference/share";
import { transitivityByAnnotator } from "@/lib/core/preference/transitivity";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns } from "@/lib/server/columns/read-columns";
import { type LogQuestion, type Rated, readRated } from "../rated";
import { severityEstimate } from "./figures";

/** What somebody does besides judging which of two responses is better. */
export interface PreferenceHabits {
  id: string;
  /** Of decided comparisons how often the response shown first was chosen: .5 without a habit, since the order is drawn. */
  first: Estimate;
  /** Of comparisons between responses of different length how often the longer was chosen, and that minus the share of the others on the same. */
  longer: Estimate;
  longerDifference: Estimate;
  ties: Estimate;
  tiesDifference: Estimate;
  /** Of three responses to one prompt, all compared in pairs, how often A beat B, B beat C and C beat A; chance gives a quarter. */
  cycles: Estimate;
  /** Adjusted over the panel, and whether they stand out: by ten points or more. */
  q: { first: number | null; longer: number | null };
  flagged: { first: boolean; longer: boolean };
}

export interface PreferenceQuestion extends LogQuestion {
  projectId: string;
}

/** So small that all looks of a page together flag hardly anybody where nobody differs. */
const RATE = 0.003;
const LEAST = 0.1;
const FEWEST = 20;

const CIRCUMSTANCES = ["version", "pass"] as const;
type RatedChoices = Rated<(typeof CIRCUMSTANCES)[number]>;

/** Habits of side and length, ties and cycles of everybody who compared two responses, for a thread; nobody where nothing is compared. */
export async function preferenceHabits(question: PreferenceQuestion): Promise<PreferenceHabits[]> {
  const rated = await readRated({ ...question, level: "nominal" }, CIRCUMSTANCES);
  if (!rated) return [];
  const pairs = await readPairs(question);
  const shown = await readShown(question);
  const { table } = rated.scaled;
  const { raters, rater, item, value } = table;
  const choices = table.values.map((choice) => (choice === "A" ? 0 : choice === "B" ? 1 : -1));
  const chosen = Int8Array.from(value, (code) => choices[code]!);
  const isPair = (t: number) => pairs.longer[rated.circumstances.item[t]!]! !== UNKNOWN;
  const marked = (method: string, holds: Int8Array) =>
    matchedShares(method, { raters: raters.length, items: table.items.length, rater, item, holds });
  const ties = marked(
    "tie-rate",
    chosen.map((choice, t) => (isPair(t) ? Number(choice < 0) : -1)),
  );
  const longer = marked(
    "longer-wins",
    chosen.map((choice, t) => {
      const than = pairs.longer[rated.circumstances.item[t]!]!;
      return choice < 0 || than < 0 ? -1 : Number(choice === than);
    }),
  );
  const first = firstShown(rated, chosen, shown);
  const cycles = transitivityByAnnotator(comparisonsOf(rated, chosen, pairs));
  const pOfFirst = first.map(({ pairs: n, value: share }) =>
    n < FEWEST ? null : twoSided(Array<number>(n).fill(0.5), Math.round(n * share!)),
  );
  const pOfLonger = longer.map(({ p, share }) => (share.items < FEWEST ? null : p));
  const q = { first: benjaminiHochberg(pOfFirst), longer: benjaminiHochberg(pOfLonger) };
  return raters.map((id, w) => ({
    id,
    first: first[w]!,
    longer: longer[w]!.share,
    longerDifference: severityEstimate(longer[w]!.difference, 0, "longer-wins-difference"),
    ties: ties[w]!.share,
    tiesDifference: severityEstimate(ties[w]!.difference, 0, "tie-rate-difference"),
    cycles: cycles.get(id) ?? shareEstimate("cyclic-triads", 0, 0, { items: 0, raters: 0 }),
    q: { first: q.first[w]!, longer: q.longer[w]! },
    flagged: {
      first: isFlagged(q.first[w]!, (first[w]!.value ?? 0.5) - 0.5),
      longer: isFlagged(q.longer[w]!, longer[w]!.difference.meanDiff ?? 0),
    },
  }));
}

function isFlagged(q: number | null, effect: number): boolean {
  return q !== null && q <= RATE && Math.abs(effect) >= LEAST;
}

/** The first of the two is as long as the second, or it is not known which is longer; or the example is no pair. */
const EQUAL = -1;
const UNKNOWN = -2;

interface Pairs {
  /** By code of the item: 0 or 1 for the longer response. */
  longer: Int8Array;
  prompt: Int32Array;
  /** Codes of the texts of the two. */
  responses: [Int32Array, Int32Array];
}

/** The examples with two responses: which is the longer, to which prompt, and which texts these are, so that one is known again. */
async function readPairs({ projectId, log }: PreferenceQuestion): Promise<Pairs> {
  const items = new Dictionary(log.dictionaries.items);
  const read = await readColumns(
    {
      strings: [
        `SELECT e.id, prompt_key(e.id, e.kind, e.content, e.provenance), md5(e.content #>> '{responses,0,text}'), md5(e.content #>> '{responses,1,text}'),
           char_length(e.content #>> '{responses,0,text}'), char_length(e.content #>> '{responses,1,text}')
         FROM example e WHERE e.project_id = `,
        "::uuid AND e.kind = 'preference' AND jsonb_array_length(e.content -> 'responses') = 2",
      ],
      values: [projectId],
    },
    {
      item: { in: items },
      prompt: { of: "prompts" },
      one: { of: "texts" },
      other: { of: "texts" },
      lengthOfOne: "int",
      lengthOfOther: "int",
    },
  );
  const longer = new Int8Array(items.size).fill(UNKNOWN);
  const empty = () => new Int32Array(items.size).fill(-1);
  const [prompt, one, other] = [empty(), empty(), empty()];
  const { columns } = read;
  for (let k = 0; k < read.length; k++) {
    const item = columns.item[k]!;
    if (item < 0) continue;
    const [a, b] = [columns.lengthOfOne[k]!, columns.lengthOfOther[k]!];
    longer[item] = a === b ? EQUAL : Number(b > a);
    prompt[item] = columns.prompt[k]!;
    one[item] = columns.one[k]!;
    other[item] = columns.other[k]!;
  }
  return { longer, prompt, responses: [one, other] };
}

/** Which of two responses each person was shown first, by what names a showing. */
async function readShown({ projectId, log }: PreferenceQuestion): Promise<(showing: readonly number[]) => number> {
  const [items, raters, versions] = (["items", "raters", "versions"] as const).map(
    (name) => new Dictionary(log.dictionaries[name]),
  ) as [Dictionary, Dictionary, Dictionary];
  const read = await readColumns(
    {
      strings: [
        "SELECT example_id, annotator_id, guideline_version_id, pass, response_order[1] FROM assignment WHERE project_id = ",
        "::uuid AND state = 'submitted' AND cardinality(response_order) = 2",
      ],
      values: [projectId],
    },
    { item: { in: items }, rater: { in: raters }, version: { in: versions }, pass: "short", first: "int" },
  );
  const { item, rater, version, pass, first } = read.columns;
  const sizes = [raters.size, versions.size];
  const key = ([i, w, v, p]: readonly number[]) => ((i! * sizes[0]! + w!) * sizes[1]! + v!) * PASSES + p!;
  const found = new Map<number, number>();
  for (let k = 0; k < read.length; k++) {
    const [i, w, v] = [item[k]!, rater[k]!, version[k]!];
    if (i >= 0 && w >= 0 && v >= 0) found.set(key([i, w, v, pass[k]!]), first[k]!);
  }
  return (showing) => found.get(key(showing)) ?? -1;
}

const PASSES = 1024;

/** Of each rater how often they chose what they were shown first, of what they decided and whose order is known. */
function firstShown(
  { scaled: { table }, circumstances }: RatedChoices,
  chosen: Int8Array,
  shown: (showing: readonly number[]) => number,
): Estimate[] {
  const [all, first] = [new Int32Array(table.raters.length), new Int32Array(table.raters.length)];
  const { item, rater, version, pass } = circumstances;
  for (let t = 0; t < chosen.length; t++) {
    if (chosen[t]! < 0) continue;
    const front = shown([item[t]!, rater[t]!, version[t]!, pass[t]!]);
    if (front < 0) continue;
    all[table.rater[t]!]!++;
    if (front === chosen[t]) first[table.rater[t]!]!++;
  }
  return table.raters.map((_, w) =>
    shareEstimate("first-shown-wins", first[w]!, all[w]!, { items: all[w]!, raters: 1 }),
  );
}

/** What was decided on prompts that have three responses or more, by prompt. */
function comparisonsOf(
  { scaled: { table }, circumstances }: RatedChoices,
  chosen: Int8Array,
  pairs: Pairs,
): Comparison[] {
  const { prompt, responses } = pairs;
  const texts = new Map<number, Set<number>>();
  prompt.forEach((code, item) => {
    if (code < 0) return;
    const known = texts.get(code) ?? new Set();
    texts.set(code, known.add(responses[0][item]!).add(responses[1][item]!));
  });
  const rows = Array.from(chosen.keys()).filter((t) => {
    const code = prompt[circumstances.item[t]!]!;
    return chosen[t]! >= 0 && code >= 0 && texts.get(code)!.size > 2;
  });
  return rows.map((t) => {
    const item = circumstances.item[t]!;
    return {
      item: String(prompt[item]),
      annotator: table.raters[table.rater[t]!]!,
      first: String(responses[0][item]),
      second: String(responses[1][item]),
      winner: chosen[t] === 0 ? "first" : "second",
    };
  });
}
