import { factNamed } from "./catalogue";
import {
  DUPLICATE_OF,
  DUPLICATE_STRENGTHS,
  type FactCondition,
  type FactPlace,
  type FactTest,
  inRange,
  operatorsFor,
} from "./condition";
import type { FactDefinition } from "./fact";
import { readPart, writePart } from "./place";

/**
 * A condition as it stands in addresses and calls: `tokens@response:400..800` (from, and below what), `tokens@response:400..`, `tokens:>400`,
 * `source:wiki,web` for one of them and `source!:wiki` for none of them, `html@response:yes`, `personal:email`, `personal:*` for any type and
 * `personal!:*` for nothing in the list, `same_prompt:00f3a1c2d4e5b697`, `licence!` for those that have no value, and `repeats:prompt.normalised`.
 * In the fact's name what is no letter or digit is written as in an address; a comma, an asterisk or a backslash in a value has a backslash before it.
 */
export function writeCondition(condition: FactCondition): string {
  if (condition.operator === "repeats") return `repeats:${condition.of}.${condition.strength}`;
  const { fact, part, speaker } = condition;
  const name = `${encodeURIComponent(fact).replaceAll("!", "%21")}${part ? `@${writePart({ kind: part, ...(speaker && { speaker }) })}` : ""}`;
  switch (condition.operator) {
    case "over":
      return `${name}:>${condition.value}`;
    case "at-least":
      return `${name}:${condition.value}..`;
    case "under":
      return `${name}:..${condition.value}`;
    case "within":
      return `${name}:${condition.from}..${condition.below}`;
    case "yes":
    case "no":
      return `${name}:${condition.operator}`;
    case "is":
      return `${name}:${listed(condition.values)}`;
    case "is-not":
      return `${name}!:${listed(condition.values)}`;
    case "has":
      return `${name}:${condition.types ? listed(condition.types) : ANY}`;
    case "has-not":
      return `${name}!:${condition.types ? listed(condition.types) : ANY}`;
    case "none":
      return `${name}!`;
  }
}

const ANY = "*";
const listed = (values: readonly string[]) => values.map((value) => value.replaceAll(/[\\,*]/g, "\\$&")).join(",");

/** The condition that a text says; undefined where it says none, or one that its fact cannot be asked. */
export function readCondition(text: string): FactCondition | undefined {
  const found = /^([^@:!]+)(?:@([a-z.]+))?(!)?(?::(.*))?$/s.exec(text);
  if (!found) return undefined;
  const [, name, place, not, value] = found;
  if (name === "repeats" && place === undefined && not === undefined) return repetition(value ?? "");
  const definition = factNamed(decoded(name!));
  const part = place === undefined ? undefined : readPart(place);
  if (!definition || (place !== undefined && (!part || definition.on === "example"))) return undefined;
  const at: FactPlace = {
    fact: definition.name,
    ...(part && { part: part.kind }),
    ...(part?.speaker && { speaker: part.speaker }),
  };
  const condition = value === undefined ? none(at, not) : tested(definition, at, not !== undefined, value);
  return condition && operatorsFor(definition).includes(condition.operator) ? condition : undefined;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}

function repetition(value: string): FactCondition | undefined {
  const [of, strength, ...rest] = value.split(".");
  const [what, how] = [DUPLICATE_OF.find((one) => one === of), DUPLICATE_STRENGTHS.find((one) => one === strength)];
  return what && how && rest.length === 0 ? { operator: "repeats", of: what, strength: how } : undefined;
}

const none = (at: FactPlace, not: string | undefined): FactTest | undefined =>
  not === undefined ? undefined : { ...at, operator: "none" };

function tested({ kind }: FactDefinition, at: FactPlace, not: boolean, value: string): FactTest | undefined {
  switch (kind) {
    case "count":
    case "number":
      return not ? undefined : amount(at, value);
    case "flag":
      return !not && (value === "yes" || value === "no") ? { ...at, operator: value } : undefined;
    case "word":
    case "hash": {
      const values = valuesIn(value);
      if (kind === "hash" && !values.every((one) => /^[0-9a-f]{16}$/.test(one))) return undefined;
      return { ...at, operator: not ? "is-not" : "is", values };
    }
    case "list": {
      const operator = not ? "has-not" : "has";
      if (value === ANY) return { ...at, operator };
      return value === "" ? undefined : { ...at, operator, types: valuesIn(value) };
    }
  }
}

const NUMBER = /^-?\d{1,16}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/;

function amount(at: FactPlace, value: string): FactTest | undefined {
  const read = (text: string | undefined) => (text !== undefined && NUMBER.test(text) ? Number(text) : undefined);
  const over = value.startsWith(">") ? read(value.slice(1)) : undefined;
  if (over !== undefined) return { ...at, operator: "over", value: over };
  const [first, second, ...rest] = value.split("..");
  const [from, below] = [read(first), read(second)];
  const isRead = (text: string | undefined, number: number | undefined) => text === "" || number !== undefined;
  if (rest.length > 0 || !isRead(first, from) || !isRead(second, below)) return undefined;
  if (from === undefined && below === undefined) return undefined;
  return inRange(at, { ...(from !== undefined && { from }), ...(below !== undefined && { below }) });
}

/** A list with commas between its values; a backslash takes the next character as it is. */
function valuesIn(list: string): string[] {
  const values = [""];
  for (const [, taken, sign] of list.matchAll(/\\(.)|(.)/gsu))
    if (sign === ",") values.push("");
    else values[values.length - 1] += taken ?? sign ?? "";
  return [...new Set(values)];
}
