import { integerBelow } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import type { FactCondition } from "./condition";
import type { FactTable } from "./fact";
import { FLAGGED, UNKNOWN, unitsAsked } from "./flagged";

/** How many examples a check flags, does not flag, and cannot tell. */
export interface FlagCounts {
  flagged: number;
  passed: number;
  unknown: number;
}

export function countFlags(flags: Uint8Array): FlagCounts {
  const counts = [0, 0, 0];
  for (const flag of flags) counts[flag]!++;
  return { flagged: counts[FLAGGED]!, passed: counts[0]!, unknown: counts[UNKNOWN]! };
}

export type BoundCondition = Extract<FactCondition, { value: number }>;

/**
 * Of each example the value that decides whether it meets a condition with a bound: of several parts the smallest for `under`, otherwise the
 * largest. NaN where no part has one.
 */
export function decidingValues(table: FactTable, condition: BoundCondition): Float64Array {
  const result = new Float64Array(table.examples).fill(Number.NaN);
  const column = table.columns.get(condition.fact);
  if (column?.kind !== "count" && column?.kind !== "number") return result;
  const further = condition.operator === "under" ? Math.min : Math.max;
  const { rows, examples } = unitsAsked(table, condition);
  for (let unit = 0; unit < rows.length; unit++) {
    const [example, value] = [examples[unit]!, column.values[rows[unit]!]!];
    if (Number.isNaN(value)) continue;
    const before = result[example]!;
    result[example] = Number.isNaN(before) ? value : further(before, value);
  }
  return result;
}

export interface Histogram {
  /** Where the first bin begins, and how wide each is. The last one takes its upper end in. */
  from: number;
  width: number;
  counts: number[];
  /** Values above the last bin, which few would stretch the others for. */
  above: number;
}

/** Bins of a histogram; few enough to see each. */
const MOST_BINS = 40;
/** Bins reach to this quantile, and to the bound with some room. */
const REACH = 0.99;

/**
 * How values are distributed, in bins of equal and round width from zero (or the smallest) on; null where there is none. The bins reach to
 * the 99th percentile and beyond `bound`; what is larger is counted in `above`.
 */
export function histogramOf(values: Float64Array, bound: number, whole: boolean): Histogram | null {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return null;
  const from = Math.min(0, known[0]!, bound);
  const reach = known[Math.min(known.length - 1, Math.floor(REACH * known.length))]!;
  const width = roundWidth((Math.max(reach, bound * 1.2) - from) / MOST_BINS, whole);
  const first = Math.floor(from / width) * width;
  const bins = Math.max(1, Math.floor((Math.max(reach, bound) - first) / width + 1e-9) + 1);
  const counts = new Array<number>(bins).fill(0);
  let above = 0;
  for (const value of known) {
    const bin = Math.floor((value - first) / width + 1e-9);
    if (bin < bins) counts[bin]!++;
    else above++;
  }
  return { from: first, width, counts, above };
}

/** The next of 1, 2, 2.5 and 5 times a power of ten; of whole numbers a whole one. */
function roundWidth(least: number, whole: boolean): number {
  // Below that, powers of ten have no digits left to tell bins apart by.
  if (!(least > 1e-300)) return whole ? 1 : 0.05;
  const power = 10 ** Math.floor(Math.log10(least));
  const width = [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= least * (1 - 1e-9))!;
  return whole ? Math.max(1, Math.ceil(width)) : width;
}

/** At most `count` places whose flag is `wanted`, each equally likely, ascending. */
export function sampleFlagged(flags: Uint8Array, wanted: number, count: number, random: Random): number[] {
  const taken: number[] = [];
  let seen = 0;
  flags.forEach((flag, at) => {
    if (flag !== wanted) return;
    seen++;
    if (taken.length < count) taken.push(at);
    else {
      const place = integerBelow(random, seen);
      if (place < count) taken[place] = at;
    }
  });
  return taken.sort((a, b) => a - b);
}

/** At most `count` places whose flag is `wanted`, those whose value is nearest to the bound first; of equal ones the earlier. */
export function nearestFlagged(
  flags: Uint8Array,
  wanted: number,
  count: number,
  { values, bound }: { values: Float64Array; bound: number },
): number[] {
  const places = [...flags.keys()].filter((at) => flags[at] === wanted && !Number.isNaN(values[at]!));
  const distance = (at: number) => Math.abs(values[at]! - bound);
  return places.sort((a, b) => distance(a) - distance(b) || a - b).slice(0, count);
}

/** What a check flags of the examples that have the same word for a fact. */
export interface GroupLoss {
  word: string;
  flagged: number;
  /** Those of which it can tell. */
  known: number;
}

/** How much of each group is flagged, the largest share first, of groups of at least `least` of which it can tell. */
export function lossesBy(table: FactTable, flags: Uint8Array, fact: string, least: number): GroupLoss[] {
  const column = table.columns.get(fact);
  if (column?.kind !== "word") return [];
  const groups = column.words.map((word): GroupLoss => ({ word, flagged: 0, known: 0 }));
  flags.forEach((flag, at) => {
    const group = groups[column.codes[at]!];
    if (!group || flag === UNKNOWN) return;
    group.known++;
    if (flag === FLAGGED) group.flagged++;
  });
  return groups
    .filter(({ known, flagged }) => known >= least && flagged > 0)
    .sort((a, b) => b.flagged / b.known - a.flagged / a.known || b.known - a.known || (a.word < b.word ? -1 : 1));
}
