import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareGroups, wholeItemsOnly } from "@/lib/core/agreement/comparison";
import { buildRepeatTable, consistency } from "@/lib/core/agreement/repeats";
import { agreementReport } from "@/lib/core/agreement/report";
import { LEVELS, type Level, scaleTable } from "@/lib/core/agreement/scale";
import { characterAlpha } from "@/lib/core/agreement/spans/character-alpha";
import { SPAN_CRITERIA } from "@/lib/core/agreement/spans/matching";
import { meanSpanF1, pairwiseSpanF1 } from "@/lib/core/agreement/spans/span-agreement";
import { dawidSkene } from "@/lib/core/consensus/dawid-skene";
import { glad } from "@/lib/core/consensus/glad";
import { mace } from "@/lib/core/consensus/mace";
import { majority } from "@/lib/core/consensus/majority";
import { oneCoin } from "@/lib/core/consensus/one-coin";
import { wawa, zeroBasedSkill } from "@/lib/core/consensus/skill";
import { buildVotes, type Votes } from "@/lib/core/consensus/votes";
import { weightedMajority } from "@/lib/core/consensus/weighted-majority";
import { ON_SCORES } from "@/lib/core/distribution/fixtures/every-statistic";
import { scoresOf } from "@/lib/core/distribution/scores";
import { analyseFatigue } from "@/lib/core/fatigue/analyse";
import { shrunkenSlopes } from "@/lib/core/fatigue/shrinkage";
import { cutOffWeights, reliabilityWeights, whatIf } from "@/lib/core/fatigue/what-if";
import { hostileComparisons, hostileEvents, hostileRows, hostileSpans } from "@/lib/core/fixtures/hostile";
import { expectSound } from "@/lib/core/fixtures/sound";
import { byAnnotator, lengthBias, positionBias, tieRate } from "@/lib/core/preference/biases";
import { bradleyTerry } from "@/lib/core/preference/bradley-terry";
import { transitivity, transitivityByAnnotator } from "@/lib/core/preference/transitivity";
import { createRandom } from "@/lib/core/random/generator";
import { buildRatingTable } from "@/lib/core/rating-table";

const bootstrap = () => ({ bootstrap: { random: createRandom(1), replicates: 60 } });
const brief = { maxIterations: 60 };

const ON_VOTES: Record<string, (votes: Votes) => unknown> = {
  majority,
  weightedMajority: (votes) => weightedMajority(votes),
  wawa,
  zeroBasedSkill: (votes) => zeroBasedSkill(votes),
  dawidSkene: (votes) => dawidSkene(votes, brief),
  "dawidSkene, smoothed": (votes) => dawidSkene(votes, { ...brief, smoothing: 0.5 }),
  oneCoin: (votes) => oneCoin(votes, brief),
  mace: (votes) => mace(votes, createRandom(1), { ...brief, restarts: 2 }),
  glad: (votes) => glad(votes, brief),
};

function fuzz<T>(arbitrary: fc.Arbitrary<T>, result: (input: T) => unknown, numRuns = 100): void {
  fc.assert(
    fc.property(arbitrary, (input) => expectSound(result(input))),
    { numRuns },
  );
}

describe("any table of ratings gives a sound result or a named refusal", () => {
  it.each(LEVELS)("agreement at %s level", (level) => {
    fuzz(hostileRows, (rows) => {
      const built = buildRatingTable(rows);
      const scaled = built.ok ? scaleTable(built.table, level) : built;
      if (!("scaled" in scaled)) return scaled;
      return [agreementReport(scaled.scaled), agreementReport(scaled.scaled, bootstrap())];
    });
  });

  it.each(LEVELS)("agreement by period and over repeats at %s level", (level) => {
    const metric = level === "set" ? "masi" : level;
    fuzz(hostileRows, (rows) => {
      const [built, repeated] = [buildRatingTable(rows), buildRepeatTable(rows)];
      if (!built.ok || !repeated.ok) return [built, repeated];
      const [scaled, repeats] = [scaleTable(built.table, level), scaleTable(repeated.table, level)];
      if (!scaled.ok || !repeats.ok) return [scaled, repeats];
      const { table } = scaled.scaled;
      const groups = table.item.map((_, t) => t % 2);
      const whole = wholeItemsOnly(table, groups);
      return [
        compareGroups(scaled.scaled, metric, groups, [0, 1]),
        compareGroups(scaled.scaled, metric, whole.groupOfRating, [0, 1]),
        consistency(repeats.scaled, metric),
        consistency(repeats.scaled, metric, bootstrap(), "__proto__"),
      ];
    });
  });

  it.each(Object.keys(ON_VOTES))("consensus: %s", (name) => {
    fuzz(hostileRows, (rows) => {
      const built = buildVotes(rows);
      return built.ok ? ON_VOTES[name]!(built.votes) : built;
    });
  });

  it.each(Object.keys(ON_SCORES))("distribution: %s", (name) => {
    fuzz(hostileRows, (rows) => {
      const built = buildRatingTable(rows);
      const result = built.ok ? scoresOf(built.table) : built;
      return result.ok && "scores" in result ? ON_SCORES[name]!(result.scores) : result;
    });
  });
});

describe("so does anything else that is asked about", () => {
  it("work over time with gold at the other end of all numbers", () => {
    const event = { annotator: "a", item: "a", value: 1.7e308, gold: -1.7e308, startedAt: null, submittedAt: null };
    expect(analyseFatigue([event], "interval", { random: createRandom(1) })).toEqual({
      ok: false,
      reason: "values-too-large",
    });
  });

  it.each(LEVELS)("work over time at %s level", (level: Level) => {
    fuzz(
      hostileEvents,
      (events) => {
        const result = analyseFatigue(events, level, { random: createRandom(1) });
        if (!result.ok) return result;
        const { work, coded, outcomes, trends } = result.report;
        const shrunken = shrunkenSlopes(trends.raw.slopes);
        return [
          { ...result.report, coded: null },
          whatIf(work, coded, cutOffWeights(outcomes.sessions, { afterPosition: 1, afterMinute: 1 })),
          whatIf(work, coded, reliabilityWeights(work, outcomes.sessions, shrunken, 0.5)),
        ];
      },
      40,
    );
  });

  it("preferences", () => {
    fuzz(hostileComparisons, (comparisons) => [
      [positionBias, lengthBias, tieRate].flatMap((bias) => [bias(comparisons), byAnnotator(comparisons, bias)]),
      transitivity(comparisons),
      transitivityByAnnotator(comparisons),
      bradleyTerry(comparisons),
    ]);
  });

  it("spans", () => {
    fuzz(hostileSpans, (annotations) => {
      const lengths = new Map([...annotations.values()].flatMap((own) => [...own.keys()].map((name) => [name, 15])));
      return [
        SPAN_CRITERIA.map((by) => [pairwiseSpanF1(annotations, by), meanSpanF1(annotations, by)]),
        characterAlpha(annotations, lengths as Map<string, number>, "__proto__"),
      ];
    });
  });
});
