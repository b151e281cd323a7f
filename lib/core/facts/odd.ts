import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import type { Estimate } from "@/lib/core/estimate";
import { quantile } from "@/lib/core/fatigue/quantile";
import { shareEstimate } from "@/lib/core/preference/share";
import { chiSquareUpper } from "@/lib/core/special/chi-square";
import { logGamma } from "@/lib/core/special/gamma";
import { amountOf, havingOf } from "./compare";
import { presentAmounts } from "./distribution";
import { differenceOf } from "./estimates";
import { type FactTable, isPresent } from "./fact";
import { type HeldFact, heldFact } from "./held";
import { type PartChoice, unitsOf } from "./place";

/** Something of which one value of the cut has a share that the rest has not. */
export interface Odd {
  /** The value of the cut, such as a source. */
  in: string;
  fact: string;
  part?: PartChoice;
  /**
   * The word or type; null for the flag itself or anything in the list. Of amounts: what is more than this, the median of all.
   */
  of: string | number | null;
  /** Share of its examples that have it in a chosen part, and of those of all others. */
  own: Estimate;
  rest: Estimate;
  difference: Estimate;
  /** Adjusted over everything that was looked at (Benjamini and Hochberg). */
  q: number;
}

export interface OddAnswer {
  /** The largest differences first. */
  found: Odd[];
  /** How many shares were compared with those of the rest. */
  looks: number;
}

const LEVEL = 0.05;
const MOST_WORDS = 12;
const FEWEST = 10;

/**
 * What is odd in one value of a cut: for each of its values with ten examples and more, and for each property of each fact, the share of
 * examples with the property against that of all other examples. P-values are those of the chi-square statistic with one degree of
 * freedom, and Fisher's exact test (twice the smaller tail) where fewer than five are expected in a cell; they are adjusted over all looks,
 * and what stays at or below .05 is named. Of two values each is what the other is not: only the one with fewer examples is looked at. Each example counts as one, copies
 * too. Shares have Wilson's intervals, differences Newcombe's.
 */
export function oddIn(
  table: FactTable,
  cut: HeldFact,
  facts: readonly { fact: string; part?: PartChoice }[],
  among?: Uint8Array,
): OddAnswer {
  if (cut.column.kind !== "word") return { found: [], looks: 0 };
  const { words, codes } = cut.column;
  const looks: (Omit<Odd, "q" | "own" | "rest" | "difference"> & Four)[] = [];
  for (const { fact, part } of facts) {
    const held = heldFact(table, fact);
    if (!held || fact === cut.definition.name || held.column.kind === "hash") continue;
    const units = unitsOf(table, held.definition, part, among);
    for (const { of, has, isKnown } of propertiesOf(held, units)) {
      const state = new Uint8Array(table.examples);
      for (let unit = 0; unit < units.rows.length; unit++) {
        const row = units.rows[unit]!;
        if (isKnown(row)) state[units.examples[unit]!]! |= has(row) ? 3 : 1;
      }
      const [known, having] = [new Float64Array(words.length), new Float64Array(words.length)];
      let [all, allHaving] = [0, 0];
      for (let example = 0; example < table.examples; example++) {
        const code = codes[example]!;
        if (state[example] === 0 || code < 0) continue;
        const hasIt = Number(state[example] === 3);
        all++;
        allHaving += hasIt;
        known[code]!++;
        having[code]! += hasIt;
      }
      const isOneOfTwo = known.reduce((present, n) => present + Number(n > 0), 0) === 2;
      for (let code = 0; code < words.length; code++) {
        const [n, k] = [known[code]!, having[code]!];
        if (n < FEWEST || all - n < FEWEST || (isOneOfTwo && 2 * n > all)) continue;
        looks.push({ in: words[code]!, fact, ...(part && { part }), of, n, k, N: all - n, K: allHaving - k });
      }
    }
  }
  const adjusted = benjaminiHochberg(looks.map(pOf));
  const found = looks.flatMap(({ n, k, N, K, ...look }, place) => {
    const q = adjusted[place]!;
    if (q > LEVEL) return [];
    const own = shareEstimate("share", k, n, { items: n, raters: 0 });
    const rest = shareEstimate("share", K, N, { items: N, raters: 0 });
    return [{ ...look, own, rest, difference: differenceOf(own, rest), q }];
  });
  const size = ({ difference }: Odd) => Math.abs(difference.value!);
  return { found: found.toSorted((a, b) => size(b) - size(a)), looks: looks.length };
}

/** k of n have it, and K of the other N. */
interface Four {
  n: number;
  k: number;
  N: number;
  K: number;
}

interface Property {
  of: string | number | null;
  has: (row: number) => boolean;
  isKnown: (row: number) => boolean;
}

function propertiesOf({ column }: HeldFact, units: ReturnType<typeof unitsOf>): Property[] {
  const isKnown = (row: number) => isPresent(column, row);
  switch (column.kind) {
    case "count":
    case "number": {
      const { values } = presentAmounts(column.values, units);
      if (values.length === 0) return [];
      const middle = quantile(values, 0.5);
      const amount = amountOf(column);
      return [{ of: middle, has: (row) => amount(row) > middle, isKnown }];
    }
    case "flag":
      return [{ of: null, has: havingOf(column, null), isKnown }];
    case "list": {
      const types = new Set([...column.lists.values()].flatMap((things) => things.map(({ type }) => type)));
      return [null, ...[...types].toSorted()].map((of) => ({ of, has: havingOf(column, of), isKnown }));
    }
    case "word": {
      const counts = new Float64Array(column.words.length);
      for (const row of units.rows) if (column.codes[row]! >= 0) counts[column.codes[row]!]!++;
      return [...counts.keys()]
        .filter((code) => counts[code]! > 0)
        .toSorted((a, b) => counts[b]! - counts[a]!)
        .slice(0, MOST_WORDS)
        .map((code) => ({ of: column.words[code]!, has: (row: number) => column.codes[row] === code, isKnown }));
    }
    case "hash":
      return [];
  }
}

/** Two-sided; 1 where all or none have it. */
export function pOf({ n, k, N, K }: Four): number {
  const [all, having] = [n + N, k + K];
  if (having === 0 || having === all) return 1;
  const least = (Math.min(n, N) * Math.min(having, all - having)) / all;
  if (least < 5) return Math.min(1, 2 * Math.min(tail(n, k, N, K), tail(n, n - k, N, N - K)));
  const z = (k / n - K / N) / Math.sqrt((having / all) * (1 - having / all) * (1 / n + 1 / N));
  return chiSquareUpper(z * z, 1);
}

/** Probability of k or more having it among n, where having and not having are drawn from all without putting back. */
function tail(n: number, k: number, N: number, K: number): number {
  const having = k + K;
  const most = Math.min(n, having);
  let term = Math.exp(logChoose(n, k) + logChoose(N, K) - logChoose(n + N, having));
  let sum = term;
  for (let x = k; x < most && term > sum * 1e-16; x++) {
    term *= ((n - x) * (having - x)) / ((x + 1) * (N - having + x + 1));
    sum += term;
  }
  return Math.min(1, sum);
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
