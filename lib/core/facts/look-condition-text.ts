import { factNamed } from "./catalogue";
import type { FactValueKind } from "./fact";
import { canTest, type FactTest, type LookCondition } from "./look-condition";
import { readPart, writePart } from "./place";

/**
 * A condition as it stands in addresses and calls: `tokens@response:400..800` (from, and below what), `source:wiki`, `html@response:yes`,
 * `personal:email`, `personal:*` for any type and `personal:-` for nothing in the list, `same_prompt:00f3a1c2d4e5b697`, and `licence!` for those without a value. In the fact's
 * name, what is no letter or digit is written as in an address (`%3A` for a colon).
 */
export function writeCondition({ fact, part, test }: LookCondition): string {
  const name = encodeURIComponent(fact) + (part ? `@${writePart(part)}` : "");
  return test.is === "missing" ? `${name}!` : `${name}:${writeTest(test)}`;
}

function writeTest(test: Exclude<FactTest, { is: "missing" }>): string {
  switch (test.is) {
    case "range":
      return `${test.from ?? ""}..${test.below ?? ""}`;
    case "word":
      return test.word;
    case "flag":
      return test.flag ? "yes" : "no";
    case "type":
      return test.type ?? "*";
    case "none":
      return NOTHING;
    case "hash":
      return test.hash;
  }
}

/** The condition that a text says; undefined where it says none, or one that its fact cannot be asked. */
export function readCondition(text: string): LookCondition | undefined {
  const found = /^([^@:]+?)(?:@([a-z.]+))?(?:!|:(.*))$/s.exec(text);
  if (!found) return undefined;
  const [, name, place, value] = found;
  const definition = factNamed(decoded(name!));
  const part = place === undefined ? undefined : readPart(place);
  if (!definition || (place !== undefined && (!part || definition.on === "example"))) return undefined;
  const test: FactTest | undefined = value === undefined ? { is: "missing" } : readTest(definition.kind, value);
  if (!test || !canTest(definition.kind, test)) return undefined;
  return { fact: definition.name, ...(part && { part }), test };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}

const NOTHING = "-";
const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/;

function readTest(kind: FactValueKind, value: string): FactTest | undefined {
  switch (kind) {
    case "count":
    case "number": {
      const ends = value.split("..");
      if (ends.length !== 2 || ends.some((end) => end !== "" && !NUMBER.test(end))) return undefined;
      const [from, below] = ends.map((end) => (end === "" ? undefined : Number(end)));
      if (from === undefined && below === undefined) return undefined;
      return { is: "range", ...(from !== undefined && { from }), ...(below !== undefined && { below }) };
    }
    case "word":
      return { is: "word", word: value };
    case "flag":
      return value === "yes" || value === "no" ? { is: "flag", flag: value === "yes" } : undefined;
    case "list":
      if (value === NOTHING) return { is: "none" };
      return value === "" ? undefined : { is: "type", type: value === "*" ? null : value };
    case "hash":
      return /^[0-9a-f]{16}$/.test(value) ? { is: "hash", hash: value } : undefined;
  }
}
