import type { Estimate } from "@/lib/core/estimate";
import { type Bins, binOf, binsFor, countsIn } from "./bins";
import {
  meanOfTally,
  meanOverExamples,
  medianOfTally,
  medianOverExamples,
  shareOfSingles,
  shareOverExamples,
} from "./estimates";
import { type FactColumn, type FactDefinition, isPresent } from "./fact";
import { groupsOfHashes, type HashGroups } from "./groups";
import { type CopiedValue, copiedAmong, type Units } from "./place";
import { ranksOf } from "./ranks";
import { quantilesOfTally, type Tally, tallyOf } from "./tally";

export const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

interface Counted {
  /** Examples or parts that were looked at, those without a value among them. */
  units: number;
  /** Those that have no value. */
  missing: number;
  /** Those of them that nobody has looked at yet, or where looking failed. */
  unlooked: number;
}

export interface AmountDistribution extends Counted {
  is: "amounts";
  /** `quantiles` are in the order of `QUANTILES`; all are null where nothing has a value. */
  range: { least: number; most: number; quantiles: number[]; bins: Bins } | null;
  /** By bin. */
  counts: number[];
  mean: Estimate;
  median: Estimate;
}

export interface WordDistribution extends Counted {
  is: "words";
  /** How many different ones there are. */
  distinct: number;
  /** The most frequent first, of equal frequency in order of the alphabet. */
  top: { word: string; count: number }[];
  /** How many have another word than these. */
  others: number;
}

export interface FlagDistribution extends Counted {
  is: "flags";
  yes: number;
  no: number;
  /** Of those with a value. */
  share: Estimate;
}

export interface ListDistribution extends Counted {
  is: "lists";
  /** How many have at least one thing. */
  having: number;
  share: Estimate;
  /** How many have at least one of the type, and how many things of it there are; the most frequent first. */
  types: { type: string; having: number; things: number }[];
}

export interface HashDistribution extends Counted, HashGroups {
  is: "hashes";
}

export type Distribution =
  | AmountDistribution
  | WordDistribution
  | FlagDistribution
  | ListDistribution
  | HashDistribution;

/** What distributions have in common that are to be compared: their bins, their words. */
export interface Frame {
  bins?: Bins;
  words?: readonly string[];
}

const MOST_WORDS = 12;

/** How the values of a fact are distributed over some examples or parts; within a frame where one is given. */
export function distributionOf(
  definition: Pick<FactDefinition, "kind">,
  column: FactColumn,
  units: Units,
  frame: Frame = {},
): Distribution {
  return { ...valuesOf(definition, column, units, frame), unlooked: unlookedIn(column, units) } as Distribution;
}

function unlookedIn(column: FactColumn, { rows }: Units): number {
  const { unlooked } = column;
  if (!unlooked) return 0;
  let n = 0;
  for (const row of rows) if (unlooked[row] === 1 && !isPresent(column, row)) n++;
  return n;
}

type Unmarked<One> = One extends Distribution ? Omit<One, "unlooked"> : never;

function valuesOf(
  { kind }: Pick<FactDefinition, "kind">,
  column: FactColumn,
  units: Units,
  frame: Frame,
): Unmarked<Distribution> {
  switch (column.kind) {
    case "count":
    case "number":
      return amounts(column.values, units, kind === "count", frame.bins);
    case "word":
      return words(column, units, frame.words);
    case "flag":
      return flags(column.values, units);
    case "list":
      return lists(column, units);
    case "hash": {
      const own = BigUint64Array.from(units.rows, (row) => column.values[row]!);
      const groups = groupsOfHashes(own);
      return { is: "hashes", units: own.length, missing: own.length - groups.present, ...groups };
    }
  }
}

/** The frame of a distribution, for others beside it. */
export function frameOf(distribution: Distribution): Frame {
  if (distribution.is === "amounts") return distribution.range ? { bins: distribution.range.bins } : {};
  return distribution.is === "words" ? { words: distribution.top.map(({ word }) => word) } : {};
}

/** The values that are there, with their examples. */
export function presentAmounts(values: Float64Array, { rows, examples }: Units) {
  const [own, of] = [new Float64Array(rows.length), new Uint32Array(rows.length)];
  let n = 0;
  for (let unit = 0; unit < rows.length; unit++) {
    const value = values[rows[unit]!]!;
    if (Number.isNaN(value)) continue;
    own[n] = value;
    of[n++] = examples[unit]!;
  }
  return { values: own.subarray(0, n), examples: of.subarray(0, n) };
}

function amounts(
  column: Float64Array,
  units: Units,
  whole: boolean,
  given: Bins | undefined,
): Unmarked<AmountDistribution> {
  const tally = whole && units.areSingle ? tallyOf(column, units) : null;
  if (tally)
    return tallied(tally, { units: units.rows.length, copied: copiedAmong(units, (row) => column[row]!), given });
  const { values, examples } = presentAmounts(column, units);
  const n = values.length;
  const { quantile, below } = n > 0 ? ranksOf(values) : { quantile: () => Number.NaN, below: () => 0 };
  const found = {
    is: "amounts" as const,
    units: units.rows.length,
    missing: units.rows.length - n,
    mean: meanOverExamples(values, examples, units.unitOf),
    median: medianOverExamples(values, examples, units.unitOf, quantile),
  };
  if (n === 0) return { ...found, range: null, counts: given ? given.edges.map(() => 0) : [] };
  const [least, most] = [quantile(0), quantile(1)];
  const quantiles = QUANTILES.map(quantile);
  const bins = given ?? binsFor({ least, median: found.median.value!, most }, { whole });
  return { ...found, range: { least, most, quantiles, bins }, counts: countsIn(bins, n, below) };
}

/** The same of whole numbers each of which is an example's own. */
function tallied(
  tally: Tally,
  { units, copied, given }: { units: number; copied: readonly CopiedValue[]; given: Bins | undefined },
): Unmarked<AmountDistribution> {
  const { n, least, counts: byValue } = tally;
  const quantile = n > 0 ? quantilesOfTally(tally) : () => Number.NaN;
  const found = {
    is: "amounts" as const,
    units,
    missing: units - n,
    mean: meanOfTally(tally, copied),
    median: medianOfTally(tally, quantile, copied),
  };
  if (n === 0) return { ...found, range: null, counts: given ? given.edges.map(() => 0) : [] };
  const most = quantile(1);
  const bins = given ?? binsFor({ least, median: found.median.value!, most }, { whole: true });
  const counts = new Array<number>(bins.edges.length).fill(0);
  for (let k = 0; k < byValue.length; k++) if (byValue[k]! > 0) counts[binOf(bins, least + k)]! += byValue[k]!;
  return { ...found, range: { least, most, quantiles: QUANTILES.map(quantile), bins }, counts };
}

function words(
  { words: known, codes }: Extract<FactColumn, { kind: "word" }>,
  { rows }: Units,
  given: readonly string[] | undefined,
): Unmarked<WordDistribution> {
  const counts = new Float64Array(known.length);
  let present = 0;
  for (const row of rows) {
    const code = codes[row]!;
    if (code < 0) continue;
    counts[code]!++;
    present++;
  }
  const used = [...counts.keys()].filter((code) => counts[code]! > 0);
  const isBefore = (a: number, b: number) => (known[a]! < known[b]! ? -1 : 1);
  const shown = given
    ? given.map((word) => ({ word, count: counts[known.indexOf(word)] ?? 0 }))
    : used
        .toSorted((a, b) => counts[b]! - counts[a]! || isBefore(a, b))
        .slice(0, MOST_WORDS)
        .map((code) => ({ word: known[code]!, count: counts[code]! }));
  const others = shown.reduce((left, { count }) => left - count, present);
  return {
    is: "words",
    units: rows.length,
    missing: rows.length - present,
    distinct: used.length,
    top: shown,
    others,
  };
}

function flags(values: Uint8Array, units: Units): Unmarked<FlagDistribution> {
  const { rows, examples, areSingle, unitOf } = units;
  const counts = new Float64Array(256);
  for (const row of rows) counts[values[row]!]!++;
  const [no, yes] = [counts[0]!, counts[1]!];
  const share = () => {
    const [own, of] = [new Uint8Array(no + yes), new Uint32Array(no + yes)];
    let n = 0;
    for (let unit = 0; unit < rows.length; unit++) {
      const value = values[rows[unit]!]!;
      if (value === 2) continue;
      own[n] = value;
      of[n++] = examples[unit]!;
    }
    return shareOverExamples(own, of, unitOf);
  };
  const copied = () => copiedAmong(units, (row) => (values[row] === 2 ? Number.NaN : values[row]!));
  return {
    is: "flags",
    units: rows.length,
    missing: rows.length - no - yes,
    yes,
    no,
    share: areSingle ? shareOfSingles(yes, no + yes, copied()) : share(),
  };
}

function lists(column: Extract<FactColumn, { kind: "list" }>, units: Units): Unmarked<ListDistribution> {
  const { rows, examples, areSingle, unitOf } = units;
  // By row: 1 where it is looked at and present, 2 where it has things too. Few have any, so these are gone through, and not all rows.
  const state = new Uint8Array(rows.length > 0 ? rows.at(-1)! + 1 : 0);
  let known = 0;
  for (const row of rows)
    if (isPresent(column, row)) {
      state[row] = 1;
      known++;
    }
  const types = new Map<string, { type: string; having: number; things: number; last: number }>();
  let having = 0;
  for (const [row, things] of column.lists) {
    if (state[row] !== 1 || things.length === 0) continue;
    state[row] = 2;
    having++;
    for (const { type } of things) {
      const seen = types.get(type) ?? { type, having: 0, things: 0, last: -1 };
      types.set(type, seen);
      seen.things++;
      if (seen.last !== row) seen.having++;
      seen.last = row;
    }
  }
  const share = () => {
    const [has, of] = [new Uint8Array(known), new Uint32Array(known)];
    let n = 0;
    for (let unit = 0; unit < rows.length; unit++) {
      const found = state[rows[unit]!]!;
      if (found === 0) continue;
      has[n] = found - 1;
      of[n++] = examples[unit]!;
    }
    return shareOverExamples(has, of, unitOf);
  };
  const copied = () => copiedAmong(units, (row) => (state[row] === 0 ? Number.NaN : state[row]! - 1));
  return {
    is: "lists",
    units: rows.length,
    missing: rows.length - known,
    having,
    share: areSingle ? shareOfSingles(having, known, copied()) : share(),
    types: [...types.values()]
      .toSorted((a, b) => b.having - a.having || (a.type < b.type ? -1 : 1))
      .map(({ last: _, ...type }) => type),
  };
}
