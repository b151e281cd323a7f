import type { LabelledOutput, PromptPattern } from "@/lib/core/evaluation/prompt-patterns";
import { type BlockSums, emptySums } from "@/lib/core/evaluation/ratio";

/** What two models scored against each other in one comparison: the mean over its labels of 1 for a win, 1/2 for a tie, 0. */
export interface Game {
  first: number;
  second: number;
  /** Of the first; the second has the rest to 1. */
  points: number;
  /** Share of its labels that are ties. */
  ties: number;
  labels: number;
}

export interface GameBlock {
  prompts: number;
  games: readonly Game[];
}

/** What a category says of places i and j: 1 if i is preferred, 0 if j is, 1/2 for a tie, null if it says nothing of them. */
export type Outcome = (category: number, i: number, j: number) => number | null;

/**
 * Every pair of different models within each comparison as a game. A comparison weighs the same however many labels it has; more than
 * two compared outputs make a game of each pair that a label says something about.
 */
export function gamesOf(patterns: readonly PromptPattern[], outcome: Outcome): GameBlock[] {
  return patterns.map(({ prompts, outputs }) => ({
    prompts,
    games: outputs.flatMap((output) => gamesWithin(output, outcome)),
  }));
}

function gamesWithin({ models, counts }: LabelledOutput, outcome: Outcome): Game[] {
  const places = [...models].filter(([place]) => place > 0).sort(([a], [b]) => a - b);
  return places.flatMap(([i, first], at) =>
    places.slice(at + 1).flatMap(([j, second]) => {
      if (first === second) return [];
      const game = { first, second, points: 0, ties: 0, labels: 0 };
      for (const [category, n] of counts) {
        const points = outcome(category, i, j);
        if (points === null) continue;
        game.points += n * points;
        game.ties += points === 0.5 ? n : 0;
        game.labels += n;
      }
      if (game.labels === 0) return [];
      return [{ ...game, points: game.points / game.labels, ties: game.ties / game.labels }];
    }),
  );
}

/** For each block the points of one model, in all of its games or in those against one other. */
export function pointSums(blocks: readonly GameBlock[], model: number, against?: number): BlockSums {
  return gameSums(blocks, ({ first, second, points }) => {
    if (first === model && (against === undefined || second === against)) return points;
    if (second === model && (against === undefined || first === against)) return 1 - points;
    return null;
  });
}

/** For each block the shares of ties in the games of two models. */
export function tieSums(blocks: readonly GameBlock[], a: number, b: number): BlockSums {
  return gameSums(blocks, ({ first, second, ties }) =>
    (first === a && second === b) || (first === b && second === a) ? ties : null,
  );
}

function gameSums(blocks: readonly GameBlock[], worth: (game: Game) => number | null): BlockSums {
  const sums = emptySums(Float64Array.from(blocks, ({ prompts }) => prompts));
  blocks.forEach(({ games }, b) => {
    for (const game of games) {
      const points = worth(game);
      if (points === null) continue;
      sums.sum[b]! += points;
      sums.outputs[b]! += 1;
      sums.labels[b]! += game.labels;
    }
  });
  return sums;
}
