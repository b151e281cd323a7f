import type { Estimate } from "@/lib/core/estimate";
import { type GameBlock, gamesOf, pointSums, tieSums } from "@/lib/core/evaluation/games";
import type { PromptPattern } from "@/lib/core/evaluation/prompt-patterns";
import { meanEstimate, pairedDifference, shareOfOutputs } from "@/lib/core/evaluation/ratio";
import { categoryUses, scoreSums } from "@/lib/core/evaluation/scores";
import { strengthEstimates } from "@/lib/core/evaluation/strengths";
import { valueOfKey } from "@/lib/guideline/answers/stored-key";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { answersOf, type CountedAnswer, compares, members, outcomeOf } from "./answers";
import { coded, type KeyPattern } from "./outputs";

export interface ModelScores {
  /** The mean of a scale, or the share of the answer that is counted. */
  headline: Estimate;
  /** How often each answer was given to the model's outputs, and its share; in the order of `answers`. */
  uses: number[];
  shares: Estimate[];
}

/** Two models by number: the headline of the second minus that of the first, on prompts that both answered. */
export interface ModelDifference {
  first: number;
  second: number;
  difference: Estimate;
}

export interface ScoreReport {
  kind: "scores";
  answers: CountedAnswer[];
  /** The answer whose share is the headline; null for the mean of a scale. */
  counted: CountedAnswer | null;
  models: ModelScores[];
  differences: ModelDifference[];
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

export interface WinReport {
  kind: "wins";
  models: ModelWins[];
  pairs: HeadToHead[];
}

export type EvaluationReport = ScoreReport | WinReport;

export interface Question {
  criterion: Criterion;
  /** How many models there are; they go by 0, 1 … */
  models: number;
  raters: number;
  /** The answer whose share is wanted; the first one unless said. */
  answer?: string | undefined;
}

/** What labels on one criterion say of each model and of each two of them. Units are prompts; see docs/statistics.md. */
export function reportOn(question: Question, patterns: readonly KeyPattern[]): EvaluationReport {
  const { criterion } = question;
  const keys = [
    ...new Set(patterns.flatMap(({ outputs }) => outputs.flatMap(({ counts }) => counts.map(([key]) => key)))),
  ];
  const given = keys.map((key) => valueOfKey(key));
  const codes = new Map(keys.map((key, code) => [key, code]));
  const prompts = coded(patterns, codes);
  return compares(criterion) ? winReport(question, prompts, given) : scoreReport(question, prompts, given);
}

function scoreReport(
  { criterion, models, raters, answer }: Question,
  prompts: readonly PromptPattern[],
  given: readonly (AnswerValue | undefined)[],
): ScoreReport {
  const answers = answersOf(criterion, given);
  const counted =
    criterion.kind === "scale" ? null : (answers.find(({ value }) => String(value) === answer) ?? answers[0] ?? null);
  const has = given.map((value) => new Set(members(value)));
  const shareOf = ({ value }: CountedAnswer) => has.map((own) => Number(own.has(value)));
  const worth = counted ? shareOf(counted) : given.map((value) => (typeof value === "number" ? value : 0));
  const headlines = numbered(models).map((model) => scoreSums(prompts, model, worth));
  const name = counted ? "share" : "mean";
  const estimate = counted ? shareOfOutputs : meanEstimate;
  return {
    kind: "scores",
    answers,
    counted,
    models: headlines.map((sums, model) => {
      const uses = categoryUses(prompts, model, given.length);
      return {
        headline: estimate(`${name}-over-outputs`, sums, raters),
        uses: answers.map(({ value }) => uses.reduce((sum, n, code) => sum + (has[code]!.has(value) ? n : 0), 0)),
        shares: answers.map((one) =>
          shareOfOutputs("share-over-outputs", scoreSums(prompts, model, shareOf(one)), raters),
        ),
      };
    }),
    differences: pairsOf(models).map(([first, second]) => ({
      first,
      second,
      difference: pairedDifference(`difference of ${name}s`, headlines[first]!, headlines[second]!, raters),
    })),
  };
}

function winReport(
  { models, raters }: Question,
  prompts: readonly PromptPattern[],
  given: readonly (AnswerValue | undefined)[],
): WinReport {
  const blocks = gamesOf(prompts, outcomeOf(given));
  const strengths = models > 2 ? strengthsOfPlayers(blocks, models, raters) : new Map<number, Estimate>();
  return {
    kind: "wins",
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

/** The headline of each model alone, as for the values of a slice. */
export function headlines(question: Question, patterns: readonly KeyPattern[]): Estimate[] {
  return reportOn(question, patterns).models.map(({ headline }) => headline);
}

const numbered = (n: number) => Array.from({ length: n }, (_, k) => k);

const pairsOf = (n: number) =>
  numbered(n).flatMap((a) =>
    numbered(n)
      .slice(a + 1)
      .map((b): [number, number] => [a, b]),
  );
