import { describe, expect, it } from "vitest";
import { formulaCovered, kappaCovered } from "@/bench/simulation/copied-scores";
import { DEFAULT_DESIGN, type FatigueDesign } from "@/bench/simulation/fatigue-project";
import {
  alphaCovered,
  alphaVerdicts,
  fatigueP,
  fatigueReport,
  scoreFlags,
  whoIsFlagged,
} from "@/bench/simulation/outcomes";
import { boundFails, SAMPLED, shareCovered } from "@/bench/simulation/sampled-strata";
import { NOBODY, simulateScores } from "@/bench/simulation/score-project";
import { createRandom, type Random } from "@/lib/core/random/generator";

/** `npm run calibrate` in miniature: fewer runs, so wider bounds. */
function share(runs: number, seed: number, hit: (random: Random) => boolean): number {
  const random = createRandom(seed);
  return Array.from({ length: runs }, () => hit(random)).filter(Boolean).length / runs;
}

const small: FatigueDesign = { ...DEFAULT_DESIGN, annotators: 8, sessions: 2, itemsPerSession: 20 };

describe("calibration in miniature", () => {
  it("the jackknife interval of alpha holds the truth in about 95 % of tables", () => {
    const covered = share(300, 1, (random) =>
      alphaCovered({ units: 50, raters: 5, missing: 0.3, alpha: 0.72 }, random),
    );
    expect(covered).toBeGreaterThan(0.91);
    expect(covered).toBeLessThan(0.99);
  });

  it("the interval of alpha holds the truth as often where every fifth example is copied, and less often where that is not told", () => {
    const design = { units: 60, raters: 4, missing: 0, alpha: 0.72, copies: 4 };
    const told = share(300, 9, (random) => alphaCovered(design, random));
    expect(told).toBeGreaterThan(0.91);
    expect(told).toBeLessThan(0.99);
    expect(share(300, 9, (random) => alphaCovered(design, random, false))).toBeLessThan(0.85);
  });

  it("formulas of their own hold the truth where copies are told as one, and less often where they are not", () => {
    const design = { units: 60, raters: 2, missing: 0, rater: 0, rest: 0.7, copies: 4, areLabelled: false };
    const covered = (isTold: boolean) => [
      share(200, 9, (random) => kappaCovered({ units: 100, kappa: 0.6, copies: 4 }, random, isTold)),
      share(200, 9, (random) => formulaCovered("icc3", design, random, isTold)),
      share(200, 9, (random) => formulaCovered("spearman", design, random, isTold)),
    ];
    for (const told of covered(true)) expect(told).toBeGreaterThan(0.9);
    for (const untold of covered(false)) expect(untold).toBeLessThan(0.85);
  });

  it("the fatigue test rejects rarely where there is none and mostly where there is", () => {
    expect(share(60, 2, (random) => fatigueP({ ...DEFAULT_DESIGN, mood: 0.7 }, random).t < 0.05)).toBeLessThan(0.13);
    expect(share(20, 3, (random) => fatigueP({ ...DEFAULT_DESIGN, harm: -1 }, random).t < 0.05)).toBeGreaterThan(0.6);
  });

  it.each([
    [{}, [], null],
    [{ order: "hard-last" }, ["not-identifiable"], null],
    [{ order: "fixed" }, ["not-identifiable"], null],
    [{ ratersPerItem: 2 }, [], "needs-three-ratings-per-item"],
    [{ ratersPerItem: 2, gold: true }, [], null],
  ] as [Partial<FatigueDesign>, string[], string | null][])(
    "%o gives the warnings %o and the refusal %o",
    (design, warnings, refusal) => {
      const report = fatigueReport({ ...small, ...design }, createRandom(4));
      expect(report.warnings).toEqual(warnings);
      expect(report.refusal).toBe(refusal);
    },
  );

  it("the careless one is out of step, and of equal people hardly ever somebody matters for alpha", () => {
    const verdicts = (careless: number) => (random: Random) =>
      alphaVerdicts(simulateScores({ ...NOBODY, careless }, random), "interval");
    expect(share(40, 7, (random) => verdicts(0.3)(random).outOfStep.includes("a0"))).toBeGreaterThan(0.75);
    expect(share(100, 8, (random) => verdicts(0)(random).matter.length > 0)).toBeLessThan(0.13);
  });

  it("one lenient annotator does not get others flagged", () => {
    const others = (random: Random) => [...whoIsFlagged({ ...NOBODY, severity: -0.8 }, random)].some((w) => w !== "a0");
    expect(share(12, 9, others)).toBeLessThan(0.25);
  });

  it("a harsher annotator is flagged, and hardly anybody else", () => {
    const random = createRandom(5);
    const runs = Array.from({ length: 5 }, () => scoreFlags({ ...NOBODY, severity: 0.5 }, random));
    expect(runs.filter(({ first }) => first.some(({ statistic }) => statistic === "severity")).length).toBeGreaterThan(
      3,
    );
    expect(share(10, 6, (again) => scoreFlags(NOBODY, again).all.length > 0)).toBeLessThan(0.25);
  });

  it.each(SAMPLED)("what is said of a sample that was read holds: %s", (_design, parts) => {
    expect(share(1500, 11, (random) => shareCovered(parts, random))).toBeGreaterThan(0.925);
    expect(share(1500, 12, (random) => boundFails(parts, random))).toBeLessThan(0.065);
  });
});
