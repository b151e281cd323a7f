import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLEANING_IDS } from "@/lib/clean/operation-ids";
import { MEANINGS } from "@/lib/core/dedup/meanings";
import type { FactTable } from "@/lib/core/facts/fact";
import { KEEP_RULES, STRENGTHS } from "@/lib/curate/duplicates/schema";
import { QUALITIES } from "@/lib/guideline/schema";
import { funnelOf } from "./funnel";
import { measuredSteps, proposeOrder } from "./measured";
import { cheapestOrder, expectedMs } from "./order";
import { flaggedIn } from "./perform/flagged-among";
import { readRecipe } from "./read-recipe";
import { writeRecipe } from "./recipe-file";
import { misplaced, recipeSchema } from "./schema";
import { keepsOne } from "./steps/all-steps";

const RUNS = { numRuns: 100 };

const step = fc.oneof(
  fc.record({ step: fc.constant("check"), check: fc.stringMatching(/^[a-z][a-z0-9_-]{0,9}$/) }),
  fc.record({
    step: fc.constant("duplicates"),
    meaning: fc.constantFrom(...MEANINGS),
    strength: fc.constantFrom(...STRENGTHS),
    threshold: fc.constantFrom(0.7, 0.8, 0.95, 1),
    rule: fc.uniqueArray(fc.constantFrom(...KEEP_RULES), { minLength: 1 }),
  }),
  fc.constant({ step: "contamination" }),
  fc.record({
    step: fc.constant("selection"),
    where: fc.uniqueArray(
      fc.stringMatching(/^[a-z]{1,5}$/).map((key) => `${key}:is:a\\,b,“c”`),
      { minLength: 1, maxLength: 3 },
    ),
    reason: fc.constantFrom(...QUALITIES),
  }),
);
const cleaning = fc.record(
  {
    step: fc.constant("clean"),
    operations: fc.uniqueArray(fc.constantFrom(...CLEANING_IDS), { minLength: 1 }),
    unaffected: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { maxLength: 2 }),
    slices: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}=[a-z, "]{0,3}$/), { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ["step", "operations", "unaffected"] },
);
const recipe = fc
  .record({
    recipe: fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }),
    first: fc.option(cleaning, { nil: null }),
    others: fc.uniqueArray(step, { minLength: 1, maxLength: 6, selector: (one) => JSON.stringify(one) }),
  })
  .map(({ recipe, first, others }) => ({ recipe, steps: first ? [first, ...others] : others }))
  .filter(({ recipe }) => recipe.trim() !== "");

describe("the file of a recipe", () => {
  it("says the same when it is read and written again, whatever order its members came in", () => {
    fc.assert(
      fc.property(recipe, (given) => {
        const read = recipeSchema.parse(given);
        const shuffled = {
          steps: read.steps.map((one) => Object.fromEntries(Object.entries(one).reverse())),
          recipe: read.recipe,
        };
        const file = writeRecipe(read);
        for (const text of [file, JSON.stringify(shuffled), `\uFEFF${JSON.stringify(shuffled, null, 4)}`]) {
          const again = readRecipe(text);
          expect(again).toMatchObject({ ok: true, value: { recipe: read } });
          expect(again.ok && writeRecipe(again.value.recipe)).toBe(file);
        }
        expect(file.split("\n")).toHaveLength(read.steps.length + 6);
      }),
      RUNS,
    );
  });

  it.each([
    ['{\n  "recipe": "r",\n  "steps": [\n    {"step": "check"}\n  ]\n}', 4, "steps.0.check"],
    ['{\n  "recipe": "r",\n  "steps": [\n    {"step": "delete"}\n  ]\n}', 4, "steps.0.step"],
    [
      '{\n  "recipe": "r",\n  "steps": [\n    {"step": "contamination"},\n    {"step": "contamination"}\n  ]\n}',
      5,
      "steps.1",
    ],
    ['{\n  "recipe": "r",\n  "stages": [],\n  "steps": [{"step": "contamination"}]\n}', 3, "stages"],
    ['{\n  "recipe": "r",\n  "recipe": "s",\n  "steps": [{"step": "contamination"}]\n}', 3, "recipe"],
    ['{\n  "recipe": "r",\n  "steps": [{"step": "selection", "where": ["helpfulness"]}]\n}', 3, "steps.0.where"],
    [
      '{"recipe": "r", "steps": [\n{"step": "contamination"},\n{"step": "clean", "operations": ["trim"]}\n]}',
      3,
      "steps.1",
    ],
    ['{\n  "recipe": "r"\n  "steps": []\n}', 3, ""],
    ['{"recipe": "r",', 1, ""],
    ["", 1, ""],
  ])("names the line and the field of what is wrong: %s", (text, line, field) => {
    const read = readRecipe(text);
    expect(read).toMatchObject({ ok: false, reason: "unreadable-recipe", detail: { lines: [{ line, field }] } });
  });
});

const cost = fc.record({
  perThousand: fc.integer({ min: 0, max: 50 }),
  share: fc.constantFrom(0, 0.1, 0.5, 0.9, 1),
  grows: fc.constantFrom("with-kept" as const, "with-all" as const),
  isFirst: fc.boolean(),
  isLast: fc.boolean(),
});

describe("the order of steps", () => {
  it("that is proposed is as cheap as the cheapest of all that are allowed", () => {
    fc.assert(
      fc.property(fc.array(cost, { minLength: 1, maxLength: 5 }), (given) => {
        const costs = given.map((one, at) => ({ ...one, isFirst: one.isFirst && at === 0 && !one.isLast }));
        const taken = (order: readonly number[]) =>
          expectedMs(
            order.map((at) => costs[at]!),
            1000,
          );
        const proposed = cheapestOrder(costs);
        const last = (order: readonly number[]) => order.filter((at) => costs[at]!.isLast);
        const allowed = permutations([...costs.keys()]).filter(
          (order) =>
            order.every(
              (at, place) => !costs[at]!.isLast || order.slice(place).every((later) => costs[later]!.isLast),
            ) &&
            order.every((at, place) => !costs[at]!.isFirst || place === 0) &&
            String(last(order)) === String(last([...costs.keys()])),
        );
        expect(allowed.map(String)).toContain(String(proposed));
        expect(taken(proposed)).toBeCloseTo(Math.min(...allowed.map(taken)), 6);
      }),
      RUNS,
    );
  });

  it("is proposed where the newest runs say that something would be saved", () => {
    const { steps } = recipeSchema.parse({
      recipe: "r",
      steps: [
        { step: "selection", where: ["correct:decided"] },
        { step: "check", check: "a" },
      ],
    });
    const took = (ms: number, still: number, taken: number) => ({ ms, still, taken, counts: {} });
    const figures = { examples: 1000, excluded: { people: 0, runs: [] }, losing: [], marked: 0 };
    const newest = { steps, figures: { ...figures, steps: [took(100, 1000, 100), took(10, 900, 450)] } };
    const older = { steps, figures: { ...figures, steps: [took(1, 1000, 0), took(1, 1000, 0)] } };
    const measured = measuredSteps(steps, [newest, older]);
    expect(measured).toEqual([
      { perThousand: 100, share: 0.1 },
      { perThousand: 10, share: 0.5 },
    ]);
    const proposed = proposeOrder(steps, measured, { examples: 2000, isLast: () => false });
    // 2,000 at 100 ms and 2,000 at 10 ms; the other way round the first looks at 1,000 only.
    expect(proposed).toEqual({ order: [1, 0], ofMs: 220, savesMs: 100 });
    expect(proposeOrder(steps, [null, measured[1]!], { examples: 2000, isLast: () => false })).toBeNull();
  });

  it("puts what keeps one of several behind what keeps none", () => {
    const steps = recipeSchema.parse({
      recipe: "r",
      steps: [
        { step: "duplicates", meaning: "whole" },
        { step: "check", check: "once" },
        { step: "check", check: "a" },
      ],
    }).steps;
    const isLast = (repeating: string[]) => (one: (typeof steps)[number]) =>
      keepsOne(one, (key) => repeating.includes(key));
    expect(misplaced(steps, isLast([]))).toBe(0);
    expect(misplaced(steps.slice(1), isLast(["once"]))).toBe(0);
    expect(misplaced(steps.slice(0, 2), isLast(["once"]))).toBeNull();
  });
});

function permutations(list: readonly number[]): number[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((one) => permutations(list.filter((other) => other !== one)).map((rest) => [one, ...rest]));
}

describe("a funnel", () => {
  it("holds together: what is left and all that was taken is all there was", () => {
    const figures = fc.array(fc.nat(100), { maxLength: 5 }).chain((taken) =>
      fc.record({ people: fc.nat(50), run: fc.nat(50), left: fc.nat(100) }).map(({ people, run, left }) => ({
        examples: people + run + left + taken.reduce((sum, n) => sum + n, 0),
        excluded: { people, runs: [{ run: "r", name: "r", version: 1, examples: run }] },
        steps: taken.map((n) => ({ still: 0, taken: n, ms: 1, counts: {} })),
        losing: [],
        marked: 0,
        left,
      })),
    );
    fc.assert(
      fc.property(figures, ({ left, ...run }) => {
        const parts = funnelOf(run);
        expect(parts.at(-1)!.left).toBe(left);
        expect(left + parts.reduce((sum, { taken }) => sum + taken, 0)).toBe(run.examples);
        expect(parts.every((part, k) => k === 0 || part.left <= parts[k - 1]!.left)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("a check of repetitions in a recipe", () => {
  const table = {
    ids: ["a", "b", "c", "d", "e"],
    examples: 5,
    parts: 0,
    partExample: new Uint32Array(),
    partKind: new Uint8Array(),
    partPlace: new Uint16Array(),
    partSpeaker: new Uint8Array(),
    columns: new Map([["same_whole", { kind: "hash", values: BigUint64Array.from([7n, 7n, 7n, 9n, 0n]) }]]),
  } satisfies FactTable & { ids: string[] };
  const check = { match: "any", conditions: [{ operator: "repeats", of: "whole", strength: "exact" }] } as const;

  it("leaves the first that is still in, whoever was before it", () => {
    expect(flaggedIn(table, check, new Set(table.ids))).toEqual({ flagged: ["b", "c"], passed: 2 });
    expect(flaggedIn(table, check, new Set(["b", "c", "e"]))).toEqual({ flagged: ["c"], passed: 1 });
  });
});
