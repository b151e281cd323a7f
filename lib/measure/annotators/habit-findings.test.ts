import { describe, expect, test } from "vitest";
import type { Estimate } from "@/lib/core/estimate";
import { habitsInWords } from "./habit-findings";
import { readHalo, readPreference, readReading } from "./habit-reading";
import type { AnnotatorHalo } from "./halo";
import type { PreferenceHabits } from "./preference";
import type { AnnotatorWork } from "./work";

const estimate = (value: number | null, more: Partial<Estimate> = {}): Estimate => ({
  value,
  interval: value === null ? null : [value - 0.05, value + 0.05],
  standardError: null,
  confidence: 0.95,
  intervalMethod: "t",
  items: 40,
  raters: 4,
  pairs: 40,
  judgments: 40,
  method: "x",
  undefinedBecause: value === null ? "no-items" : null,
  ...more,
});

const work = (flagged: boolean, isFlat: boolean): AnnotatorWork => ({
  id: "a",
  gold: { right: estimate(0.6), difference: estimate(-0.192), q: 0.01, flagged },
  reading: { answers: 200, secondsPerHundredWords: 30, slope: estimate(0.02), othersSlope: 0.45, p: 0, q: 0, isFlat },
  notes: { share: estimate(0.1), characters: 20, reasons: null },
});
const halo = (flagged: boolean): AnnotatorHalo => ({
  id: "a",
  together: estimate(0.62),
  others: 0.21,
  q: 0.01,
  flagged,
});
const preference = (first: number, longer: number, flagged = true): PreferenceHabits => ({
  id: "a",
  first: estimate(first),
  longer: estimate(0.6),
  longerDifference: estimate(longer),
  ties: estimate(0.1),
  tiesDifference: estimate(0),
  cycles: estimate(null),
  q: { first: 0.01, longer: 0.01 },
  flagged: { first: flagged, longer: flagged },
});
const said = (more: Partial<Parameters<typeof habitsInWords>[0]>) =>
  habitsInWords({ work: undefined, halo: undefined, preference: undefined, ...more });

describe("what is said of one person's habits", () => {
  test("nothing of what was not flagged, and of whom nothing is known", () => {
    expect(said({})).toEqual([]);
    expect(said({ work: work(false, false), halo: halo(false), preference: preference(0.9, 0.4, false) })).toEqual([]);
  });

  test("known answers, reading, several scales", () => {
    expect(said({ work: work(true, false) })).toEqual([
      "gives the known answer 19 points less often than the others on the same 40 examples",
    ]);
    expect(said({ work: work(false, true) })).toEqual([
      "takes about as long over short as over long examples (slope 0.02, the others 0.45): read a few long ones together",
    ]);
    expect(said({ halo: halo(true) })).toEqual([
      "answers several questions more alike than the others do (correlation 0.62, the others 0.21)",
    ]);
  });

  test("sides and lengths, either way", () => {
    expect(said({ preference: preference(0.71, 0.18) })).toEqual([
      "chooses the response shown first in 71 % of 40 comparisons",
      "chooses the longer response 18 points more often than the others on the same 40 examples",
    ]);
    expect(said({ preference: preference(0.29, -0.18) })).toEqual([
      "chooses the response shown second in 71 % of 40 comparisons",
      "chooses the shorter response 18 points more often than the others on the same 40 examples",
    ]);
  });

  test("nobody is called anything", () => {
    const all = said({ work: work(true, true), halo: halo(true), preference: preference(0.9, 0.3) }).join();
    expect(all).not.toMatch(/careless|bad|wrong|poor|outlier|cheat|lazy|without reading/i);
  });
});

describe("what is said of everybody", () => {
  test.each([
    [estimate(0.5), "Twice as much to read takes 1.4 times as long, everybody together."],
    [
      estimate(0.02),
      "Here nobody’s time says much of reading: labels take about as long over short as over long examples.",
    ],
    [
      estimate(0.2, { interval: [-0.1, 0.5] }),
      "Whether longer examples take longer cannot be told from so few labels.",
    ],
    [estimate(null), "All examples are of one length: time cannot be held against it."],
    [estimate(null, { items: 0 }), expect.stringContaining("Times are not known here")],
    [null, expect.stringContaining("Times are not known here")],
  ])("time against length %#", (together, words) => {
    expect(readReading({ together })).toEqual(words);
  });

  test("why it cannot be told whether one impression colours several scales", () => {
    expect(readHalo({ people: [], unknown: "one-scale" })).toMatch(/one scale only/);
    expect(readHalo({ people: [], unknown: "mirrored" })).toMatch(/two labels at most/);
    expect(readHalo({ people: [], unknown: "too-few" })).toMatch(/ten examples/);
    expect(readHalo({ people: [halo(false)], unknown: null })).toBeNull();
  });

  test("what cannot be said of choices", () => {
    expect(readPreference([])).toEqual(["Nobody has compared two responses under this filter."]);
    expect(readPreference([preference(0.5, 0)])).toEqual([expect.stringMatching(/in circles cannot be told/)]);
    const imported = { ...preference(0.5, 0), first: estimate(null), longer: estimate(null) };
    expect(readPreference([imported])).toHaveLength(3);
  });
});
