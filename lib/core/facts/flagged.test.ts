import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FactCondition, type FactConditions, identityFact } from "@/lib/core/facts/condition";
import {
  type FactColumn,
  type FactSpan,
  type FactTable,
  type FactValue,
  PART_KINDS,
  SPEAKERS,
} from "@/lib/core/facts/fact";
import { flaggedBy } from "@/lib/core/facts/flagged";

const FACTS = {
  turns: "count",
  prompt_copied: "number",
  json_missing: "flag",
  kind: "word",
  licence: "word",
  same_whole: "hash",
  tokens: "count",
  repeated_lines: "number",
  truncated: "flag",
  language: "word",
  personal: "list",
} as const;
const OF_PARTS = ["tokens", "repeated_lines", "truncated", "language", "personal"];

/** Few different values, so that bounds are met to the letter and groups repeat. */
const VALUES: Record<string, fc.Arbitrary<FactValue>> = {
  count: fc.constantFrom(null, 0, 1, 2, 3),
  number: fc.constantFrom(null, 0, 0.25, 0.3, 1),
  flag: fc.constantFrom(null, true, false),
  word: fc.constantFrom(null, "en", "de", "mit"),
  hash: fc.constantFrom(null, 1n, 2n, 0xffff_ffff_ffff_ffffn),
  list: fc.option(fc.subarray(["email", "phone"]).map((types) => types.map((type) => ({ type, from: 0, to: 1 })))),
};

type Row = Record<string, FactValue>;
interface Part {
  kind: number;
  speaker: number;
  facts: Row;
}
interface Case {
  examples: { facts: Row; parts: Part[] }[];
  absent: string[];
  /** Examples that nobody has looked at. */
  unlooked: number[];
}

const rowOf = (names: readonly string[]) =>
  fc.record(
    Object.fromEntries(names.map((name) => [name, VALUES[FACTS[name as keyof typeof FACTS]]!])),
  ) as fc.Arbitrary<Row>;
const anyCase: fc.Arbitrary<Case> = fc.record({
  examples: fc.array(
    fc.record({
      facts: rowOf(Object.keys(FACTS).filter((name) => !OF_PARTS.includes(name))),
      parts: fc.array(
        fc.record({
          kind: fc.nat(PART_KINDS.length - 1),
          speaker: fc.constantFrom(255, 1, 2),
          facts: rowOf(OF_PARTS),
        }),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 8 },
  ),
  absent: fc.subarray(Object.keys(FACTS), { maxLength: 2 }),
  unlooked: fc.array(fc.nat(7), { maxLength: 3 }),
});

const place = (...facts: string[]) =>
  fc
    .constantFrom(...facts)
    .chain((fact) =>
      fc
        .record(
          { fact: fc.constant(fact), part: fc.constantFrom(...PART_KINDS), speaker: fc.constantFrom(...SPEAKERS) },
          { requiredKeys: ["fact"] },
        )
        .map(({ part, speaker, ...rest }) =>
          OF_PARTS.includes(fact) ? { ...rest, part, ...(part && { speaker }) } : rest,
        ),
    );
const words = fc.subarray(["en", "de", "mit", "fr"], { minLength: 1 });
const anyCondition = fc
  .oneof(
    fc.record({
      at: place("turns", "prompt_copied", "tokens", "repeated_lines"),
      operator: fc.constantFrom("over", "at-least", "under"),
      value: fc.constantFrom(0, 0.3, 1, 2),
    }),
    fc.record({
      at: place("turns", "repeated_lines"),
      operator: fc.constant("within"),
      from: fc.constantFrom(0, 0.25),
      below: fc.constantFrom(1, 2),
    }),
    fc.record({ at: place("json_missing", "truncated"), operator: fc.constantFrom("yes", "no") }),
    fc.record({
      at: place("same_whole"),
      operator: fc.constantFrom("is", "is-not"),
      values: fc.constant(["0000000000000001"]),
    }),
    fc.record({ at: place("licence", "language"), operator: fc.constantFrom("is", "is-not"), values: words }),
    fc.record({ at: place("licence", "language", "turns", "truncated", "same_whole"), operator: fc.constant("none") }),
    fc.record({
      at: place("personal"),
      operator: fc.constantFrom("has", "has-not"),
      types: fc.constantFrom(undefined, ["email"]),
    }),
    fc.record({
      at: fc.constant({}),
      operator: fc.constant("repeats"),
      of: fc.constant("whole"),
      strength: fc.constant("exact"),
    }),
  )
  .map(({ at, ...rest }) => ({ ...at, ...rest }) as FactCondition);
const anyConditions: fc.Arbitrary<FactConditions> = fc.record({
  match: fc.constantFrom("any", "all"),
  conditions: fc.array(anyCondition, { maxLength: 4 }),
});

function tableOf({ examples, absent, unlooked }: Case): FactTable {
  const parts = examples.flatMap((example, at) => example.parts.map((part) => ({ ...part, at })));
  const columns = new Map<string, FactColumn>();
  for (const [name, kind] of Object.entries(FACTS)) {
    if (absent.includes(name)) continue;
    const rows = OF_PARTS.includes(name) ? parts : examples;
    const column = columnOf(
      kind,
      rows.map(({ facts }) => facts[name]!),
    );
    const of = OF_PARTS.includes(name) ? parts.map(({ at }) => at) : [...examples.keys()];
    columns.set(name, { ...column, unlooked: Uint8Array.from(of, (at) => Number(unlooked.includes(at))) });
  }
  return {
    examples: examples.length,
    parts: parts.length,
    partExample: Uint32Array.from(parts, ({ at }) => at),
    partKind: Uint8Array.from(parts, ({ kind }) => kind),
    partPlace: new Uint16Array(parts.length),
    partSpeaker: Uint8Array.from(parts, ({ speaker }) => speaker),
    columns,
  };
}

function columnOf(kind: string, values: FactValue[]): FactColumn {
  switch (kind) {
    case "flag":
      return { kind, values: Uint8Array.from(values, (value) => (value === null ? 2 : Number(value))) };
    case "word": {
      const words = [...new Set(values.filter((value) => value !== null))] as string[];
      return { kind, words, codes: Int32Array.from(values, (value) => words.indexOf(value as string)) };
    }
    case "hash":
      return { kind, values: BigUint64Array.from(values, (value) => (value as bigint) ?? 0n) };
    case "list": {
      const lists = new Map(values.flatMap((value, at) => ((value as [] | null)?.length ? [[at, value as []]] : [])));
      return { kind, lists, missing: Uint8Array.from(values, (value) => Number(value === null)) };
    }
    default:
      return { kind: kind as "count", values: Float64Array.from(values, (value) => (value as number) ?? Number.NaN) };
  }
}

/** True, false, or null where it is unknown: one example after the other, as the words say it. */
function naive({ examples, absent, unlooked }: Case, at: number, condition: FactCondition): boolean | null {
  const example = examples[at]!;
  if (condition.operator === "repeats") {
    const fact = identityFact(condition);
    const own = absent.includes(fact) ? null : example.facts[fact]!;
    return own === null ? null : examples.slice(0, at).some(({ facts }) => facts[fact] === own);
  }
  const isLooked = !unlooked.includes(at);
  if (!OF_PARTS.includes(condition.fact)) return meets(condition, absent, example.facts, isLooked);
  const about = example.parts.filter(
    ({ kind, speaker }) =>
      (!condition.part || PART_KINDS[kind] === condition.part) &&
      (!condition.speaker || SPEAKERS[speaker] === condition.speaker),
  );
  const each = about.map(({ facts }) => meets(condition, absent, facts, isLooked));
  return each.includes(true) ? true : each.includes(null) ? null : false;
}

function meets(
  condition: Exclude<FactCondition, { operator: "repeats" }>,
  absent: string[],
  facts: Row,
  isLooked: boolean,
): boolean | null {
  const value = absent.includes(condition.fact) ? undefined : facts[condition.fact];
  if (condition.operator === "none")
    return value === null ? (isLooked ? true : null) : value === undefined ? null : false;
  if (value === undefined || value === null) return null;
  switch (condition.operator) {
    case "over":
      return (value as number) > condition.value;
    case "at-least":
      return (value as number) >= condition.value;
    case "under":
      return (value as number) < condition.value;
    case "within":
      return (value as number) >= condition.from && (value as number) < condition.below;
    case "yes":
      return value === true;
    case "no":
      return value === false;
    case "is":
    case "is-not": {
      const word = typeof value === "bigint" ? value.toString(16).padStart(16, "0") : (value as string);
      return condition.values.includes(word) === (condition.operator === "is");
    }
    default: {
      const found = (value as readonly FactSpan[]).some(({ type }) => condition.types?.includes(type) ?? true);
      return found === (condition.operator === "has");
    }
  }
}

describe("flaggedBy", () => {
  it("says of every example what its facts say one by one", () => {
    fc.assert(
      fc.property(anyCase, anyConditions, (given, asked) => {
        const flags = flaggedBy(tableOf(given), asked);
        const expected = given.examples.map((_, at) => {
          const each = asked.conditions.map((condition) => naive(given, at, condition));
          const decided = asked.match === "any" ? each.includes(true) : each.includes(false);
          if (decided) return asked.match === "any" ? 1 : 0;
          if (each.includes(null)) return 2;
          return asked.match === "all" && each.length > 0 ? 1 : 0;
        });
        expect([...flags.examples]).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("flags later copies only, names the part, and does not guess what is missing", () => {
    const part = (kind: number, repeated: number | null): Part => ({
      kind,
      speaker: 255,
      facts: { tokens: 1, repeated_lines: repeated, truncated: false, language: null, personal: [] },
    });
    const facts = { turns: 2, prompt_copied: 0, json_missing: null, kind: "instruction", licence: null };
    const table = tableOf({
      absent: [],
      unlooked: [],
      examples: [
        { facts: { ...facts, same_whole: 1n }, parts: [part(2, 0.9), part(3, 0.3)] },
        { facts: { ...facts, same_whole: 1n }, parts: [part(2, 0), part(3, 0.4)] },
        { facts: { ...facts, same_whole: 2n }, parts: [part(2, 0), part(3, null)] },
      ],
    });
    const only = (condition: FactCondition) => flaggedBy(table, { match: "any", conditions: [condition] });
    expect([...only({ operator: "repeats", of: "whole", strength: "exact" }).examples]).toEqual([0, 1, 0]);
    const repeated = only({ fact: "repeated_lines", part: "response", operator: "over", value: 0.3 });
    expect([...repeated.examples]).toEqual([0, 1, 2]);
    expect([...repeated.parts]).toEqual([0, 0, 0, 1, 0, 0]);
    expect([...only({ fact: "licence", operator: "none" }).examples]).toEqual([1, 1, 1]);
    expect([...only({ fact: "licence", operator: "is-not", values: ["mit"] }).examples]).toEqual([2, 2, 2]);
  });
});
