import { describe, expect, it } from "vitest";
import { scoresFrom } from "@/lib/core/distribution/fixtures/scores-from";
import { flags } from "@/lib/core/distribution/flags";
import { panels } from "@/lib/core/distribution/panel";
import { UNORDERED_STATISTICS } from "@/lib/core/distribution/permutation-statistics";
import { permutationTests } from "@/lib/core/distribution/permutation-tests";
import type { Scores } from "@/lib/core/distribution/scores";
import { mean } from "@/lib/core/distribution/simple-regression";
import { normal, shuffle } from "@/lib/core/random/draws";
import { createRandom } from "@/lib/core/random/generator";

/** The statistics of annotator `w` on the shared items, as panels have them, after shuffling who gave which rating of each item. */
function shuffles(scores: Scores, w: number, times: number) {
  const random = createRandom(2);
  return Array.from({ length: times }, () => {
    const level = scores.level.slice();
    scores.items.forEach((_, i) => {
      shuffle(random, level.subarray(scores.start[i], scores.start[i + 1]));
    });
    const dealt = panels({ ...scores, level, score: Float64Array.from(level, (k) => scores.levels[k]!) });
    if (!dealt.ok) throw new Error(dealt.reason);
    const { severityVsPeers, sd, entropyBits, jsdItemMatchedBits, extremeShare } = dealt.panels[w]!;
    return {
      severity: severityVsPeers.meanDiff!,
      sd: sd!,
      entropy: entropyBits!,
      jsd: jsdItemMatchedBits!,
      "extreme-share": extremeShare!,
    };
  });
}

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
    const result = permutationTests(scores, createRandom(seed), { permutations });
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

  it("deal the ratings of an item as shuffling them does", () => {
    const scores = project(3, 0.3, 0.8);
    const tests = tested(scores, 1, 4000)[0]!;
    const shuffled = shuffles(scores, 0, 1500);
    for (const { statistic, expected, p, value } of tests) {
      const values = shuffled.map((one) => one[statistic]);
      const centre = mean(values);
      const spread = Math.sqrt(mean(values.map((x) => (x - centre) ** 2)));
      expect(Math.abs(expected - centre)).toBeLessThan(0.4 * spread);
      const isAsExtreme = (x: number) =>
        statistic === "jsd" ? x >= value - 1e-9 : Math.abs(x - centre) >= Math.abs(value - centre) - 1e-9;
      expect(Math.abs(p - values.filter(isAsExtreme).length / values.length)).toBeLessThan(0.05);
    }
  });

  it("fall on the one who differs also among eighty", () => {
    const random = createRandom(5);
    const list = Array.from({ length: 1200 }, (_, i) => {
      const first = random.uint32() % 80;
      return [0, 1, 2].map((k) => {
        const rater = (first + k * (1 + (i % 20))) % 80;
        const value = Math.round(3 + normal(random, rater === 7 ? 1 : 0, 0.7));
        return { item: `${i}`, rater: `r${rater}`, value: Math.min(5, Math.max(1, value)) };
      });
    }).flat();
    const scores = scoresFrom(list, [1, 2, 3, 4, 5]);
    const found = flags(tested(scores, 1), 4);
    expect(scores.raters.filter((_, w) => found[w]!.some(({ flagged }) => flagged))).toEqual(["r7"]);
  });

  it("of labels without an order ask for no severity, and share the rate among what is asked", () => {
    const scores = project(1, 1, 1);
    const result = permutationTests(scores, createRandom(1), { statistics: UNORDERED_STATISTICS });
    if (!result.ok) throw new Error(result.reason);
    const found = flags(result.tests, 4);
    expect(new Set(found.flat().map(({ statistic }) => statistic))).toEqual(new Set(["entropy", "jsd"]));
    expect(Math.min(...found.flat().map(({ q, p }) => q - p))).toBeGreaterThanOrEqual(0);
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
