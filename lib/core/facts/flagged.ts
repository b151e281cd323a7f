import { factNamed } from "./catalogue";
import { type FactCondition, type FactConditions, type FactPlace, type FactTest, identityFact } from "./condition";
import { type FactColumn, type FactTable, isPresent } from "./fact";
import { type Units, unitsOf } from "./place";

/** What a check says of an example: it does not flag it, it does, or it cannot know, since a fact is missing. */
export const PASSED = 0;
export const FLAGGED = 1;
export const UNKNOWN = 2;

export interface Flags {
  /** Of each example `PASSED`, `FLAGGED` or `UNKNOWN`. */
  examples: Uint8Array;
  /** Of each part 1 where it meets a condition about parts, also where its example is not flagged since another condition is not met. */
  parts: Uint8Array;
}

/**
 * Which examples meet conditions. A condition about parts is met where one of the parts that it is about meets it; an example without
 * such a part does not meet it. What is missing is unknown, by Kleene's three values: one condition that is met suffices for `any`, and
 * one that is not fails `all`, whatever is unknown of the others. An example repeats another where one of the same identity came before
 * it, so that the first of its group is never flagged and later arrivals change nothing about it. No conditions flag nothing.
 */
export function flaggedBy(table: FactTable, { match, conditions }: FactConditions): Flags {
  const parts = new Uint8Array(table.parts);
  const [deciding, other] = match === "any" ? [FLAGGED, PASSED] : [PASSED, FLAGGED];
  const examples = new Uint8Array(table.examples).fill(conditions.length === 0 ? PASSED : other);
  for (const condition of conditions) {
    const met = examplesMeeting(table, condition, parts);
    for (let at = 0; at < examples.length; at++)
      if (met[at] === deciding) examples[at] = deciding;
      else if (met[at] === UNKNOWN && examples[at] !== deciding) examples[at] = UNKNOWN;
  }
  return { examples, parts };
}

/** Of each example whether it meets one condition; the parts that do are marked in `parts`. */
function examplesMeeting(table: FactTable, condition: FactCondition, parts: Uint8Array): Uint8Array {
  const met = new Uint8Array(table.examples);
  if (condition.operator === "repeats") return repeating(table.columns.get(identityFact(condition)), met);
  const isOnParts = isAboutParts(condition);
  const meets = testOf(table.columns.get(condition.fact), condition);
  const { rows, examples } = unitsAsked(table, condition);
  for (let unit = 0; unit < rows.length; unit++) {
    const [example, found] = [examples[unit]!, meets(rows[unit]!)];
    if (isOnParts && found === FLAGGED) parts[rows[unit]!] = 1;
    if (found === FLAGGED || (found === UNKNOWN && met[example] === PASSED)) met[example] = found;
  }
  return met;
}

/** 1 for each example that meets all of the conditions; what is unknown does not. */
export function meetingAll(table: FactTable, conditions: readonly FactCondition[]): Uint8Array {
  if (conditions.length === 0) return new Uint8Array(table.examples).fill(1);
  return flaggedBy(table, { match: "all", conditions }).examples.map((flag) => Number(flag === FLAGGED));
}

/** A fact that the catalogue has no more is about parts where one is named. */
function isAboutParts({ fact, part }: FactPlace): boolean {
  const definition = factNamed(fact);
  return definition ? definition.on === "part" : part !== undefined;
}

/** The rows of its fact that a condition is about. */
export function unitsAsked(table: FactTable, place: FactPlace): Units {
  const { part, speaker } = place;
  const choice = part && { kind: part, ...(speaker && { speaker }) };
  return unitsOf(table, { on: isAboutParts(place) ? "part" : "example" }, choice);
}

type Test = (row: number) => number;
const saying = (is: boolean) => (is ? FLAGGED : PASSED);
const unknown: Test = () => UNKNOWN;

/** Whether the value in a row of the fact's column meets a condition. A column that is not there, or of another kind, is unknown. */
export function testOf(column: FactColumn | undefined, condition: FactTest): Test {
  switch (condition.operator) {
    case "over":
    case "at-least":
    case "under":
    case "within": {
      if (column?.kind !== "count" && column?.kind !== "number") return unknown;
      const { values } = column;
      const meets = amountTest(condition);
      return (row) => {
        const value = values[row]!;
        return Number.isNaN(value) ? UNKNOWN : saying(meets(value));
      };
    }
    case "yes":
    case "no": {
      if (column?.kind !== "flag") return unknown;
      const wanted = condition.operator === "yes" ? 1 : 0;
      return (row) => (column.values[row] === 2 ? UNKNOWN : saying(column.values[row] === wanted));
    }
    case "is":
    case "is-not": {
      const isWanted = condition.operator === "is";
      if (column?.kind === "hash") {
        const listed = new Set(condition.values.map((value) => BigInt(`0x${value}`)));
        return (row) => (isPresent(column, row) ? saying(listed.has(column.values[row]!) === isWanted) : UNKNOWN);
      }
      if (column?.kind !== "word") return unknown;
      const listed = new Set(condition.values.map((value) => column.aliases?.get(value) ?? value));
      const among = column.words.map((word) => saying(listed.has(word) === isWanted));
      return (row) => among[column.codes[row]!] ?? UNKNOWN;
    }
    case "none": {
      if (!column) return unknown;
      const { unlooked } = column;
      return (row) => (isPresent(column, row) ? PASSED : unlooked?.[row] === 1 ? UNKNOWN : FLAGGED);
    }
    case "has":
    case "has-not": {
      if (column?.kind !== "list") return unknown;
      const types = condition.types && new Set(condition.types);
      const wanted = condition.operator === "has";
      const { lists, missing } = column;
      const hasAny = (row: number) => lists.get(row)?.some(({ type }) => types?.has(type) ?? true) ?? false;
      return (row) => (missing?.[row] === 1 ? UNKNOWN : saying(hasAny(row) === wanted));
    }
  }
}

function amountTest(
  condition: Extract<FactTest, { operator: "over" | "at-least" | "under" | "within" }>,
): (value: number) => boolean {
  if (condition.operator === "within") return (value) => value >= condition.from && value < condition.below;
  const { operator, value: bound } = condition;
  if (operator === "over") return (value) => value > bound;
  return operator === "under" ? (value) => value < bound : (value) => value >= bound;
}

/** Flags all but the first of each group of equal identities. */
function repeating(column: FactColumn | undefined, met: Uint8Array): Uint8Array {
  if (column?.kind !== "hash") return met.fill(UNKNOWN);
  const seen = new Set<bigint>();
  for (let at = 0; at < met.length; at++) {
    const identity = column.values[at]!;
    if (identity === 0n) met[at] = UNKNOWN;
    else if (seen.has(identity)) met[at] = FLAGGED;
    else seen.add(identity);
  }
  return met;
}
