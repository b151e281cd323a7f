import { type FactCondition, type FactConditions, type FactPlace, identityFact, ORIGIN_WITNESS } from "./condition";
import { type FactColumn, type FactTable, PART_KINDS, SPEAKERS } from "./fact";

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
  const meets = testOf(table, condition);
  if (condition.part === undefined) {
    for (let at = 0; at < met.length; at++) met[at] = meets(at);
    return met;
  }
  for (const part of partsOf(table, condition)) {
    const [example, found] = [table.partExample[part]!, meets(part)];
    if (found === FLAGGED) parts[part] = 1;
    if (found === FLAGGED || (found === UNKNOWN && met[example] === PASSED)) met[example] = found;
  }
  return met;
}

/** The parts that a condition is about, ascending. */
export function* partsOf(
  table: Pick<FactTable, "parts" | "partKind" | "partSpeaker">,
  { part: kind, speaker }: FactPlace,
): Generator<number> {
  const [wanted, said] = [kind ? PART_KINDS.indexOf(kind) : -1, speaker ? SPEAKERS.indexOf(speaker) : -1];
  for (let part = 0; part < table.parts; part++)
    if (table.partKind[part] === wanted && (said === -1 || table.partSpeaker[part] === said)) yield part;
}

type Test = (at: number) => number;
const saying = (is: boolean) => (is ? FLAGGED : PASSED);
const unknown: Test = () => UNKNOWN;

/** Whether the value at a place of the fact's column meets a condition. A column that is not there, or of another kind, is unknown. */
function testOf(table: FactTable, condition: Exclude<FactCondition, { operator: "repeats" }>): Test {
  const column = table.columns.get(condition.fact);
  switch (condition.operator) {
    case "over":
    case "under": {
      if (column?.kind !== "count" && column?.kind !== "number") return unknown;
      const { values } = column;
      const { operator, value: bound } = condition;
      return (at) => {
        const value = values[at]!;
        return Number.isNaN(value) ? UNKNOWN : saying(operator === "over" ? value > bound : value < bound);
      };
    }
    case "yes":
    case "no": {
      if (column?.kind !== "flag") return unknown;
      const wanted = condition.operator === "yes" ? 1 : 0;
      return (at) => (column.values[at] === 2 ? UNKNOWN : saying(column.values[at] === wanted));
    }
    case "is":
    case "is-not": {
      if (column?.kind !== "word") return unknown;
      const listed = new Set(condition.values);
      const among = column.words.map((word) => saying(listed.has(word) === (condition.operator === "is")));
      return (at) => among[column.codes[at]!] ?? UNKNOWN;
    }
    case "none": {
      const witness = table.columns.get(ORIGIN_WITNESS);
      if (column?.kind !== "word" || witness?.kind !== "word") return unknown;
      return (at) => (witness.codes[at] === -1 ? UNKNOWN : saying(column.codes[at] === -1));
    }
    case "has":
    case "has-not": {
      if (column?.kind !== "list") return unknown;
      const types = condition.types && new Set(condition.types);
      const wanted = condition.operator === "has";
      const { lists, missing } = column;
      const hasAny = (at: number) => lists.get(at)?.some(({ type }) => types?.has(type) ?? true) ?? false;
      return (at) => (missing?.[at] === 1 ? UNKNOWN : saying(hasAny(at) === wanted));
    }
  }
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
