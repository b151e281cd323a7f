import { describe, expect, it } from "vitest";
import { accuracyAgainst } from "@/lib/core/consensus/accuracy";
import type { Consensus } from "@/lib/core/consensus/consensus";
import { dawidSkene } from "@/lib/core/consensus/dawid-skene";
import {
  disagreements,
  expectSkills,
  fitted,
  type Labels,
  largestDifference,
  mean,
  votesOf,
} from "@/lib/core/consensus/fixtures/compare";
import dawidSkene1979 from "@/lib/core/consensus/fixtures/dawid-skene-1979.json";
import crowdKit1979 from "@/lib/core/consensus/fixtures/dawid-skene-1979-crowdkit.json";
import { glad } from "@/lib/core/consensus/glad";
import { mace } from "@/lib/core/consensus/mace";
import { majority } from "@/lib/core/consensus/majority";
import { oneCoin } from "@/lib/core/consensus/one-coin";
import { topClasses } from "@/lib/core/consensus/posterior";
import { asWeights, wawa, zeroBasedSkill } from "@/lib/core/consensus/skill";
import { voteShares } from "@/lib/core/consensus/vote-shares";
import { createRandom } from "@/lib/core/random/generator";

function probability(table: object, item: string, label: string): number {
  const rows = new Map<string, Record<string, number>>(Object.entries(table));
  return rows.get(item)![label]!;
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
