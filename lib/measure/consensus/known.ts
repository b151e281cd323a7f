import { labelOf } from "@/lib/core/consensus/votes";
import type { Estimate } from "@/lib/core/estimate";
import { emptySums, meanEstimate } from "@/lib/core/evaluation/ratio";
import { shareEstimate } from "@/lib/core/preference/share";
import type { Value } from "@/lib/core/rating-table";
import { valueOfKey } from "@/lib/guideline/answers/stored-key";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";
import type { Question } from "../agreement";
import { categoryOf } from "../criterion-values";
import type { Solution } from "./solution";

export interface KnownQuestion extends Question {
  solutions: readonly Solution[];
  /** Each asks for examples with the key of their answer: those known from the beginning, and those that were settled. */
  gold: Statement;
  settled: Statement;
}

/** How often somebody, or a model, says what is known. */
export interface AgainstKnown {
  gold: Estimate;
  settled: Estimate;
}

/** A model held against known answers. */
export interface HeldModel extends AgainstKnown {
  /** Examples with a known answer on which it is right and the majority is not, and the other way round. */
  better: number;
  worse: number;
  /** By rater of the solution. */
  raters: AgainstKnown[];
  /** On a scale: how far each summary is from the known answer, on the mean. */
  distance: { median: Estimate; trimmedMean: Estimate; severityCorrected: Estimate } | null;
}

/** Models, and those who gave the labels, held against what is known of the examples; for a thread. */
export async function againstKnown({
  solutions,
  criterion,
  level,
  gold,
  settled,
}: KnownQuestion): Promise<HeldModel[]> {
  const category = (key: string) => {
    const answer = valueOfKey(key);
    return answer === undefined ? key : categoryOf(criterion, level, answer);
  };
  const [golds, settlements] = [await readKnown(gold, category), await readKnown(settled, category)];
  let examples: readonly string[] = [];
  let of: Solution | null = null;
  return solutions.map((solution) => {
    if (!of || !isOfSameExamples(of, solution))
      examples = golds.size + settlements.size > 0 ? examplesOf(solution) : [];
    of = solution;
    return held(solution, examples, golds, settlements);
  });
}

const KNOWN_SPEC = { example: { of: "examples" }, value: { of: "values" } } as const;
type Known = ReadonlyMap<string, Value>;

async function readKnown(statement: Statement, category: (key: string) => Value): Promise<Known> {
  const { columns, dictionaries } = await readColumns(statement, KNOWN_SPEC);
  const ids = new Dictionary(dictionaries.examples).uuids();
  const values = new Dictionary(dictionaries.values).texts().map(category);
  return new Map(Array.from(columns.example, (code, t) => [ids[code]!, values[columns.value[t]!]!]));
}

function examplesOf({ example, examples }: Solution): string[] {
  const names = new Dictionary(examples);
  return Array.from(example, (code) => names.uuid(code));
}

function isOfSameExamples(one: Solution, other: Solution): boolean {
  const [a, b] = [one.example, other.example];
  return a.length === b.length && one.examples.size === other.examples.size && a.every((code, i) => code === b[i]);
}

/** An answer that is known and that nobody gave. */
const NOT_GIVEN = -2;
const UNKNOWN = -3;

function held(solution: Solution, examples: readonly string[], gold: Known, settled: Known): HeldModel {
  const { values, answer, majority, scale } = solution;
  const codes = new Map(values.map((value, code) => [labelOf(value), code]));
  const codesOf = (known: Known) =>
    Int32Array.from(examples, (example) => {
      const value = known.get(example);
      return value === undefined ? UNKNOWN : (codes.get(labelOf(value)) ?? NOT_GIVEN);
    });
  const [golds, settlements] = [codesOf(gold), codesOf(settled)];
  const against = (known: Int32Array) => {
    let [right, all] = [0, 0];
    known.forEach((code, item) => {
      if (code === UNKNOWN) return;
      all++;
      if (answer[item] === code) right++;
    });
    return shareOf(right, all, solution.raters.length);
  };
  let [better, worse] = [0, 0];
  golds.forEach((code, item) => {
    if (answer[item] === code && majority[item] !== code) better++;
    if (answer[item] !== code && majority[item] === code) worse++;
  });
  const [byGold, bySettled] = [ratersAgainst(solution, golds), ratersAgainst(solution, settlements)];
  const distance = (summary: Float64Array) => distanceOf(summary, examples, gold, solution.raters.length);
  return {
    gold: against(golds),
    settled: against(settlements),
    better,
    worse,
    raters: solution.raters.map((_, w) => ({ gold: byGold[w]!, settled: bySettled[w]! })),
    distance: scale && {
      median: distance(scale.median),
      trimmedMean: distance(scale.trimmedMean),
      severityCorrected: distance(scale.severityCorrected),
    },
  };
}

function shareOf(right: number, all: number, raters: number): Estimate {
  return shareEstimate("share-as-known", right, all, { items: all, raters });
}

function ratersAgainst({ raters, start, rater, label }: Solution, known: Int32Array): Estimate[] {
  const [right, all] = [new Float64Array(raters.length), new Float64Array(raters.length)];
  known.forEach((code, item) => {
    if (code === UNKNOWN) return;
    for (let t = start[item]!; t < start[item + 1]!; t++) {
      all[rater[t]!]!++;
      if (label[t] === code) right[rater[t]!]!++;
    }
  });
  return raters.map((_, w) => shareOf(right[w]!, all[w]!, 1));
}

function distanceOf(summary: Float64Array, examples: readonly string[], gold: Known, raters: number): Estimate {
  const apart = examples.flatMap((example, item) => {
    const by = Math.abs(summary[item]! - Number(gold.get(example) ?? Number.NaN));
    return Number.isFinite(by) ? [by] : [];
  });
  const ones = new Float64Array(apart.length).fill(1);
  const sums = { ...emptySums(ones), sum: Float64Array.from(apart), outputs: ones, labels: ones };
  return meanEstimate("mean-distance-from-known", sums, raters);
}
