import type { Random } from "@/lib/core/random/generator";
import { pick } from "./values";

/** What decides about the values that stand beside the hostile one. */
export interface Chance {
  random: Random;
  /** Good values by the name of their field, as JSON. */
  known: Record<string, string>;
}

/** JSON Schema, as far as the OpenAPI document uses it. */
export interface Schema {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  minItems?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema | false;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
}

/** Where a text or a number stands in a value: `put` writes the whole value, as JSON, with something else there. */
export interface Place {
  at: string;
  put(written: string): string;
}

/** Every place of a text or a number in values of the schema, names of open objects included. What stands beside it is a good value. */
export function placesOf(schema: Schema, chance: Chance): Place[] {
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return choices.flatMap((choice) => placesOf(choice, chance));
  if (schema.prefixItems)
    return schema.prefixItems.flatMap((item, index, all) =>
      within(placesOf(item, chance), `[${index}]`, (put) =>
        list(all.map((other, k) => (k === index ? put : goodValue(other, chance)))),
      ),
    );
  if (schema.items) return within(placesOf(schema.items, chance), "[]", (put) => list([put]));
  if (schema.type !== "object" && !schema.properties)
    return schema.const === undefined ? [{ at: "", put: (written) => written }] : [];
  const { properties = {}, additionalProperties: open } = schema;
  const named = Object.keys(properties).flatMap((name) =>
    within(placesOf(properties[name]!, chance), `.${name}`, (put) => goodObject(schema, chance, { [name]: put })),
  );
  if (!open || typeof open !== "object") return named;
  const key: Place = { at: ".*", put: (written) => `{${asName(written)}:${goodValue(open, chance)}}` };
  return [...named, key, ...within(placesOf(open, chance), ".x", (put) => `{"x":${put}}`)];
}

function within(places: Place[], at: string, around: (written: string) => string): Place[] {
  return places.map((place) => ({ at: at + place.at, put: (written) => around(place.put(written)) }));
}

const list = (written: readonly string[]) => `[${written.join(",")}]`;
const asName = (written: string) => (written.startsWith('"') ? written : JSON.stringify(written));

const GOOD: Record<string, string> = {
  uuid: "00000000-0000-4000-8000-000000000000",
  date: "2026-01-02",
  "date-time": "2026-01-02T03:04:05Z",
  email: "somebody@example.org",
};

/** A value that the schema would take, as JSON. */
export function goodValue(schema: Schema, chance: Chance): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return goodValue(pick(choices, chance.random), chance);
  if (schema.allOf?.[0]) return goodValue(schema.allOf[0], chance);
  if (schema.default !== undefined) return JSON.stringify(schema.default);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return JSON.stringify(pick(schema.enum, chance.random));
  if (schema.prefixItems) return list(schema.prefixItems.map((item) => goodValue(item, chance)));
  if (schema.items)
    return list(Array.from({ length: schema.minItems ?? 1 }, () => goodValue(schema.items as Schema, chance)));
  switch (schema.type) {
    case "string":
      return JSON.stringify(GOOD[schema.format ?? ""] ?? "helpfulness");
    case "integer":
    case "number":
      return String(Math.max(schema.minimum ?? 1, 1) || 1);
    case "boolean":
      return "true";
    case "null":
      return "null";
    default:
      return schema.type === "object" || schema.properties ? goodObject(schema, chance, {}) : '"helpfulness"';
  }
}

/** An object with all that it must have and, every other time, some of what it may have. */
function goodObject(
  { properties = {}, required = [] }: Schema,
  chance: Chance,
  written: Record<string, string>,
): string {
  const share = chance.random.uniform() < 0.5 ? 0 : 0.4;
  const members = Object.entries(properties).flatMap(([name, schema]) => {
    const isKept = name in written || required.includes(name) || chance.random.uniform() < share;
    return isKept
      ? [`${JSON.stringify(name)}:${written[name] ?? chance.known[name] ?? goodValue(schema, chance)}`]
      : [];
  });
  return `{${members.join(",")}}`;
}
