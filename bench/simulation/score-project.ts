import { integerBelow, normal, shuffle } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import type { RatingRow } from "@/lib/core/rating-table";

/** How the first annotator of a simulated project differs from the others. */
export interface Peculiarity {
  /** Scale points by which scores are lower. */
  severity: number;
  /** Factor on the distance from the middle of the scale. */
  spread: number;
  /** Share of the scores that are given at random, without looking. */
  careless: number;
}

export const NOBODY: Peculiarity = { severity: 0, spread: 1, careless: 0 };

const ANNOTATORS = 15;
const BATCHES = 5;
const ITEMS = 90;
const TEAM = 8;
const RATERS = 3;

/**
 * Scores 1-5 of 15 annotators: 5 batches of 90 items whose means lie anywhere between 2 and 4, each rated by a team of 8,
 * three to an item. Item ~ N(batch, .8), rating = item + N(0, .7), rounded. The mix of items differs between people, which
 * is what makes tests against the pool raise false alarms. The first annotator is in every team.
 */
export function simulateScores({ severity, spread, careless }: Peculiarity, random: Random): RatingRow[] {
  const rows: RatingRow[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    const level = 2 + 2 * random.uniform();
    const others = shuffle(
      random,
      Array.from({ length: ANNOTATORS - 1 }, (_, a) => a + 1),
    );
    const team = [0, ...others.slice(0, TEAM - 1)];
    for (let i = 0; i < ITEMS; i++) {
      const item = normal(random, level, 0.8);
      for (const annotator of shuffle(random, [...team]).slice(0, RATERS)) {
        const felt = normal(random, item, 0.7);
        const said = annotator === 0 ? 3 + (felt - 3) * spread - severity : felt;
        const looks = annotator !== 0 || random.uniform() >= careless;
        const value = looks ? Math.min(5, Math.max(1, Math.round(said))) : 1 + integerBelow(random, 5);
        rows.push({ item: `${batch}-${i}`, rater: `a${annotator}`, value });
      }
    }
  }
  return rows;
}
