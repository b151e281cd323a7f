import type { Estimate } from "@/lib/core/estimate";
import { having } from "./condition";
import { type Distribution, distributionOf, frameOf } from "./distribution";
import { differenceOf, meanOverExamples, shareOverExamples } from "./estimates";
import { type FactColumn, type FactTable, isPresent, PART_KINDS } from "./fact";
import { FLAGGED, testOf } from "./flagged";
import type { HeldFact } from "./held";
import { type Units, unitsFrom } from "./place";

/** A share on two sides, and how far they are apart: first minus second. */
export interface ComparedShare {
  /** A word, or the type of a thing; null for the share of a flag or of having anything in the list. */
  of: string | null;
  first: Estimate;
  second: Estimate;
  difference: Estimate;
}

export interface Comparison {
  first: Distribution;
  /** With the bins or words of the two together. */
  second: Distribution;
  /** Of amounts, first minus second. */
  mean: Estimate | null;
  median: Estimate | null;
  /** Of words, flags and lists. */
  shares: ComparedShare[];
}

/** The examples of two sides without those that are on both, and how many these are. */
export function apart(first: Uint8Array, second: Uint8Array) {
  const both = first.reduce((n, value, example) => n + (value & second[example]!), 0);
  return {
    first: first.map((value, example) => value & ~second[example]! & 1),
    second: second.map((value, example) => value & ~first[example]! & 1),
    both,
  };
}

/** A fact on two sides that have no example in common, with differences over examples. Hashes are only counted on both. */
export function compareSides({ definition, column }: HeldFact, first: Units, second: Units): Comparison {
  const frame = frameOf(distributionOf(definition, column, together(first, second)));
  const [one, other] = [
    distributionOf(definition, column, first, frame),
    distributionOf(definition, column, second, frame),
  ];
  const found = { first: one, second: other, mean: null, median: null, shares: [] };
  if (one.is === "amounts" && other.is === "amounts")
    return {
      ...found,
      mean: differenceOf(one.mean, other.mean),
      median: differenceOf(one.median, other.median),
    };
  const shares = propertiesOf([one, other]).map((of) => {
    const [a, b] = [first, second].map((units) => shareHaving(column, units, of));
    return { of, first: a!, second: b!, difference: differenceOf(a!, b!) };
  });
  return { ...found, shares };
}

function together(first: Units, second: Units): Units {
  const both = first.rows.length + second.rows.length;
  const rows = new Uint32Array(both);
  const examples = new Uint32Array(both);
  let [a, b] = [0, 0];
  for (let unit = 0; unit < both; unit++) {
    const isFirst = b === second.rows.length || (a < first.rows.length && first.rows[a]! < second.rows[b]!);
    const [from, at] = isFirst ? [first, a++] : [second, b++];
    rows[unit] = from.rows[at]!;
    examples[unit] = from.examples[at]!;
  }
  return unitsFrom(rows, examples, first.unitOf);
}

/** What shares can be told of in distributions of one fact; none in those of amounts and hashes. */
function propertiesOf(distributions: readonly Distribution[]): (string | null)[] {
  const named = distributions.flatMap((one) =>
    one.is === "words" ? one.top.map(({ word }) => word) : one.is === "lists" ? one.types.map(({ type }) => type) : [],
  );
  const isOneShare = distributions.some(({ is }) => is === "flags" || is === "lists");
  return [...(isOneShare ? [null] : []), ...new Set(named)];
}

/** Whether a row that has a value has the property: the word, a thing of the type, or for null the flag or anything in the list. */
export function havingOf(column: FactColumn, of: string | null): (row: number) => boolean {
  const meets = testOf(column, having({ fact: "" }, column.kind, of));
  return (row) => meets(row) === FLAGGED;
}

/** The share of those with a value that have a property. */
export function shareHaving(column: FactColumn, { rows, examples, unitOf }: Units, of: string | null): Estimate {
  const has = havingOf(column, of);
  const [own, from] = [new Uint8Array(rows.length), new Uint32Array(rows.length)];
  let n = 0;
  for (let unit = 0; unit < rows.length; unit++) {
    if (!isPresent(column, rows[unit]!)) continue;
    own[n] = Number(has(rows[unit]!));
    from[n++] = examples[unit]!;
  }
  return shareOverExamples(own.subarray(0, n), from.subarray(0, n), unitOf);
}

/** A fact of the response that was chosen against those that were not, within one comparison at a time. */
export interface ChosenAgainstOthers {
  chosen: Distribution;
  others: Distribution;
  /** Mean over comparisons of the value of the chosen minus the mean of the others; of flags and lists having counts as 1. */
  difference: Estimate;
  /** Of the comparisons in which the two are not equal, the share in which the chosen has more. */
  more: Estimate;
}

/**
 * Chosen against rejected. `chosen` names for each example the place of the response that was chosen, -1 where none was. Null for facts
 * that have no amount: words and hashes, and what is on whole examples.
 */
export function chosenAgainstOthers(
  table: FactTable,
  { definition, column }: HeldFact,
  chosen: Int32Array,
): ChosenAgainstOthers | null {
  if (definition.on === "example" || column.kind === "word" || column.kind === "hash") return null;
  const amount = amountOf(column);
  const response = PART_KINDS.indexOf("response");
  const sides = { chosen: [] as number[], others: [] as number[] };
  const [differences, of, ups, ofUps]: [number[], number[], number[], number[]] = [[], [], [], []];
  let [example, own, sum, n] = [-1, Number.NaN, 0, 0];
  const end = () => {
    const difference = own - sum / n;
    if (n === 0 || Number.isNaN(difference)) return;
    differences.push(difference);
    of.push(example);
    if (difference === 0) return;
    ups.push(Number(difference > 0));
    ofUps.push(example);
  };
  for (let part = 0; part < table.parts; part++) {
    if (table.partKind[part] !== response) continue;
    const place = chosen[table.partExample[part]!]!;
    if (place < 0) continue;
    if (table.partExample[part] !== example) {
      end();
      [example, own, sum, n] = [table.partExample[part]!, Number.NaN, 0, 0];
    }
    const value = amount(part);
    const isChosen = table.partPlace[part] === place;
    sides[isChosen ? "chosen" : "others"].push(part);
    if (isChosen) own = value;
    else if (!Number.isNaN(value)) {
      sum += value;
      n++;
    }
  }
  end();
  const unitsOfSide = (rows: number[]) =>
    unitsFrom(
      Uint32Array.from(rows),
      Uint32Array.from(rows, (row) => table.partExample[row]!),
      table.unitOf,
    );
  const [first, second] = [unitsOfSide(sides.chosen), unitsOfSide(sides.others)];
  const frame = frameOf(distributionOf(definition, column, together(first, second)));
  return {
    chosen: distributionOf(definition, column, first, frame),
    others: distributionOf(definition, column, second, frame),
    difference: meanOverExamples(differences, of, table.unitOf),
    more: shareOverExamples(ups, ofUps, table.unitOf),
  };
}

/** The value of a row as a number: whether it has the flag or anything in the list counts as 1; NaN where it is missing. */
export function amountOf(column: FactColumn): (row: number) => number {
  if (column.kind === "count" || column.kind === "number") return (row) => column.values[row]!;
  const has = havingOf(column, null);
  return (row) => (isPresent(column, row) ? Number(has(row)) : Number.NaN);
}
