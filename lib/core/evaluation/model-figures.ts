import { SHARE_DIFFERENCE, UNBOUNDED } from "@/lib/core/agreement/range";
import type { Estimate } from "@/lib/core/estimate";
import { type GameBlock, gamesOf, type Outcome, pointSums, tieSums } from "@/lib/core/evaluation/games";
import type { PromptPattern } from "@/lib/core/evaluation/prompt-patterns";
import { changeByKeeping, meanEstimate, pairedDifference, shareOfOutputs } from "@/lib/core/evaluation/ratio";
import { categoryUses, scoreSums } from "@/lib/core/evaluation/scores";
import { strengthEstimates } from "@/lib/core/evaluation/strengths";

/** Labelled prompts of `models` models, which go by 0, 1 …, with how many people labelled. */
export interface Evaluated {
  prompts: readonly PromptPattern[];
  models: number;
  raters: number;
}

/** Two models by number: the headline of the second minus that of the first, on prompts that both answered. */
export interface ModelDifference {
  first: number;
  second: number;
  difference: Estimate;
}

/** The headline of each model, which is the mean over outputs of what a label is worth, and the difference of each two. */
export function scoreFigures(
  { prompts, models, raters }: Evaluated,
  worth: readonly number[],
  name: "mean" | "share",
): { headlines: Estimate[]; differences: ModelDifference[] } {
  const sums = numbered(models).map((model) => scoreSums(prompts, model, worth));
  const estimate = name === "share" ? shareOfOutputs : meanEstimate;
  const range = name === "share" ? SHARE_DIFFERENCE : UNBOUNDED;
  return {
    headlines: sums.map((own) => estimate(`${name}-over-outputs`, own, raters)),
    differences: pairsOf(models).map(([first, second]) => ({
      first,
      second,
      difference: pairedDifference(`difference of ${name}s`, sums[first]!, sums[second]!, raters, range),
    })),
  };
}

/** How the headline of each model changes where only some prompts are kept; `isKept` says which, pattern by pattern. */
export function scoreChanges(
  { prompts, models, raters }: Evaluated,
  worth: readonly number[],
  name: "mean" | "share",
  isKept: readonly boolean[],
): Estimate[] {
  const range = name === "share" ? SHARE_DIFFERENCE : UNBOUNDED;
  return numbered(models).map((model) =>
    changeByKeeping(`change of ${name}`, scoreSums(prompts, model, worth), isKept, raters, range),
  );
}

/** The same of win rates. */
export function winChanges(
  { prompts, models, raters }: Evaluated,
  outcome: Outcome,
  isKept: readonly boolean[],
): Estimate[] {
  const blocks = gamesOf(prompts, outcome);
  return numbered(models).map((model) =>
    changeByKeeping("change of win-rate", pointSums(blocks, model), isKept, raters, SHARE_DIFFERENCE),
  );
}

/** How often a model's outputs got one of the categories of a set, and the share of that; `has[c]` says whether c is one. */
export function shareOfCategory(
  { prompts, raters }: Evaluated,
  model: number,
  has: readonly boolean[],
): { uses: number; share: Estimate } {
  const uses = categoryUses(prompts, model, has.length).reduce((sum, n, code) => sum + (has[code] ? n : 0), 0);
  const share = shareOfOutputs("share-over-outputs", scoreSums(prompts, model, has.map(Number)), raters);
  return { uses, share };
}

export interface ModelWins {
  /** Share of its comparisons that the model won, a tie counting half. */
  headline: Estimate;
  /** On the log scale, with mean 0; null with fewer than three models. */
  strength: Estimate | null;
}

/** How often the first of two models was preferred to the second, and how often neither. */
export interface HeadToHead {
  first: number;
  second: number;
  rate: Estimate;
  ties: Estimate;
}

/** Win rates of models whose outputs were compared, of each two of them, and Bradley-Terry strengths from three models on. */
export function winFigures(
  { prompts, models, raters }: Evaluated,
  outcome: Outcome,
): { models: ModelWins[]; pairs: HeadToHead[] } {
  const blocks = gamesOf(prompts, outcome);
  const strengths = models > 2 ? strengthsOfPlayers(blocks, models, raters) : new Map<number, Estimate>();
  return {
    models: numbered(models).map((model) => ({
      headline: shareOfOutputs("win-rate", pointSums(blocks, model), raters),
      strength: strengths.get(model) ?? null,
    })),
    pairs: pairsOf(models).map(([first, second]) => ({
      first,
      second,
      rate: shareOfOutputs("win-rate", pointSums(blocks, first, second), raters),
      ties: shareOfOutputs("tie-rate", tieSums(blocks, first, second), raters),
    })),
  };
}

/** Strengths of the models that were compared at all; a model without a comparison would leave those of all others open. */
function strengthsOfPlayers(blocks: readonly GameBlock[], models: number, raters: number): Map<number, Estimate> {
  const played = new Set(blocks.flatMap(({ games }) => games.flatMap(({ first, second }) => [first, second])));
  const players = numbered(models).filter((model) => played.has(model));
  const place = new Map(players.map((model, index) => [model, index]));
  const among = blocks.map(({ prompts, games }) => ({
    prompts,
    games: games.map((game) => ({ ...game, first: place.get(game.first)!, second: place.get(game.second)! })),
  }));
  const strengths = strengthEstimates(among, players.length, raters);
  return new Map(players.map((model, index) => [model, strengths[index]!]));
}

const numbered = (n: number) => Array.from({ length: n }, (_, k) => k);

const pairsOf = (n: number) =>
  numbered(n).flatMap((a) =>
    numbered(n)
      .slice(a + 1)
      .map((b): [number, number] => [a, b]),
  );
