import { describe, expect, it } from "vitest";
import type { Consensus } from "@/lib/core/consensus/consensus";
import { dawidSkene } from "@/lib/core/consensus/dawid-skene";
import {
  disagreements,
  fitted,
  type Labels,
  largestDifference,
  mean,
  votesOf,
} from "@/lib/core/consensus/fixtures/compare";
import sim60 from "@/lib/core/consensus/fixtures/sim-60x8x3.json";
import simSpam from "@/lib/core/consensus/fixtures/sim-spam-120x15x4.json";
import { glad } from "@/lib/core/consensus/glad";
import { mace } from "@/lib/core/consensus/mace";
import { majority } from "@/lib/core/consensus/majority";
import { oneCoin } from "@/lib/core/consensus/one-coin";
import { topClasses } from "@/lib/core/consensus/posterior";
import { wawa, zeroBasedSkill } from "@/lib/core/consensus/skill";
import type { Votes } from "@/lib/core/consensus/votes";
import { createRandom } from "@/lib/core/random/generator";

function accuracy(votes: Votes, posterior: Float64Array, truth: Labels): number {
  const classes = votes.classes.length;
  let right = 0;
  votes.items.forEach((item, i) => {
    const top = topClasses(posterior, classes, i);
    if (top.some((j) => votes.classes[j] === `${truth[item]}`)) right += 1 / top.length;
  });
  return right / votes.items.length;
}

describe.each([
  ["60 items x 8 workers x 3 classes", sim60],
  ["120 items x 15 workers x 4 classes with spammers", simSpam],
])("simulated table with known truth: %s", (_, vector) => {
  const votes = votesOf(vector.input.rows);
  const truth: Labels = vector.truth;
  const { expected } = vector;
  const exact = fitted(dawidSkene(votes));

  it("finds the majority with its ties, and its accuracy with ties shared", () => {
    const { posterior } = fitted(majority(votes));
    const tops = Object.fromEntries(
      votes.items.map((item, i) => [
        item,
        topClasses(posterior, votes.classes.length, i).map((j) => +votes.classes[j]!),
      ]),
    );
    expect(tops).toEqual(expected.majority_top_labels);
    expect(accuracy(votes, posterior, truth)).toBeCloseTo(expected.mv_accuracy_fair, 12);
  });

  it("comes by leaps to where single steps lead, with fewer of them", () => {
    const steps = fitted(dawidSkene(votes, { tolerance: Number.NEGATIVE_INFINITY, maxIterations: 3000 }));
    const furthest = steps.posterior.reduce((most, p, c) => Math.max(most, Math.abs(p - exact.posterior[c]!)), 0);
    expect(furthest).toBeLessThan(1e-5);
    const there = steps.history.findIndex((objective) => steps.objective! - objective < 1e-9);
    expect(exact.iterations).toBeLessThan(there);
  });

  it("finds the exact Dawid-Skene solution", () => {
    expect(exact.converged).toBe(true);
    expect(exact.objective).toBeCloseTo(expected.ds_loglik, 6);
    expect(largestDifference(votes, exact.posterior, expected.items, expected.ds_posterior)).toBeLessThan(1e-5);
    expected.workers.forEach((worker, k) => {
      const w = votes.raters.indexOf(worker);
      expected.ds_error_rates[k]!.flat().forEach((rate, c) => {
        expect(Math.abs(exact.confusion![w * votes.classes.length ** 2 + c]! - rate)).toBeLessThan(1e-5);
      });
    });
    expect(accuracy(votes, exact.posterior, truth)).toBeCloseTo(expected.ds_accuracy, 12);
  });

  it("has crowd-kit's labels for the majority, Dawid-Skene and the one-coin model where they are not tied", () => {
    const kit = expected.crowdkit;
    for (const [fit, { labels }] of [
      [fitted(majority(votes)), kit.majority_vote],
      [exact, kit.dawid_skene],
      [fitted(oneCoin(votes)), kit.one_coin_dawid_skene],
    ] as [Consensus, { labels: Labels }][]) {
      expect(disagreements(votes, fit.posterior, labels, 1e-4)).toEqual([]);
    }
  });

  it("is as right as crowd-kit's GLAD, MACE and Wawa, whose fits stop early or depend on the order of the rows", () => {
    const kit = expected.crowdkit;
    for (const [fit, { labels }] of [
      [fitted(glad(votes)), kit.glad],
      [fitted(mace(votes, createRandom(1))), kit.mace_vb],
      [fitted(wawa(votes)), kit.wawa],
      [fitted(zeroBasedSkill(votes)), kit.zero_based_skill],
    ] as [Consensus, { labels: Labels }][]) {
      expect(disagreements(votes, fit.posterior, labels, 1e-4).length).toBeLessThanOrEqual(0.04 * votes.items.length);
      const theirs = mean(votes.items.map((item) => Number(labels[item] === truth[item])));
      expect(accuracy(votes, fit.posterior, truth)).toBeGreaterThan(theirs - 0.02);
    }
  });
});
