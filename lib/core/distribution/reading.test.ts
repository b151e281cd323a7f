import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readings } from "@/lib/core/distribution/reading";
import { measureDurations } from "@/lib/core/fatigue/durations";
import { workColumns } from "@/lib/core/fatigue/events";
import { normal } from "@/lib/core/random/draws";
import { createRandom } from "@/lib/core/random/generator";

/** Rows of `[rater, seconds, words]`. */
function readingsOf(raters: number, rows: readonly (readonly [number, number, number])[]) {
  return readings({
    raters,
    rater: Int32Array.from(rows, ([rater]) => rater),
    seconds: Float64Array.from(rows, ([, seconds]) => seconds),
    words: Float64Array.from(rows, ([, , words]) => words),
  });
}

describe("time against length", () => {
  it("by hand: ln seconds 1, 2, 2, 3 on ln words 0, 1, 2, 3 has slope .6 with se .141421, t(2) interval -.0085 to 1.2085", () => {
    const rows = [1, 2, 2, 3].map((log, k) => [0, Math.exp(log), Math.exp(k)] as const);
    const { slope, answers } = readingsOf(1, rows).people[0]!;
    expect([answers, slope.value, slope.standardError]).toEqual([
      4,
      expect.closeTo(0.6, 12),
      expect.closeTo(Math.sqrt(0.02), 12),
    ]);
    expect(slope.interval![0]).toBeCloseTo(0.6 - 4.30265273 * Math.sqrt(0.02), 7);
    expect(slope.interval![1]).toBeCloseTo(0.6 + 4.30265273 * Math.sqrt(0.02), 7);
  });

  it("gives the median of seconds to a hundred words, and nothing where times or lengths are not known", () => {
    const rows = [
      [0, 10, 100],
      [0, 30, 100],
      [0, 40, 200],
      [0, 0, 100],
      [0, 20, 0],
      [1, -1, 50],
    ] as const;
    const [one, other] = readingsOf(2, rows).people;
    expect([one!.answers, one!.secondsPerHundredWords]).toEqual([3, 20]);
    expect(other).toMatchObject({ answers: 0, secondsPerHundredWords: null, slope: { undefinedBecause: "no-items" } });
  });

  it("says that nothing can be said where all examples are as long", () => {
    const same = [5, 6, 7].map((seconds) => [0, seconds, 80] as const);
    expect(readingsOf(1, same).people[0]!.slope).toMatchObject({ value: null, undefinedBecause: "no-variation" });
  });

  it("leaves out what `measureDurations` leaves out", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 30 }), (seconds) => {
        const events = seconds.map((activeSeconds, k) => ({
          ...{ annotator: "a", item: `${k}`, value: 1, startedAt: null, submittedAt: null, activeSeconds },
        }));
        const kept = measureDurations(workColumns(events)).logSeconds.filter((log) => !Number.isNaN(log)).length;
        const rows = seconds.map((each, k) => [0, each, 10 + k] as const);
        expect(readingsOf(1, rows).people[0]!.answers).toBe(kept);
      }),
    );
  });

  const work = (seed: number, slopes: readonly number[], answers = 200) => {
    const random = createRandom(seed);
    return slopes.flatMap((slope, rater) =>
      Array.from({ length: answers }, () => {
        const words = Math.exp(4 + normal(random) * 0.6);
        return [rater, Math.exp(1 + slope * Math.log(words) + normal(random) * 0.5), words] as const;
      }),
    );
  };

  it("finds the one whose time does not grow, in 40 of 40 panels, and nobody who has three quarters of the others' slope", () => {
    const found = Array.from({ length: 40 }, (_, seed) =>
      readingsOf(6, work(seed, [0.5, 0.4, 0.5, 0.6, 0, 0.38], 500)),
    );
    for (const { people } of found)
      expect(people.map(({ isFlat }) => isFlat)).toEqual([...Array(4).fill(false), true, false]);
  });

  it("flags nobody where nobody's time grows, and where too little is known", () => {
    expect(readingsOf(4, work(3, [0, 0, 0, 0])).people.some(({ isFlat, p }) => isFlat || p !== null)).toBe(false);
    expect(readingsOf(4, work(3, [0.5, 0.5, 0.5, 0], 20)).people.map(({ p }) => p)).toEqual([null, null, null, null]);
  });

  it("the slope of all together is within people: somebody slow who got the long examples makes none", () => {
    const rows = [...Array(20).keys()].flatMap((k) => [
      [0, 5 + (k % 3), 20 + k] as const,
      [1, 50 + (k % 3), 200 + k] as const,
    ]);
    expect(Math.abs(readingsOf(2, rows).together.value!)).toBeLessThan(0.3);
  });
});
