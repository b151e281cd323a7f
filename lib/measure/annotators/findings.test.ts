import { describe, expect, test } from "vitest";
import type { FlagTest } from "@/lib/core/distribution/flags";
import type { Statistic } from "@/lib/core/distribution/permutation-statistics";
import type { Estimate } from "@/lib/core/estimate";
import type { AnnotatorFigure } from "./figures";
import { caveatsOf, findingsOf } from "./findings";
import type { Verdict } from "./verdicts";

const estimate = (value: number): Estimate => ({
  value,
  interval: [value - 0.1, value + 0.1],
  standardError: 0.05,
  confidence: 0.95,
  intervalMethod: "t-by-item",
  items: 1200,
  raters: 4,
  pairs: 1200,
  judgments: 1200,
  method: "severity",
  undefinedBecause: null,
});

const figure = (id: string, more: Partial<AnnotatorFigure> = {}): AnnotatorFigure => ({
  id,
  labels: 40,
  counts: [20, 20],
  own: [0.5, 0.5],
  others: [0.5, 0.5],
  mean: 1.5,
  median: 1.5,
  sd: 0.5,
  entropy: 1,
  modalShare: 0.5,
  extremeShare: 1,
  midpointShare: null,
  severity: estimate(0.5),
  slope: 1,
  correlation: 0.5,
  divergence: 0,
  distance: 0,
  effect: 0,
  group: 0,
  ...more,
});

const flag = (statistic: Statistic, effect: number, flagged = true): FlagTest => ({
  statistic,
  effect,
  flagged,
  value: effect,
  expected: 0,
  spread: 0.1,
  p: 0.001,
  q: 0.02,
});

const verdict = (id: string, more: Partial<Verdict> = {}): Verdict => ({
  id,
  tests: [flag("severity", 0.1, false)],
  without: null,
  drift: null,
  pace: null,
  ...more,
});

const said = (more: Partial<Verdict>, of: Partial<AnnotatorFigure> = {}, unit = "points") =>
  findingsOf({
    figures: { people: [figure("a", of)], groups: 1 },
    verdicts: { people: [verdict("a", more)], notTested: null },
    habits: null,
    unit,
  }).map(({ words }) => words);

describe("what stands out about a person", () => {
  test("nothing is said of what was not flagged", () => {
    expect(said({})).toEqual([]);
    expect(said({ drift: { change: 0.9, q: 0.3, flagged: false } })).toEqual([]);
  });

  test.each([
    ["severity", 0.5, "scores 0.50 points above the others on the same 1,200 examples."],
    ["sd", -0.3, "uses less of the scale than the others."],
    ["sd", 0.3, "uses more of the scale than the others."],
    ["extreme-share", 0.2, "uses the ends of the scale more often."],
    ["extreme-share", -0.2, "uses the ends of the scale less often."],
    ["entropy", -0.3, "gives fewer different answers."],
    ["entropy", 0.3, "spreads labels over more of the answers."],
    ["jsd", 0.3, "gives other answers than the others do on the same examples."],
  ] as const)("a flag on %s of %d", (statistic, effect, words) => {
    expect(said({ tests: [flag(statistic, effect)] })).toEqual([words]);
  });

  test("below is said as below, and a shape once however many statistics moved with it", () => {
    const tests = [flag("severity", -0.4), flag("sd", -0.3), flag("entropy", -0.3)];
    expect(said({ tests }, { severity: estimate(-0.4) })).toEqual([
      "scores 0.40 points below the others on the same 1,200 examples; uses less of the scale than the others.",
    ]);
  });

  test("of sets it is how many options are ticked", () => {
    expect(said({ tests: [flag("extreme-share", 0.2)] }, {}, "options")).toEqual([
      "ticks none or very many more often.",
    ]);
  });

  test("a move over time is said with its size", () => {
    expect(said({ drift: { change: -0.6, q: 0.01, flagged: true } })).toEqual([
      "labels moved down by 0.60 points over time.",
    ]);
  });

  test("whoever the others agree better without comes first, and nobody is called anything", () => {
    const without = { alpha: estimate(0.6), difference: estimate(0.07), matters: true, isOutOfStep: true };
    const found = findingsOf({
      figures: { people: [figure("a"), figure("b")], groups: 1 },
      verdicts: {
        people: [verdict("a", { tests: [flag("severity", 0.5)] }), verdict("b", { without })],
        notTested: null,
      },
      habits: null,
      unit: "points",
    });
    expect(found.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(found[0]!.words).toBe("answers often differ from everybody's: alpha would be 0.07 higher without them.");
    expect(found.map(({ words }) => words).join()).not.toMatch(/careless|bad|wrong|poor|outlier/i);
  });
});

test("how fast somebody is, is said where their answers differ and they take much less time, and nowhere else", () => {
  const without = { alpha: estimate(0.6), difference: estimate(0.07), matters: true, isOutOfStep: true };
  expect(said({ without, pace: 0.314 })).toEqual([
    "answers often differ from everybody's, in 31\u202f% of the others' time on the same examples: alpha would be 0.07 higher without them.",
  ]);
  expect(said({ without, pace: 0.7 })[0]).toMatch(/^answers often differ from everybody's: alpha/);
  expect(said({ pace: 0.1 })).toEqual([]);
});

describe("what is to be known before", () => {
  const caveats = (
    people: AnnotatorFigure[],
    groups = 1,
    tested = true,
    notTested: "too-many-categories" | null = null,
  ) =>
    caveatsOf({
      figures: { people, groups },
      verdicts: {
        people: people.map(({ id }) => verdict(id, tested ? {} : { tests: [] })),
        notTested,
      },
    });
  const [a, b, c] = [figure("a"), figure("b"), figure("c")];

  test("one person, two people, and people without a common example", () => {
    expect(caveats([a])).toEqual(["One person has labelled: there is nobody to compare with."]);
    expect(caveats([a, b])[0]).toMatch(/^Two people/);
    const apart = [a, b].map((one) => ({ ...one, own: null, others: null }));
    expect(caveats(apart, 2)).toEqual(["No two people have labelled the same example: nobody can be compared."]);
  });

  test("groups between which nothing is compared, too few common examples, too many points", () => {
    expect(caveats([a, b, c])).toEqual([]);
    expect(caveats([a, b, c], 2)).toEqual([
      "People fall into 2 groups that share no example: between these nothing is compared.",
    ]);
    expect(caveats([a, b, c], 1, false)).toEqual(["Nobody shares 20 examples with others: too few for a verdict."]);
    expect(caveats([a, b, c], 1, false, "too-many-categories")).toEqual([
      "The scale has too many points to test how it is used.",
    ]);
  });
});
