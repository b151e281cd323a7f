import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PromptPattern } from "@/lib/core/evaluation/prompt-patterns";
import { changeByKeeping, meanEstimate, pairedDifference, shareOfOutputs } from "@/lib/core/evaluation/ratio";
import { categoryUses, scoreSums } from "@/lib/core/evaluation/scores";
import { normal } from "@/lib/core/random/draws";
import { createRandom } from "@/lib/core/random/generator";

/** Outputs of models 0, 1 … for one prompt; each list holds the labels of one output as categories. */
function prompt(labels: Record<number, readonly (readonly number[])[]>, prompts = 1): PromptPattern {
  const outputs = Object.entries(labels).flatMap(([model, given]) =>
    given.map((categories) => {
      const counts = new Map<number, number>();
      for (const category of categories) counts.set(category, (counts.get(category) ?? 0) + 1);
      return { models: new Map([[0, Number(model)]]), counts: [...counts] };
    }),
  );
  return { prompts, outputs };
}

const FIVE_POINTS = [1, 2, 3, 4, 5];

describe("a worked example: two models, four prompts", () => {
  // Output means of model 0: 4, 3, 5, 2 (the last with three labels); of model 1: 3, 3, 3 (none for the last prompt).
  const patterns = [
    prompt({ 0: [[3, 3]], 1: [[2, 2]] }),
    prompt({ 0: [[1, 3]], 1: [[2]] }),
    prompt({ 0: [[4, 4]], 1: [[0, 4]] }),
    prompt({ 0: [[0, 1, 2]] }),
  ];
  const [a, b] = [scoreSums(patterns, 0, FIVE_POINTS), scoreSums(patterns, 1, FIVE_POINTS)];

  it("takes the mean over outputs and its standard error s / sqrt(n) over prompts", () => {
    const estimate = meanEstimate("mean", a, 3);
    expect(estimate).toMatchObject({ value: 3.5, items: 4, raters: 3, judgments: 9, intervalMethod: "jackknife-t" });
    // Squares about 3.5: .25 + .25 + 2.25 + 2.25 = 5; s^2 = 5/3; se = sqrt(5/12); t_3 = 3.182446.
    expect(estimate.standardError).toBeCloseTo(Math.sqrt(5 / 12), 12);
    expect(estimate.interval![1]).toBeCloseTo(3.5 + 3.182446305 * Math.sqrt(5 / 12), 8);
  });

  it("claims no certainty where nothing varies", () => {
    expect(meanEstimate("mean", b, 3)).toMatchObject({ value: 3, standardError: 0, interval: null, items: 3 });
  });

  it("says how the mean changes without a prompt, by deleting each prompt from both sides", () => {
    const change = changeByKeeping("change", a, [true, true, true, false], 3);
    expect(change).toMatchObject({ value: 0.5, items: 4, intervalMethod: "jackknife-t" });
    // Without the first, second, third and fourth prompt: 4 - 10/3, 4.5 - 11/3, 3.5 - 3, 4 - 4; squares about their mean 1/2.
    const squares = [4 - 10 / 3, 4.5 - 11 / 3, 0.5, 0].reduce((sum, x) => sum + (x - 0.5) ** 2, 0);
    expect(change.standardError).toBeCloseTo(Math.sqrt((3 / 4) * squares), 12);
    expect(changeByKeeping("change", a, [false, false, false, false], 3)).toMatchObject({
      undefinedBecause: "no-items",
    });
    expect(changeByKeeping("change", a, [true, true, true, true], 3)).toMatchObject({ value: 0, interval: null });
  });

  it("compares on the prompts that both answered", () => {
    const difference = pairedDifference("difference", a, b, 3);
    // Second minus first on three prompts: -1, 0, -2; mean -1, s = 1.
    expect(difference).toMatchObject({ value: -1, items: 3, judgments: 6 + 5 });
    expect(difference.standardError).toBeCloseTo(1 / Math.sqrt(3), 12);
  });

  it("counts the labels and their shares", () => {
    expect([...categoryUses(patterns, 0, 5)]).toEqual([1, 2, 1, 3, 2]);
    const share = shareOfOutputs("share", scoreSums(patterns, 0, [0, 0, 0, 1, 0]), 3);
    expect(share.value).toBeCloseTo((1 + 0.5 + 0 + 0) / 4, 12);
  });
});

it("keeps a share of nothing or of all open by Wilson's interval over prompts", () => {
  const sums = scoreSums([prompt({ 0: [[0, 0]] }, 12)], 0, [1]);
  const estimate = shareOfOutputs("share", sums, 2);
  expect(estimate).toMatchObject({ value: 1, items: 12, intervalMethod: "wilson" });
  expect(estimate.interval![0]).toBeCloseTo(12 / (12 + 1.959964 ** 2), 6);
});

it("says why there is nothing: no output, no common prompt", () => {
  const patterns = [prompt({ 0: [[1]] }), prompt({ 1: [[2]] })];
  const sums = (model: number) => scoreSums(patterns, model, FIVE_POINTS);
  expect(meanEstimate("mean", sums(7), 1)).toMatchObject({ value: null, undefinedBecause: "no-items" });
  expect(meanEstimate("mean", sums(0), 1)).toMatchObject({ value: 2, interval: null, undefinedBecause: null });
  expect(pairedDifference("difference", sums(0), sums(1), 1)).toMatchObject({
    value: null,
    undefinedBecause: "no-pairable-items",
    items: 0,
  });
});

const labels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 });
const world = fc.array(
  fc.record({
    0: fc.array(labels, { maxLength: 3 }),
    1: fc.array(labels, { maxLength: 3 }),
  }),
  { minLength: 2, maxLength: 12 },
);
const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;

describe("by definition", () => {
  it("is the mean of output means, and the jackknife leaves out whole prompts", () => {
    fc.assert(
      fc.property(world, (given) => {
        const means = given.map((one) => one[0].map((own) => mean(own.map((c) => FIVE_POINTS[c]!))));
        const estimate = meanEstimate(
          "mean",
          scoreSums(
            given.map((one) => prompt(one)),
            0,
            FIVE_POINTS,
          ),
          2,
        );
        const answered = means.filter((own) => own.length > 0);
        if (answered.length === 0) return estimate.undefinedBecause === "no-items";
        expect(estimate.value).toBeCloseTo(mean(answered.flat()), 10);
        if (answered.length < 2) return estimate.interval === null;
        const left = answered.map((_, k) => mean(answered.filter((_own, at) => at !== k).flat()));
        const n = left.length;
        const squares = left.reduce((sum, x) => sum + (x - mean(left)) ** 2, 0);
        expect(estimate.standardError).toBeCloseTo(Math.sqrt(((n - 1) / n) * squares), 10);
        return true;
      }),
    );
  });

  it("is the same from patterns with counts as prompt by prompt, and a difference turns its sign with its sides", () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 2, max: 4 }), (given, times) => {
        const counted = given.map((one) => prompt(one, times));
        const single = Array.from({ length: times }, () => given.map((one) => prompt(one))).flat();
        const both = [counted, single].map((patterns) => {
          const [a, b] = [scoreSums(patterns, 0, FIVE_POINTS), scoreSums(patterns, 1, FIVE_POINTS)];
          return {
            mean: meanEstimate("m", a, 2),
            there: pairedDifference("d", a, b, 2),
            back: pairedDifference("d", b, a, 2),
          };
        });
        const [fromCounts, fromSingle] = both as [(typeof both)[0], (typeof both)[0]];
        expect(fromCounts.mean.items).toBe(fromSingle.mean.items);
        for (const figure of ["value", "standardError"] as const) {
          expect(fromCounts.mean[figure] ?? 0).toBeCloseTo(fromSingle.mean[figure] ?? 0, 9);
          expect(fromCounts.there[figure] ?? 0).toBeCloseTo(fromSingle.there[figure] ?? 0, 9);
        }
        expect((fromCounts.there.value ?? 0) + (fromCounts.back.value ?? 0)).toBeCloseTo(0, 10);
        expect(fromCounts.there.standardError ?? 0).toBeCloseTo(fromCounts.back.standardError ?? 0, 10);
      }),
    );
  });
});

it("covers the true mean about as often as it says where outputs of a prompt share its difficulty", () => {
  const random = createRandom(7);
  const truth = 3;
  const runs = 600;
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    const patterns = Array.from({ length: 25 }, () => {
      const level = truth + normal(random, 0, 1);
      const outputs = Array.from({ length: 4 }, () => level + normal(random, 0, 0.5));
      return { prompts: 1, worths: outputs };
    });
    const worth = patterns.flatMap(({ worths }) => worths);
    const asPatterns = patterns.map(
      (_, p): PromptPattern => ({
        prompts: 1,
        outputs: [0, 1, 2, 3].map((k) => ({ models: new Map([[0, 0]]), counts: [[4 * p + k, 1]] })),
      }),
    );
    const [low, high] = meanEstimate("mean", scoreSums(asPatterns, 0, worth), 1).interval!;
    covered += Number(low <= truth && truth <= high);
  }
  expect(covered / runs).toBeGreaterThan(0.925);
  expect(covered / runs).toBeLessThan(0.975);
});
