import type { Correctness, Truth } from "@/prisma/demo/demo-example";
import { chance, standardNormal, type Uniform } from "@/prisma/demo/draws";
import type { Traits } from "@/prisma/demo/traits";

export type Edition = 1 | 2;

const RANK: Record<Correctness, number> = { no: 0, partly: 1, yes: 2 };
const FORM_ISSUES: ReadonlySet<string> = new Set(["wrong-format", "ignores-instruction", "too-long", "too-short"]);

/** Highest score that the second edition allows beside each answer to `correct`. */
const CAP: Record<Correctness, number> = { no: 2, partly: 3, yes: 5 };

/**
 * The answer to `correct`: the truth with log-odds `skill - 3.5 difficulty - 1.8 tiredness` (0.5 less under the first
 * edition), else a mistake of the usual kind. Where the first edition is silent, the person's habit mostly decides.
 */
export function perceiveCorrectness(
  truth: Truth,
  traits: Traits,
  edition: Edition,
  tiredness: number,
  random: Uniform,
): Correctness {
  const logOdds = traits.skill - 3.5 * truth.difficulty - 1.8 * tiredness - (edition === 1 ? 0.5 : 0);
  const seen = chance(random, 1 / (1 + Math.exp(-logOdds))) ? truth.correct : mistake(truth.correct, random);
  if (edition === 2) return seen;
  if (seen === "partly" && chance(random, 0.85)) return traits.habits.partlyRight;
  const formBroken = truth.issues.some((issue) => FORM_ISSUES.has(issue));
  if (seen === "yes" && formBroken && traits.habits.formCounts && chance(random, 0.8)) return "partly";
  return seen;
}

function mistake(truth: Correctness, random: Uniform): Correctness {
  if (truth === "yes") return chance(random, 0.85) ? "partly" : "no";
  if (truth === "partly") return chance(random, 0.65) ? "yes" : "no";
  return chance(random, 0.6) ? "yes" : "partly";
}

/**
 * The score for `helpfulness`, 1 to 5. An error that was overlooked makes the answer look better than it is. Leniency,
 * length and noise are added, tiredness and habit draw the sum towards 3, and cut points turn it into a score. The second
 * edition has one cut between 3 and 4 and caps; under the first each person has their own cut, and there is more noise.
 */
export function perceiveHelpfulness(
  truth: Truth,
  correct: Correctness,
  words: number,
  traits: Traits,
  edition: Edition,
  tiredness: number,
  random: Uniform,
): number {
  const overlooked = RANK[correct] - RANK[truth.correct];
  const believed = truth.helpfulness + (overlooked > 0 ? 1.3 : 0.7) * overlooked;
  const forLength = traits.lengthBonus * Math.max(0, Math.log2(words / 60));
  const spread = traits.noise * (0.6 + 0.8 * truth.difficulty) * (edition === 1 ? 1.5 : 1) * (1 + tiredness);
  const raw =
    believed +
    traits.leniency +
    forLength +
    (edition === 1 ? creditWithoutRules(truth, traits) : 0) +
    spread * standardNormal(random);
  const pull = traits.centrality + (1 - traits.centrality) * 0.1 * tiredness;
  const score = cut(3 + (raw - 3) * (1 - pull), edition === 1 ? traits.habits.boundary34 : 3.5);
  return edition === 2 ? Math.min(score, CAP[correct]) : score;
}

function creditWithoutRules(truth: Truth, traits: Traits): number {
  if (truth.helpfulness > 3) return 0;
  return truth.correct === "yes" ? traits.habits.creditForTruth : traits.habits.creditForStyle;
}

function cut(value: number, boundary34: number): number {
  return 1 + [1.5, 2.5, boundary34, 4.5].filter((boundary) => value >= boundary).length;
}
