import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Consensus, ConsensusResult } from "@/lib/core/consensus/consensus";
import { dawidSkene } from "@/lib/core/consensus/dawid-skene";
import { glad } from "@/lib/core/consensus/glad";
import { mace } from "@/lib/core/consensus/mace";
import { majority } from "@/lib/core/consensus/majority";
import { oneCoin } from "@/lib/core/consensus/one-coin";
import { posteriorEntropy, topClasses } from "@/lib/core/consensus/posterior";
import { wawa, zeroBasedSkill } from "@/lib/core/consensus/skill";
import { buildVotes, type Votes } from "@/lib/core/consensus/votes";
import { weightedMajority } from "@/lib/core/consensus/weighted-majority";
import { shuffle } from "@/lib/core/random/draws";
import { createRandom } from "@/lib/core/random/generator";
import type { RatingRow } from "@/lib/core/rating-table";

const METHODS: Record<string, (votes: Votes) => ConsensusResult> = {
  majority,
  "weighted majority": (votes) => weightedMajority(votes),
  wawa,
  "zero-based skill": (votes) => zeroBasedSkill(votes),
  "Dawid-Skene": (votes) => dawidSkene(votes, { maxIterations: 300 }),
  "smoothed Dawid-Skene": (votes) => dawidSkene(votes, { smoothing: 0.5, maxIterations: 300 }),
  "one-coin": (votes) => oneCoin(votes, { maxIterations: 300 }),
  MACE: (votes) => mace(votes, createRandom(5), { restarts: 2, maxIterations: 300 }),
  GLAD: (votes) => glad(votes, { maxIterations: 60 }),
};
const EM = ["Dawid-Skene", "smoothed Dawid-Skene", "one-coin", "MACE", "GLAD"];

const row = fc.record({
  item: fc.constantFrom("i1", "i2", "i3", "i4", "i5", "__proto__", "\ud800"),
  rater: fc.constantFrom("a", "b", "c", "d", "constructor"),
  value: fc.constantFrom("x", "y", "z", "__proto__", "\udfff"),
});
const rows = fc.array(row, { minLength: 1, maxLength: 40 });

/** Votes so even that the order of a sum decides to which of two equal solutions Dawid-Skene climbs. */
const EVEN = [
  { item: "i2", rater: "a", value: "x" },
  { item: "\ud800", rater: "d", value: "__proto__" },
  { item: "i5", rater: "c", value: "__proto__" },
  { item: "i1", rater: "d", value: "\udfff" },
  { item: "i3", rater: "a", value: "z" },
  { item: "\ud800", rater: "c", value: "\udfff" },
  { item: "i3", rater: "a", value: "z" },
];

function build(list: readonly RatingRow[]): Votes {
  const built = buildVotes(list);
  if (!built.ok) throw new Error(built.reason);
  return built.votes;
}

/** A hundred thousand categories. */
const WIDE = build(Array.from({ length: 100_000 }, (_, k) => ({ item: `i${k}`, rater: "a", value: `v${k}` })));

function solve(name: string, votes: Votes): Consensus {
  const result = METHODS[name]!(votes);
  if (!result.ok) throw new Error(result.reason);
  return result.consensus;
}

describe.each(Object.keys(METHODS))("%s", (name) => {
  it("gives finite posteriors that sum to 1, and competences within [0, 1]", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const votes = build(list);
        const { posterior, competence, confusion } = solve(name, votes);
        const classes = votes.classes.length;
        votes.items.forEach((_, i) => {
          const own = posterior.subarray(i * classes, (i + 1) * classes);
          expect(own.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
          expect(own.every((p) => p >= 0)).toBe(true);
        });
        for (const c of competence) if (c !== null) expect(c >= -1e-9 && c <= 1 + 1e-9).toBe(true);
        expect(confusion!.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(rows, fc.integer(), (list, seed) => {
        const votes = build(list);
        const mixed = build(shuffle(createRandom(seed), [...list]));
        const [a, b] = [solve(name, votes), solve(name, mixed)];
        const classes = votes.classes.length;
        votes.items.forEach((item, i) => {
          const k = mixed.items.indexOf(item);
          for (let j = 0; j < classes; j++) {
            expect(b.posterior[k * classes + j]).toBeCloseTo(a.posterior[i * classes + j]!, 6);
          }
        });
      }),
      { numRuns: 40, examples: [[EVEN, 0]] },
    );
  });

  it("is certain where all agree", () => {
    const list = ["i1", "i2", "i3", "i4"].flatMap((item, k) =>
      ["a", "b", "c"].map((rater) => ({ item, rater, value: k % 2 ? "yes" : "no" })),
    );
    const votes = build(list);
    const { posterior } = solve(name, votes);
    votes.items.forEach((_, i) => {
      expect(topClasses(posterior, 2, i).map((j) => votes.classes[j])).toEqual([i % 2 ? "yes" : "no"]);
    });
  });

  it("refuses an empty table and one whose posterior would not fit into memory", () => {
    expect(METHODS[name]!(build([]))).toEqual({ ok: false, reason: "no-items" });
    expect(METHODS[name]!(WIDE)).toEqual({ ok: false, reason: "too-many-categories" });
  });
});

it.each(EM)("%s never lowers its objective", (name) => {
  fc.assert(
    fc.property(rows, (list) => {
      const { history } = solve(name, build(list));
      for (let k = 1; k < history.length; k++) expect(history[k]! - history[k - 1]!).toBeGreaterThan(-1e-8);
    }),
    { numRuns: 100 },
  );
});

describe("MACE", () => {
  const list = Array.from({ length: 120 }, (_, t) => ({
    item: `i${t % 30}`,
    rater: `r${Math.floor(t / 30)}`,
    value: t < 60 ? `${t % 3}` : `${(t * 7 + Math.floor(t / 9)) % 3}`,
  }));

  it("draws different starts from one generator and the same fit from the same seed", () => {
    const votes = build(list);
    const one = (seed: number) => mace(votes, createRandom(seed), { restarts: 1, maxIterations: 1 });
    expect(one(1)).not.toEqual(one(2));
    expect(mace(votes, createRandom(3))).toEqual(mace(votes, createRandom(3)));
  });
});

it("entropy of a posterior is 0 when certain and log2(classes) when nothing is known", () => {
  expect(posteriorEntropy(Float64Array.of(1, 0, 0), 3, 0)).toBe(0);
  expect(posteriorEntropy(Float64Array.of(1, 0, 0.5, 0.5), 2, 1)).toBe(1);
});
