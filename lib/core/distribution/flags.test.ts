import { describe, expect, it } from "vitest";
import { scoresFrom } from "@/lib/core/distribution/fixtures/scores-from";
import { flags } from "@/lib/core/distribution/flags";
import { permutationTests } from "@/lib/core/distribution/permutation-tests";
import type { Scores } from "@/lib/core/distribution/scores";
import { normal } from "@/lib/core/random/draws";
import { createRandom } from "@/lib/core/random/generator";

describe("flags", () => {
  /** 12 annotators x 40 of 160 items of batches with different means; the first one may be `harsher` or `narrower`. */
  function project(seed: number, shift: number, squeeze: number): Scores {
    const random = createRandom(seed);
    const list = Array.from({ length: 160 }, (_, i) => {
      const quality = 2 + (i % 4) * 0.6 + normal(random, 0, 0.8);
      return [0, 1, 2].map((k) => {
        const rater = (i + k * (1 + (i % 3))) % 12;
        const own = quality + normal(random, 0, 0.5);
        const seen = rater === 0 ? 3 + (own - 3) * squeeze - shift : own;
        return { item: `${i}`, rater: `${rater}`, value: Math.min(5, Math.max(1, Math.round(seen))) };
      });
    }).flat();
    return scoresFrom(list, [1, 2, 3, 4, 5]);
  }
  function tested(scores: Scores, seed: number, permutations?: number) {
    const result = permutationTests(scores, createRandom(seed), permutations);
    if (!result.ok) throw new Error(result.reason);
    return result.tests;
  }
  const flagged = (scores: Scores, seed: number) =>
    flags(tested(scores, seed), 4).map((own) => own.filter((test) => test.flagged).map((t) => t.statistic));

  it("name the harsh annotator for severity and the narrow one for the spread", () => {
    const harsh = project(1, 1, 1);
    expect(flagged(harsh, 1)[harsh.raters.indexOf("0")]).toContain("severity");
    const narrow = project(2, 0, 0.3);
    expect(flagged(narrow, 1)[narrow.raters.indexOf("0")]).toContain("sd");
  });

  it("fall on at most 12 % of projects in which nobody differs", () => {
    let falsely = 0;
    for (let seed = 0; seed < 25; seed++) {
      const tests = tested(project(100 + seed, 0, 1), seed, 599);
      if (
        flags(tests, 4)
          .flat()
          .some((test) => test.flagged)
      )
        falsely++;
    }
    expect(falsely / 25).toBeLessThanOrEqual(0.12);
  });

  it("are not tried under 20 shared items", () => {
    const few = scoresFrom(
      Array.from({ length: 19 }, (_, i) =>
        ["a", "b"].map((rater) => ({ item: `${i}`, rater, value: (i % 5) + 1 })),
      ).flat(),
    );
    expect(tested(few, 1)).toEqual([[], []]);
  });

  it("are refused on a scale of very many points, before minutes are spent on it", () => {
    const wide = scoresFrom(
      Array.from({ length: 300_000 }, (_, k) => ({ item: `${k >> 1}`, rater: `${k % 2}`, value: k })),
    );
    expect(permutationTests(wide, createRandom(1))).toEqual({ ok: false, reason: "too-many-categories" });
  });
});
