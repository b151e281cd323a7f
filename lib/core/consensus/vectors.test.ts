import { describe, expect, it } from "vitest";
import { accuracyAgainst } from "@/lib/core/consensus/accuracy";
import type { Consensus } from "@/lib/core/consensus/consensus";
import { dawidSkene } from "@/lib/core/consensus/dawid-skene";
import {
  disagreements,
  expectSkills,
  type Labels,
  largestDifference,
  votesOf,
} from "@/lib/core/consensus/fixtures/compare";
import dawidSkene1979 from "@/lib/core/consensus/fixtures/dawid-skene-1979.json";
import crowdKit1979 from "@/lib/core/consensus/fixtures/dawid-skene-1979-crowdkit.json";
import sim60 from "@/lib/core/consensus/fixtures/sim-60x8x3.json";
import simSpam from "@/lib/core/consensus/fixtures/sim-spam-120x15x4.json";
import { glad } from "@/lib/core/consensus/glad";
import { mace } from "@/lib/core/consensus/mace";
import { majority } from "@/lib/core/consensus/majority";
import { oneCoin } from "@/lib/core/consensus/one-coin";
import { topClasses } from "@/lib/core/consensus/posterior";
import { asWeights, wawa, zeroBasedSkill } from "@/lib/core/consensus/skill";
import { voteShares } from "@/lib/core/consensus/vote-shares";
import type { Votes } from "@/lib/core/consensus/votes";
import { createRandom } from "@/lib/core/random/generator";

function fitted<T extends { posterior: Float64Array }>(result: { ok: true; consensus: T } | { ok: false }): T {
  if (!result.ok) throw new Error("refused");
  return result.consensus;
}

function accuracy(votes: Votes, posterior: Float64Array, truth: Labels): number {
  const classes = votes.classes.length;
  let right = 0;
  votes.items.forEach((item, i) => {
    const top = topClasses(posterior, classes, i);
    if (top.some((j) => votes.classes[j] === `${truth[item]}`)) right += 1 / top.length;
  });
  return right / votes.items.length;
}

describe("Dawid & Skene (1979), 45 patients x 5 anaesthetists", () => {
  const votes = votesOf(dawidSkene1979.input.rows);
  const { expected } = dawidSkene1979;
  const exact = fitted(dawidSkene(votes));

  it("finds the published class marginals .40 .42 .11 .07 and the log-likelihood -192.890881", () => {
    const marginals = votes.classes.map((_, j) => mean(votes.items.map((_, i) => exact.posterior[i * 4 + j]!)));
    marginals.forEach((p, j) => {
      expect(p).toBeCloseTo(expected.class_marginals[j]!, 6);
      expect(p.toFixed(2)).toBe(dawidSkene1979.published.class_marginals[j]!.toFixed(2));
    });
    expect(exact.objective).toBeCloseTo(expected.log_likelihood, 6);
  });

  it("finds the error rates of every observer (.8895 .1105 for the first) and every posterior", () => {
    expected.error_rates_worker_true_observed.flat(2).forEach((rate, c) => {
      expect(exact.confusion![c]).toBeCloseTo(rate, 6);
    });
    expect(largestDifference(votes, exact.posterior, votes.items, expected.posterior)).toBeLessThan(1e-6);
    const labels = votes.items.map((_, i) => topClasses(exact.posterior, 4, i).map((j) => Number(votes.classes[j])));
    expect(labels).toEqual(expected.map_label.map((label) => [label]));
  });

  it("agrees with every aggregator of crowd-kit 1.4.1 on the labels that are not tied", () => {
    const kit = crowdKit1979.expected;
    const fits: [Consensus, { labels: Labels }][] = [
      [fitted(majority(votes)), kit.majority_vote],
      [fitted(wawa(votes)), kit.wawa],
      [fitted(zeroBasedSkill(votes)), kit.zero_based_skill],
      [exact, kit.dawid_skene],
      [fitted(oneCoin(votes)), kit.one_coin_dawid_skene],
      [fitted(mace(votes, createRandom(1))), kit.mace_vb],
      [fitted(glad(votes)), kit.glad],
    ];
    for (const [fit, { labels }] of fits) expect(disagreements(votes, fit.posterior, labels, 1e-6)).toEqual([]);
    const kitPosterior = votes.items.map((item) =>
      votes.classes.map((l) => probability(kit.dawid_skene.probas, item, l)),
    );
    expect(largestDifference(votes, exact.posterior, votes.items, kitPosterior)).toBeLessThan(1e-4);
    const { competence } = fitted(mace(votes, createRandom(1)));
    Object.values(kit.mace_vb.competence).forEach((c, w) => {
      expect(Math.abs(competence[w]! - c)).toBeLessThan(0.05);
    });
  });

  it("has crowd-kit's Wawa skills against its majority, its weighted shares, and its zero-based skills, to 1e-9", () => {
    const kit = crowdKit1979.expected;
    const credit = new Float64Array(votes.items.length * 4);
    votes.items.forEach((item, i) => {
      credit[i * 4 + votes.classes.indexOf(`${(kit.majority_vote.labels as Labels)[item]}`)] = 1;
    });
    const skills = accuracyAgainst(votes, credit);
    expectSkills(votes, skills, kit.wawa.skills);
    const shares = voteShares(votes, asWeights(skills));
    const kitShares = votes.items.map((item) => votes.classes.map((l) => probability(kit.wawa.probas, item, l)));
    expect(largestDifference(votes, shares, votes.items, kitShares)).toBeLessThan(1e-9);
    expectSkills(votes, fitted(zeroBasedSkill(votes)).competence, kit.zero_based_skill.skills);
  });
});

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

function probability(table: object, item: string, label: string): number {
  const rows = new Map<string, Record<string, number>>(Object.entries(table));
  return rows.get(item)![label]!;
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
