import { expect, test } from "vitest";
import type { Direction } from "./changes";
import { readingsOf } from "./readings";
import type { FatigueFigures, Measure, MeasureFigures } from "./survey";

const IDENTIFIED = { V: 0.66, expectedIfRandom: 0.67, ratio: 0.98, identifiable: true };

/** A slope that was found to go up or down, or one that holds zero. */
function measure(name: Measure, direction: Exclude<Direction, "unknown">): MeasureFigures {
  const mean = { up: 0.01, down: -0.01, none: 0.001 }[direction];
  const across = {
    annotators: 6,
    mean,
    se: 0.002,
    t: mean / 0.002,
    df: 5,
    pT: direction === "none" ? 0.6 : 0.001,
    ci95: [mean - 0.005, mean + 0.005] as [number, number],
    mde80: 0.007,
    pSignflip: null,
    signflipMethod: null,
    undefinedBecause: null,
  };
  const curves = { byPosition: [], byMinute: [], linesByPosition: [], linesByMinute: [] };
  return { measure: name, ...curves, slope: across, plainSlope: across, q: across.pT, halves: across };
}

function saying(
  directions: Partial<Record<Measure, Exclude<Direction, "unknown">>>,
  more: Partial<Pick<FatigueFigures, "identifiability" | "refusal">> = {},
): string[] {
  const measures = Object.entries(directions).map(([name, direction]) => measure(name as Measure, direction));
  const readings = readingsOf({ identifiability: IDENTIFIED, refusal: null, ...more, measures });
  return readings.map((reading) => ("direction" in reading ? `${reading.says} ${reading.direction}` : reading.says));
}

test("faster at the same quality is practice; faster and worse is haste; worse alone is tiring", () => {
  expect(saying({ quality: "none", time: "down" })).toEqual(["quality none", "practice"]);
  expect(saying({ quality: "up", time: "down" })).toEqual(["quality up", "practice"]);
  expect(saying({ quality: "down", time: "down" })).toEqual(["quality down", "hasty"]);
  expect(saying({ quality: "down", time: "none" })).toEqual(["quality down", "tiring"]);
  expect(saying({ quality: "none", time: "up" })).toEqual(["quality none", "slower"]);
});

test("without quality nothing is made of speed", () => {
  expect(saying({ time: "down" }, { refusal: "needs-three-ratings-per-item" })).toEqual([
    "needs-three-ratings-per-item",
  ]);
  expect(saying({ quality: "down", time: "down" }, { refusal: "too-few-items" })).toEqual(["unknown"]);
});

test("in a fixed order nothing at all is read, whatever the figures say", () => {
  const fixed = { identifiability: { ...IDENTIFIED, ratio: 0.1, identifiable: false } };
  expect(saying({ quality: "down", time: "down", modal: "up" }, fixed)).toEqual(["not-identifiable"]);
});

test("answers that become uniform are told with what shows it", () => {
  const readings = readingsOf({
    identifiability: IDENTIFIED,
    refusal: null,
    measures: [measure("quality", "none"), measure("surprise", "down"), measure("modal", "up")],
  });
  expect(readings.at(-1)).toEqual({ says: "uniform", measures: ["surprise", "modal"] });
  expect(saying({ quality: "none", surprise: "up", modal: "down" })).toEqual(["quality none"]);
});

test("a quiet session is told as one, a change that its adjusted p does not bear out is none", () => {
  expect(saying({ quality: "none", time: "none", modal: "none" })).toEqual(["quality none", "nothing-changed"]);
  const lucky = { ...measure("quality", "down"), q: 0.2 };
  expect(readingsOf({ identifiability: IDENTIFIED, refusal: null, measures: [lucky] })[0]).toEqual({
    says: "quality",
    direction: "none",
  });
});
