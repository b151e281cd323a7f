import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { defineAddress } from "./address";

const board = defineAddress({
  state: z.enum(["open", "done"]).default("open"),
  clause: z.string().max(20).optional(),
  version: z.union([z.literal("all"), z.coerce.number().int().min(1)]).optional(),
  people: z.union([z.array(z.string()), z.string().transform((text) => text.split(","))]).optional(),
});

test("an empty address has the defaults and nothing else", async () => {
  expect(await board.load("")).toEqual({ state: "open" });
});

test("what cannot be read falls back, and what can be read beside it stays", async () => {
  expect(await board.load(`?state=nonsense&clause=&version=0&people=a,b`)).toEqual({
    state: "open",
    people: ["a", "b"],
  });
  expect(await board.load(Promise.resolve({ clause: ["first", "second"], other: "x" }))).toEqual({
    state: "open",
  });
  expect(await board.load("?people=a&people=b&version=2&version=3")).toEqual({ state: "open", people: ["a", "b"] });
});

test("an address says only what is not the default, and keeps its place in the page", () => {
  expect(board.href("/board#end", { state: "open", version: "all", clause: null })).toBe("/board?version=all#end");
  expect(board.href("/board", {})).toBe("/board");
});

test("what is written is read back", async () => {
  const asked = fc.record(
    {
      state: fc.constantFrom("open" as const, "done" as const),
      clause: fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }).filter((text) => text.length <= 20),
      version: fc.oneof(fc.constant("all" as const), fc.integer({ min: 1, max: 1000 })),
    },
    { requiredKeys: ["state"] },
  );
  await fc.assert(
    fc.asyncProperty(asked, async (values) => {
      expect(await board.load(board.href("/board", values).slice("/board".length))).toEqual(values);
    }),
  );
});
