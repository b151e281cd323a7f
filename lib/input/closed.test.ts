import { expect, test } from "vitest";
import { z } from "zod";
import { closed } from "./closed";
import { readInput } from "./read-input";

const taken = z
  .object({
    name: z.string().describe("A name"),
    parts: z.array(z.object({ of: z.number() }).optional()).default([]),
    one: z.union([z.string(), z.object({ slice: z.string() })]).optional(),
    some: z
      .string()
      .transform((text) => text.split(","))
      .pipe(z.array(z.string()))
      .optional(),
    any: z.record(z.string(), z.object({ value: z.number() })).optional(),
    loose: z.looseObject({ known: z.string() }).optional(),
  })
  .refine(({ name }) => name !== "none", { error: "has a name" });

test("a closed schema names every unknown name with its place, and takes what it took before", () => {
  const good = {
    name: "a",
    parts: [{ of: 1 }],
    some: "x,y",
    any: { x: { value: 1 } },
    loose: { known: "a", other: 1 },
  };
  expect(closed(taken).parse(good)).toEqual(taken.parse(good));
  const stray = {
    name: "a",
    zq: 1,
    parts: [{ of: 1, zq: 2 }],
    one: { slice: "s", zq: 3 },
    any: { x: { value: 1, zq: 4 } },
  };
  expect(taken.safeParse(stray).success).toBe(true);
  const read = readInput(closed(taken), stray);
  expect(read.ok ? [] : read.errors.map(({ field }) => field).sort()).toEqual([
    "any.x.zq",
    "one.zq",
    "parts.0.zq",
    "zq",
  ]);
  const hidden = readInput(closed(taken), JSON.parse('{"name":"a","__proto__":{}}'));
  expect(hidden.ok ? [] : hidden.errors.map(({ field }) => field)).toEqual(["__proto__"]);
});

test("it keeps what the schema asks and says, apart from its names", () => {
  expect(readInput(closed(taken), { name: "none" })).toMatchObject({ ok: false, message: "has a name" });
  const described = z.toJSONSchema(closed(taken), { io: "input" });
  expect(described).toMatchObject({ additionalProperties: false, properties: { name: { description: "A name" } } });
});
