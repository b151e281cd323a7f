import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GameBlock, gamesOf, pointSums, tieSums } from "@/lib/core/evaluation/games";
import type { PromptPattern } from "@/lib/core/evaluation/prompt-patterns";
import { shareOfOutputs } from "@/lib/core/evaluation/ratio";
import { strengthEstimates } from "@/lib/core/evaluation/strengths";
import { bradleyTerry } from "@/lib/core/preference/bradley-terry";
import { createRandom } from "@/lib/core/random/generator";

/** Categories are the places that a label prefers; 0 is a tie. */
const preferred = (category: number, i: number, j: number) =>
  category === 0 ? 0.5 : category === i ? 1 : category === j ? 0 : null;

function compared(models: readonly number[], counts: readonly [number, number][], prompts = 1): PromptPattern {
  return { prompts, outputs: [{ models: new Map(models.map((model, index) => [index + 1, model])), counts }] };
}

describe("a worked example", () => {
  // Model 0 against 1 on four prompts, the second pair with its sides turned.
  const blocks = gamesOf(
    [
      compared(
        [0, 1],
        [
          [1, 2],
          [2, 1],
        ],
      ),
      compared([1, 0], [[2, 3]]),
      compared(
        [0, 1],
        [
          [0, 1],
          [2, 1],
        ],
      ),
      compared([0, 1], [[0, 2]]),
    ],
    preferred,
  );

  it("counts a tie as half and a comparison as one, however many labels it has", () => {
    // Points of model 0: 2/3, 1, 1/4, 1/2.
    const rate = shareOfOutputs("win-rate", pointSums(blocks, 0), 3);
    expect(rate.value).toBeCloseTo((2 / 3 + 1 + 1 / 4 + 1 / 2) / 4, 12);
    expect(rate).toMatchObject({ items: 4, judgments: 10 });
    expect(shareOfOutputs("win-rate", pointSums(blocks, 1), 3).value).toBeCloseTo(1 - rate.value!, 12);
    expect(shareOfOutputs("ties", tieSums(blocks, 1, 0), 3).value).toBeCloseTo((0 + 0 + 1 / 2 + 1) / 4, 12);
  });
});

it("says nothing of two outputs that a label did not choose between, and makes no game of a model against itself", () => {
  const [three] = gamesOf([compared([0, 1, 2], [[3, 1]])], preferred);
  expect(three!.games.map(({ first, second, points }) => [first, second, points])).toEqual([
    [0, 2, 0],
    [1, 2, 0],
  ]);
  expect(gamesOf([compared([4, 4], [[1, 1]])], preferred)[0]!.games).toEqual([]);
});

const game = fc
  .record({
    first: fc.integer({ min: 0, max: 2 }),
    shift: fc.integer({ min: 1, max: 2 }),
    winner: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ first, shift, winner }) => compared([first, (first + shift) % 3], [[winner, 1]]));

it("gives all models together half of all points, and every strength a mean of 0", () => {
  fc.assert(
    fc.property(fc.array(game, { minLength: 1, maxLength: 40 }), (patterns) => {
      const blocks = gamesOf(patterns, preferred);
      const sums = [0, 1, 2].map((model) => pointSums(blocks, model));
      const points = sums.reduce((all, { sum }) => all + sum.reduce((a, b) => a + b, 0), 0);
      expect(points).toBeCloseTo(patterns.length, 9);
      const strengths = strengthEstimates(blocks, 3, 1);
      const values = strengths.map(({ value }) => value);
      if (values.includes(null)) {
        expect(strengths[0]!.undefinedBecause).toBe("not-identifiable");
        return;
      }
      expect(values.reduce((sum: number, value) => sum + value!, 0)).toBeCloseTo(0, 8);
    }),
  );
});

describe("strengths", () => {
  const random = createRandom(3);
  const truth = [0.8, 0, -0.8];
  const patterns = Array.from({ length: 300 }, (_, k) => {
    const [a, b] = [
      [0, 1],
      [1, 2],
      [2, 0],
    ][k % 3] as [number, number];
    const wins = random.uniform() < 1 / (1 + Math.exp(truth[b]! - truth[a]!));
    return compared([a, b], [[wins ? 1 : 2, 1]]);
  });
  const blocks = gamesOf(patterns, preferred);
  const strengths = strengthEstimates(blocks, 3, 1);

  it("are those of Bradley and Terry", () => {
    const comparisons = blocks.flatMap(({ games }, item) =>
      games.map(({ first, second, points }) => ({
        item: String(item),
        annotator: "one",
        first: String(first),
        second: String(second),
        winner: points === 1 ? ("first" as const) : ("second" as const),
      })),
    );
    const fitted = bradleyTerry(comparisons);
    if (!fitted.ok) throw new Error(fitted.reason);
    for (const { response, strength } of fitted.strengths)
      expect(strengths[Number(response)]!.value).toBeCloseTo(strength, 8);
  });

  it("have the standard errors of a jackknife that leaves out one prompt and fits again", () => {
    const left = blocks.map((_, k) =>
      strengthEstimates(
        blocks.filter((_block, at) => at !== k),
        3,
        1,
      ),
    );
    strengths.forEach(({ standardError }, model) => {
      const values = left.map((one) => one[model]!.value!);
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      const jackknife = Math.sqrt(((values.length - 1) / values.length) * squares);
      expect(standardError! / jackknife).toBeGreaterThan(0.98);
      expect(standardError! / jackknife).toBeLessThan(1.02);
    });
  });

  it("grow no surer when the same prompt is asked twice", () => {
    const twice: GameBlock[] = blocks.map(({ prompts, games }) => ({ prompts, games: [...games, ...games] }));
    strengthEstimates(twice, 3, 1).forEach(({ value, standardError }, model) => {
      expect(value).toBeCloseTo(strengths[model]!.value!, 8);
      expect(standardError).toBeCloseTo(strengths[model]!.standardError!, 8);
    });
  });
});
