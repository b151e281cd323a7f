import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import { additiveModel } from "@/lib/core/distribution/additive-model";
import { jensenShannonBits, sharesOf, wasserstein } from "@/lib/core/distribution/distance";
import { drift } from "@/lib/core/distribution/drift";
import { scoresFrom } from "@/lib/core/distribution/fixtures/scores-from";
import { halo } from "@/lib/core/distribution/halo";
import { panels } from "@/lib/core/distribution/panel";
import { scoresOf } from "@/lib/core/distribution/scores";
import { normal } from "@/lib/core/random/draws";
import { createRandom } from "@/lib/core/random/generator";
import { buildRatingTable, type RatingRow } from "@/lib/core/rating-table";

const row = fc.record({
  item: fc.constantFrom("i1", "i2", "i3", "i4", "__proto__", "\ud800"),
  rater: fc.constantFrom("a", "b", "c", "d", "constructor"),
  value: fc.integer({ min: 1, max: 5 }),
});
const rows = fc.array(row, { minLength: 1, maxLength: 40 });

/** Everything in a result that is a number. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(numbersIn) : [];
}

describe("panels", () => {
  it("never hold NaN or an infinity", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const scores = scoresFrom(list);
        const all = [panels(scores), drift(scores, scores.source), halo([scores, scores])];
        expect(numbersIn(all).every(Number.isFinite)).toBe(true);
        expect(additiveModel(scores).effects.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it("say why severity is undefined for one rater, one item and equal differences", () => {
    const severities = (list: RatingRow[]) => {
      const result = panels(scoresFrom(list));
      return result.ok ? result.panels.map((panel) => panel.severityVsPeers.undefinedBecause) : [];
    };
    const rate = (item: string, rater: string, value: number) => ({ item, rater, value });
    expect(severities([rate("1", "a", 3), rate("2", "a", 4)])).toEqual(["no-pairable-items"]);
    expect(severities([rate("1", "a", 3), rate("1", "b", 4)])).toEqual(["too-few-items", "too-few-items"]);
    const same = [rate("1", "a", 3), rate("1", "b", 4), rate("2", "a", 2), rate("2", "b", 3)];
    expect(severities(same)).toEqual(["no-variation", "no-variation"]);
  });

  it("refuse words, nothing, and more cells than fit", () => {
    const tableOf = (list: RatingRow[]) => {
      const built = buildRatingTable(list);
      return built.ok ? built.table : undefined;
    };
    expect(scoresOf(tableOf([{ item: "i", rater: "a", value: "good" }])!)).toMatchObject({
      reason: "needs-numeric-values",
    });
    expect(scoresOf(tableOf([{ item: "i", rater: "a", value: null }])!)).toMatchObject({ reason: "no-items" });
    const wide = Array.from({ length: 10_000 }, (_, k) => ({ item: `${k}`, rater: `r${k}`, value: k }));
    expect(panels(scoresFrom(wide))).toEqual({ ok: false, reason: "too-many-categories" });
  });
});

describe("distances", () => {
  const shares = fc
    .array(fc.nat(20), { minLength: 4, maxLength: 4 })
    .map((counts) => sharesOf(counts.map((c) => c + 1))!);

  it("are 0 between equals, symmetric, and at most 1 bit or the range", () => {
    fc.assert(
      fc.property(shares, shares, (p, q) => {
        expect(jensenShannonBits(p, p)).toBeCloseTo(0, 12);
        expect(jensenShannonBits(p, q)).toBeCloseTo(jensenShannonBits(q, p), 12);
        expect(jensenShannonBits(p, q)).toBeLessThanOrEqual(1 + 1e-12);
        expect(wasserstein(p, q, [1, 2, 4, 8])).toBeCloseTo(wasserstein(q, p, [1, 2, 4, 8]), 12);
        expect(wasserstein(p, q, [1, 2, 4, 8])).toBeLessThanOrEqual(7 + 1e-12);
      }),
    );
    expect(wasserstein(Float64Array.of(1, 0, 0), Float64Array.of(0, 0, 1), [0, 10, 100])).toBe(100);
    expect(jensenShannonBits(Float64Array.of(1, 0), Float64Array.of(0, 1))).toBe(1);
  });
});

describe("additive model", () => {
  it("recovers planted effects exactly where scores are exactly item + annotator", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 6 }),
        fc.nat(1000),
        (effects, seed) => {
          const random = createRandom(seed);
          const list = Array.from({ length: 30 }, (_, i) =>
            effects.flatMap((effect, a) =>
              a === i % effects.length || random.uniform() < 0.5
                ? [{ item: `${i}`, rater: `${a}`, value: effect + 10 * (i % 7) }]
                : [],
            ),
          ).flat();
          const scores = scoresFrom(list);
          const model = additiveModel(scores);
          for (const members of model.components) {
            const centre = members.reduce((sum, w) => sum + effects[Number(scores.raters[w])]!, 0) / members.length;
            for (const w of members)
              expect(model.effects[w]).toBeCloseTo(effects[Number(scores.raters[w])]! - centre, 9);
          }
        },
      ),
    );
  });

  it("keeps annotators without a common item in components of their own", () => {
    const scores = scoresFrom([
      { item: "1", rater: "a", value: 1 },
      { item: "1", rater: "b", value: 3 },
      { item: "2", rater: "c", value: 5 },
    ]);
    const { components, effects, itemLevels } = additiveModel(scores);
    expect(components).toEqual([[0, 1], [2]]);
    expect([...effects]).toEqual([-1, 1, 0]);
    expect(itemLevels).toEqual([2, 5]);
  });
});

it("Benjamini & Hochberg (1995): 4 of their 15 p-values are rejected at .05, as published", () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const q = benjaminiHochberg([...p, null]);
  expect(q.slice(0, 15).map((value) => value! <= 0.05)).toEqual(p.map((_, k) => k < 4));
  expect(q[0]).toBeCloseTo(0.0015, 12);
  expect(q[15]).toBeNull();
});

it("halo: one annotator's criteria move together more than the others' do", () => {
  const random = createRandom(9);
  const criterion = (shared: number[][]) =>
    scoresFrom(
      shared.flatMap((mood, i) =>
        mood.map((m, a) => ({ item: `${i}`, rater: `${a}`, value: Math.round(10 * (m + normal(random, 0, 0.5))) })),
      ),
    );
  const moods = Array.from({ length: 60 }, () => [0, 1, 2, 3].map((a) => (a === 0 ? normal(random, 0, 2) : 0)));
  const [first, second] = halo([criterion(moods), criterion(moods)]);
  expect(first!.meanCorrelation).toBeGreaterThan(0.8);
  expect(first!.excess).toBeGreaterThan(0.1);
  expect(second!.pairs).toBe(1);
  expect(first!.interval![0]).toBeLessThan(first!.meanCorrelation!);
  expect([first!.standsOut, second!.standsOut, first!.items]).toEqual([true, false, 60]);
});

it("halo: of two people each is the other's mirror image, and of equal people nobody stands out", () => {
  const random = createRandom(4);
  const criterion = (people: number) =>
    scoresFrom(
      Array.from({ length: 40 }, (_, i) =>
        Array.from({ length: people }, (_, a) => ({
          item: `${i}`,
          rater: `${a}`,
          value: Math.round(10 * normal(random)),
        })),
      ).flat(),
    );
  const [one, other] = halo([criterion(2), criterion(2)]);
  expect(one!.meanCorrelation).toBeCloseTo(other!.meanCorrelation!, 12);
  const panels = Array.from({ length: 100 }, () => halo([criterion(5), criterion(5), criterion(5)]));
  expect(panels.filter((panel) => panel.some(({ standsOut }) => standsOut)).length).toBeLessThanOrEqual(3);
});

it("halo: items are matched by name, whatever their order and whichever criterion lacks some", () => {
  const rows = Array.from({ length: 15 }, (_, i) =>
    ["a", "b", "c"].map((rater, k) => ({ item: `${i}`, rater, value: (i * (k + 2)) % 7 })),
  ).flat();
  const [whole, turned] = [scoresFrom(rows), scoresFrom(rows.toReversed().filter(({ item }) => item !== "3"))];
  const [first] = halo([whole, turned]);
  expect([first!.meanCorrelation, first!.items]).toEqual([expect.closeTo(1, 12), 14]);
  expect(halo([whole]).map(({ meanCorrelation, p }) => [meanCorrelation, p])).toEqual(Array(3).fill([null, null]));
});

it("drift: a change of level half way is the change of the halves and a significant trend", () => {
  const list = Array.from({ length: 60 }, (_, i) => [
    { item: `${i}`, rater: "a", value: 3 + (i % 3) + (i >= 30 ? 1 : 0) },
    { item: `${i}`, rater: "b", value: 3 + (i % 3) },
  ]).flat();
  const scores = scoresFrom(list);
  const [a] = drift(scores, scores.source);
  expect(a!.change).toBeCloseTo(1, 12);
  expect(a!.trend.p).toBeLessThan(1e-6);
  expect(a!.trend.slope).toBeGreaterThan(0);
});

describe("drift and sessions", () => {
  /** Rater a's difference from b by place in a session and by session, in sessions of ten. */
  function drifted(sessions: number, by: (place: number, session: number) => number) {
    const at = Array.from({ length: sessions * 10 }, (_, i) => ({ session: Math.floor(i / 10), place: i % 10 }));
    const list = at.flatMap(({ session, place }, i) => [
      { item: `${i}`, rater: "a", value: 5 + by(place, session) + (i % 2) * 0.1 },
      { item: `${i}`, rater: "b", value: 5 },
    ]);
    const scores = scoresFrom(list);
    return drift(
      scores,
      scores.source,
      Float64Array.from(scores.source, (t) => (Math.floor(t / 2) % 10) - 4.5),
    )[0]!.trend;
  }

  it("what each session does over again is no drift", () => {
    expect(drifted(4, (place) => place / 5).slope).toBeCloseTo(0, 2);
    expect(drifted(4, (place) => place / 5).p).toBeGreaterThan(0.1);
  });

  it("what goes on from session to session is one, beside what each session does", () => {
    const both = drifted(4, (place, session) => place / 5 + session);
    expect(both.slope).toBeGreaterThan(0.05);
    expect(both.p).toBeLessThan(1e-6);
  });

  it("of a single session the two cannot be told apart", () => {
    expect(drifted(1, (place) => place / 5)).toMatchObject({ slope: null, p: null });
  });
});
