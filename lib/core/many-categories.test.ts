import { describe, it } from "vitest";
import { ON_SCORES } from "@/lib/core/distribution/fixtures/every-statistic";
import { scoresOf } from "@/lib/core/distribution/scores";
import { analyseFatigue } from "@/lib/core/fatigue/analyse";
import { expectSound } from "@/lib/core/fixtures/sound";
import { positionBias } from "@/lib/core/preference/biases";
import { bradleyTerry } from "@/lib/core/preference/bradley-terry";
import { transitivity } from "@/lib/core/preference/transitivity";
import { createRandom } from "@/lib/core/random/generator";
import { buildRatingTable, type RatingRow } from "@/lib/core/rating-table";

describe("10^5 categories", { timeout: 60_000 }, () => {
  const rows = Array.from(
    { length: 100_000 },
    (_, k): RatingRow => ({ item: `${k >> 1}`, rater: `${k % 2}`, value: k }),
  );

  it.each(Object.keys(ON_SCORES))("distribution: %s", (name) => {
    const built = buildRatingTable(rows);
    if (!built.ok) throw new Error(built.reason);
    const result = scoresOf(built.table);
    if (!result.ok) throw new Error(result.reason);
    expectSound(ON_SCORES[name]!(result.scores));
  });

  it.each(["nominal", "interval"] as const)("work over time at %s level", (level) => {
    const events = rows.map(({ item, rater, value }, k) => ({
      annotator: rater,
      item,
      value: value!,
      startedAt: k,
      submittedAt: k + 1,
    }));
    const result = analyseFatigue(events, level, { random: createRandom(1) });
    expectSound(result.ok ? { ...result.report, coded: null } : result);
  });

  it("preferences between as many responses", () => {
    const comparisons = rows.map(({ item, rater }, k) => ({
      item,
      annotator: rater,
      first: `r${k}`,
      second: `r${k + 1}`,
      winner: "first" as const,
    }));
    expectSound([transitivity(comparisons), bradleyTerry(comparisons), positionBias(comparisons)]);
  });
});
