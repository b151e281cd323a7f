import { describe, expect, it } from "vitest";
import { acrossAnnotators } from "@/lib/core/fatigue/across-annotators";
import { peerAgreement } from "@/lib/core/fatigue/agreement";
import { circularShiftTest } from "@/lib/core/fatigue/circular-shift";
import { binned, binnedCurve } from "@/lib/core/fatigue/curve";
import { lengthAdjusted, measureDurations } from "@/lib/core/fatigue/durations";
import { outcomeList, workColumns } from "@/lib/core/fatigue/events";
import { seriesOf, work } from "@/lib/core/fatigue/fixtures/work";
import { hasteTest } from "@/lib/core/fatigue/haste";
import { indicatorChanges } from "@/lib/core/fatigue/indicators";
import { lagOne } from "@/lib/core/fatigue/response-style";
import { findSessions } from "@/lib/core/fatigue/sessions";
import { shrunkenSlopes } from "@/lib/core/fatigue/shrinkage";
import { codeValues } from "@/lib/core/fatigue/similarity";
import { annotatorSlopes, slopeWeights } from "@/lib/core/fatigue/slopes";
import { speeding } from "@/lib/core/fatigue/speeding";
import { styleTests } from "@/lib/core/fatigue/style-tests";
import { normal } from "@/lib/core/random/draws";
import { createRandom } from "@/lib/core/random/generator";

describe("sessions", () => {
  it("begin after a gap of more than 30 min since the latest submission; recorded ids win", () => {
    const events = [work("a", "1", 1, 0), work("a", "2", 1, 1810), work("a", "3", 1, 3621)];
    expect([...findSessions(workColumns(events)).session]).toEqual([1, 1, 2]);
    expect(findSessions(workColumns(events)).minutes[1]).toBeCloseTo(1810 / 60, 12);
    const recorded = events.map((event, k) => ({ ...event, session: k === 1 ? "evening" : "morning" }));
    expect([...findSessions(workColumns(recorded)).session]).toEqual([1, 2, 1]);
  });
});

describe("unknown times", () => {
  const untimed = (annotator: string, item: string) => ({
    ...work(annotator, item, 1, 0),
    startedAt: null,
    submittedAt: null,
  });

  it("do not cut a session, and leave the order of other people's work to their times", () => {
    const events = [untimed("a", "1"), work("a", "2", 1, 50_000), work("b", "1", 1, 900), work("b", "2", 1, 0)];
    const { session, position } = findSessions(workColumns(events));
    expect([...session]).toEqual([1, 1, 1, 1]);
    expect(outcomeList(position)).toEqual([1, 2, 2, 1]);
  });

  it("are neither earlier nor later than others: the order given decides which answer is the latest", () => {
    const others = [work("b", "1", 1, 0), work("c", "1", 1, 0)];
    for (const again of [
      [
        { ...work("a", "1", 2, 0), submittedAt: 99 },
        { ...untimed("a", "1"), value: 1 },
      ],
      [
        { ...untimed("a", "1"), value: 2 },
        { ...work("a", "1", 1, 0), submittedAt: -99 },
      ],
    ]) {
      const events = [...again, ...others];
      const coded = codeValues(events, "interval", { declared: [1, 2] });
      if (!coded.ok) throw new Error(coded.reason);
      expect(outcomeList(peerAgreement(workColumns(events), coded.coded).looAgreement)).toEqual([null, 1, 1, 1]);
    }
  });

  it("are unknown durations, and skips are no answers: neither is too long, and neither is speeding", () => {
    const answers = [10, 11, 12, 13].map((activeSeconds, k) => work("a", `${k}`, 1, 0, { activeSeconds }));
    const skips = [0, 1, 9_999].map((activeSeconds, k) => work("a", `s${k}`, null, 0, { activeSeconds }));
    const events = [...answers, ...skips, untimed("a", "9")];
    const { cappedOrInvalid, logSeconds, seconds } = measureDurations(workColumns(events));
    expect(cappedOrInvalid).toBe(0);
    expect(outcomeList(logSeconds.slice(4))).toEqual([null, null, null, null]);
    const words = events.map((event) => ({ ...event, words: 10 }));
    expect(outcomeList(speeding(workColumns(words), seconds).slice(4))).toEqual([null, null, null, null]);
  });
});

describe("pace", () => {
  it("is adjusted for length: times proportional to a power of the words leave nothing but the person", () => {
    const events = [5, 10, 20, 40].flatMap((words, i) => [
      work("a", `${i}`, 1, 0, { words }),
      work("b", `${i}`, 1, 0, { words }),
    ]);
    const logs = events.map(({ words, annotator }) => 0.7 * Math.log(words!) + (annotator === "a" ? 1 : 3));
    const adjusted = lengthAdjusted(workColumns(events), Float64Array.from(logs));
    expect([...adjusted].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([-1, 1, -1, 1, -1, 1, -1, 1]);
  });

  it("is speeding under 300 ms a word or under the 10th percentile of three people on the example", () => {
    const events = [
      work("a", "1", 1, 0, { words: 50 }),
      work("b", "1", 1, 0),
      work("c", "1", 1, 0),
      work("d", "2", 1, 0),
    ];
    expect(outcomeList(speeding(workColumns(events), Float64Array.of(14, 12, 30, 1)))).toEqual([1, 1, 0, null]);
  });
});

describe("shrunken slopes", () => {
  it("go to the common mean when people differ no more than their errors, and hardly move when they differ much", () => {
    const slope = (annotator: string, value: number, se: number) => ({
      annotator,
      slope: value,
      se,
      reach: 1,
      n: 50,
      sessions: 1,
    });
    const alike = shrunkenSlopes([slope("a", 1, 1), slope("b", 1.2, 1), slope("c", 0.8, 1)]);
    for (const { slope: value } of alike) expect(value).toBeCloseTo(1, 12);
    const apart = shrunkenSlopes([slope("a", -5, 0.1), slope("b", 0, 0.1), slope("c", 5, 0.1)]);
    expect(apart[0]!.slope).toBeCloseTo(-5, 1);
    expect(apart[0]!.interval[0]).toBeLessThan(-5);
    expect(shrunkenSlopes([slope("a", 1, 1)])).toEqual([]);
  });
});

describe("slopes across annotators", () => {
  /** Sessions of the given length in which the outcome falls by .01 with each position, with noise of its own. */
  const fallingIn = (lengths: readonly number[]) => {
    const random = createRandom(5);
    return lengths.flatMap((length, a) =>
      [1, 2].map((session) => {
        const x = Array.from({ length }, (_, k) => k + 1);
        return { annotator: `${a}`, key: `${a}#${session}`, x, y: x.map((k) => normal(random, -0.01 * k, 0.3)) };
      }),
    );
  };
  const compare = (lengths: readonly number[]) => {
    const slopes = annotatorSlopes(seriesOf(fallingIn(lengths)));
    const values = slopes.map(({ slope }) => slope);
    return [acrossAnnotators(values, createRandom(1)), acrossAnnotators(values, createRandom(1), slopeWeights(slopes))];
  };

  it("are weighted by what sessions can tell: short ones do not make the detectable effect coarse", () => {
    const [alike, weighted] = compare([60, 60, 60, 60, 60, 60, 5, 5, 5, 5, 5, 5]);
    expect(weighted!.mde80!).toBeLessThan(alike!.mde80! / 4);
    expect(weighted!.ci95![0]).toBeLessThan(-0.01);
    expect(weighted!.ci95![1]).toBeGreaterThan(-0.01);
  });

  it("count alike where sessions are alike", () => {
    const [alike, weighted] = compare([30, 30, 30, 30, 30]);
    for (const key of ["mean", "se", "pT", "pSignflip", "mde80"] as const)
      expect(weighted![key]).toBeCloseTo(alike![key]!, 12);
  });
});

describe("tests of one annotator", () => {
  it("circular shifts find a step and not a constant, and need positions that vary", () => {
    const x = Array.from({ length: 40 }, (_, k) => k);
    const series = (y: number[]) => [{ annotator: "a", key: "a#1", x, y }];
    const falling = circularShiftTest(series(x.map((k) => -k)), createRandom(1))!;
    expect(falling.slope).toBeCloseTo(-1, 12);
    expect(falling.p).toBeLessThan(0.06);
    expect(falling.pRise).toBeGreaterThan(0.9);
    expect(falling.pFall).toBeLessThanOrEqual(falling.p);
    expect(circularShiftTest(series(x.map(() => 2)), createRandom(1))!.p).toBe(1);
    expect(circularShiftTest([{ annotator: "a", key: "a#1", x: [1], y: [1] }], createRandom(1))).toBeNull();
  });

  it("tell hasty answers that are worse from work that gets faster and worse at the same time", () => {
    const x = Array.from({ length: 60 }, (_, k) => k);
    const series = (y: number[]) => [{ annotator: "a", key: "a#1", x, y }];
    const hasty = x.map((k) => Number((k * 7) % 11 < 4));
    const worse = series(hasty.map((h) => 1 - h));
    expect(hasteTest(worse, series(hasty), createRandom(1))).toBeLessThanOrEqual(0.02);
    const falling = series(x.map((k) => -k));
    expect(hasteTest(falling, series(x.map((k) => Number(k >= 30))), createRandom(1)) ?? 1).toBeGreaterThan(0.05);
    const unrelated = series(x.map((k) => Number((k * 5) % 13 < 6) - k / 60));
    expect(hasteTest(unrelated, series(x.map((k) => Number((k * k) % 17 < k / 5))), createRandom(1))).toBeGreaterThan(
      0.05,
    );
    expect(hasteTest(worse, series(x.map(() => 1)), createRandom(1))).toBeNull();
  });

  it("shuffles find answers that become uniform", () => {
    const varied = Array.from({ length: 30 }, (_, k) => (k * 7) % 5);
    const tired = [...varied, ...Array.from({ length: 30 }, () => 2)];
    expect(styleTests([tired], createRandom(1))).toMatchObject({
      longestRun: 30,
      pLongRun: 0.002,
      pEntropyFall: 0.002,
    });
    expect(styleTests([[...varied, ...varied]], createRandom(1))!.pEntropyFall).toBeGreaterThan(0.05);
    expect(styleTests([[1, 2, 3]], createRandom(1))).toBeNull();
  });

  it("lag-1 autocorrelation of 1 2 3 4 is .25, of an alternation negative", () => {
    expect(lagOne([1, 2, 3, 4])).toBeCloseTo(0.25, 12);
    expect(lagOne([1, -1, 1, -1])).toBeCloseTo(-0.75, 12);
    expect(lagOne([2, 2, 2])).toBeNull();
  });
});

it("indicators are adjusted together and those without a value are left out", () => {
  const six = (sign: number) => [5, 6, 5, 6, 5, 6].map((d, k) => ({ annotator: `${k}`, difference: sign * d }));
  const noise = [1, -1, 2, -2, 1, -1].map((difference, k) => ({ annotator: `${k}`, difference }));
  const changes = indicatorChanges(
    new Map([
      ["entropy", six(-1)],
      ["speeding", noise],
      ["midpoint-share", []],
    ]),
    createRandom(1),
  );
  expect(changes.map(({ indicator }) => indicator)).toEqual(["entropy", "speeding"]);
  expect(changes[0]!.q).toBeCloseTo(2 * changes[0]!.pT!, 12);
  expect(changes[1]!.q).toBe(changes[1]!.pT);
});

it("the binned curve counts each annotator once in a bin", () => {
  const people = { annotators: ["a", "b"], annotator: Int32Array.of(0, 0, 1, 1) };
  const { curve, lines } = binnedCurve(
    binned(people, Float64Array.of(0, 1, 1, 7), 5),
    Float64Array.of(0, 1, 1, Number.NaN),
  );
  expect(curve).toEqual([{ from: 0, to: 5, annotators: 2, answers: 3, median: 0.75, q1: 0.625, q3: 0.875 }]);
  expect(lines).toEqual([
    { annotator: "a", points: [{ from: 0, mean: 0.5, answers: 2 }] },
    { annotator: "b", points: [{ from: 0, mean: 1, answers: 1 }] },
  ]);
  expect(
    binnedCurve(binned(people, Float64Array.of(0, 4, 5, Number.NaN), 5, 5), new Float64Array(4).fill(1)).lines,
  ).toHaveLength(1);
});
