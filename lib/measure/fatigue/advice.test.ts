import { expect, test } from "vitest";
import { type Advised, adviceOf, proposedBreak, proposedCut } from "./advice";
import type { Measure, MeasureFigures } from "./survey";

const RANDOM = { V: 0.66, expectedIfRandom: 0.67, ratio: 0.98, identifiable: true };

interface Shape {
  /** Half of the slope's interval. */
  half?: number;
  answers?: (place: number) => number;
  median?: number;
}

/** Ten places of ten labels. */
function measure(name: Measure, mean: number, shape: Shape = {}): MeasureFigures {
  const { half = 0.0005, answers = () => 10, median = 0 } = shape;
  const isFound = Math.abs(mean) > half;
  const across = {
    annotators: 6,
    mean,
    se: half / 2,
    t: null,
    df: 5,
    pT: isFound ? 0.001 : 0.6,
    ci95: [mean - half, mean + half] as [number, number],
    mde80: half * 1.4,
    pSignflip: null,
    signflipMethod: null,
    undefinedBecause: null,
  };
  const byPosition = Array.from({ length: 10 }, (_, k) => ({
    from: k * 10,
    to: (k + 1) * 10,
    annotators: 6,
    answers: answers(k),
    median,
    q1: median,
    q3: median,
  }));
  const curves = { byPosition, byMinute: [], linesByPosition: [], linesByMinute: [] };
  return { measure: name, ...curves, slope: across, plainSlope: across, q: across.pT, halves: across };
}

const advised = (more: Partial<Advised>): Advised => ({
  identifiability: RANDOM,
  refusal: null,
  judgedBy: "itemAdjusted",
  typicalLength: 60,
  measures: [],
  ...more,
});

test("sessions are to end where a fall that was found comes to five points, told in minutes by the pace up to there", () => {
  const falling = advised({ measures: [measure("quality", -0.00125), measure("time", 0, { median: Math.log(30) })] });
  expect(adviceOf(falling)).toEqual([{ says: "shorter-sessions", labels: 40, minutes: 20 }]);
  expect([proposedCut(falling), proposedBreak(adviceOf(falling))]).toEqual(["position-40", 20]);
});

test("without a fall that was found nothing is made shorter", () => {
  const even = advised({ measures: [measure("quality", -0.0001)] });
  expect(adviceOf(even)).toEqual([{ says: "usual-breaks", minutes: 45 }]);
  expect([proposedCut(even), proposedBreak(adviceOf(even))]).toEqual(["position-40", 45]);
});

test("what cannot be told apart asks for another design first, whatever the slopes say", () => {
  const measures = [measure("quality", -0.01)];
  expect(adviceOf(advised({ measures, identifiability: { ...RANDOM, identifiable: false } }))).toEqual([
    { says: "random-order" },
  ]);
  expect(adviceOf(advised({ measures, refusal: "needs-three-ratings-per-item" }))).toEqual([{ says: "third-label" }]);
  expect(adviceOf(advised({ measures: [], refusal: "too-few-items" }))).toEqual([]);
});

test("gold is wanted where it shows only large changes, and late where it stands early", () => {
  const coarse = measure("quality", 0, { half: 0.005 });
  const gold = advised({ judgedBy: "gold", measures: [coarse] });
  // 0.005 · 1.4 · 59 = 0.413: four times what is to be found, and so 18 times as much gold.
  expect(adviceOf(gold)).toContainEqual({ says: "more-gold", times: 18 });
  const early = measure("quality", 0, { answers: (k) => (k < 5 ? 16 : 4) });
  expect(adviceOf(advised({ judgedBy: "gold", measures: [early] }))).toContainEqual({ says: "gold-late", share: 0.2 });
  expect(adviceOf(advised({ measures: [early] }))).toEqual([{ says: "usual-breaks", minutes: 45 }]);
});
