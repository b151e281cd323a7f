import type { Answers } from "@/lib/guideline/schema";
import { type Correctness, countWords, type DemoExample } from "@/prisma/demo/demo-example";
import { chance, pick, type Uniform } from "@/prisma/demo/draws";
import { spendTime, type TimeSpent } from "@/prisma/demo/pace";
import type { DemoAnnotator } from "@/prisma/demo/people";
import { type Edition, perceiveCorrectness, perceiveHelpfulness } from "@/prisma/demo/perception";
import { tickIssues, writeNote } from "@/prisma/demo/reported-faults";
import type { Traits } from "@/prisma/demo/traits";

/** What somebody who has not read gives, each as often: scores that go with the answer to `correct`, and no issues. */
const GUESSES: [Guess, ...Guess[]] = [
  [1, "no"],
  [2, "no"],
  [3, "partly"],
  [4, "yes"],
  [5, "yes"],
];
type Guess = [helpfulness: number, correct: Correctness];

/** Examples into a session after which a person is as tired as their trait says. */
export const TIRED_AT = 50;

export interface Occasion {
  /** Edition of the demo guideline that the person works under. */
  edition: Edition;
  /** Examples that the person has finished in this session before this one: 0 for the first. */
  position: number;
}

export interface SimulatedWork extends TimeSpent {
  /** One answer for every criterion of the guideline that is shown; the note only where one is written. */
  answers: Answers;
}

/** Tiredness from 0 to 1: grows in proportion to the position up to `TIRED_AT`, then stays. */
export function tirednessAt(position: number, traits: Traits): number {
  return traits.fatigue * Math.min(1, position / TIRED_AT);
}

/**
 * What a simulated annotator answers to an example, and how long it takes them. Pure: the same arguments and the same
 * stream of `random` (uniform in [0, 1)) give the same work. The model is described in `docs/demo.md`.
 */
export function simulateWork(
  { example, truth }: DemoExample,
  { traits }: DemoAnnotator,
  { edition, position }: Occasion,
  random: Uniform,
): SimulatedWork {
  const tiredness = tirednessAt(position, traits);
  const responseWords = countWords(example.response);
  const words = countWords(`${example.system ?? ""} ${example.prompt}`) + responseWords;
  if (chance(random, traits.lapse + traits.haste * tiredness)) {
    const [helpfulness, correct] = pick(random, GUESSES);
    const answers = { helpfulness, correct, issues: [] };
    return { answers, ...spendTime(words, truth.difficulty, 0, traits, tiredness, true, random) };
  }
  const correct = perceiveCorrectness(truth, traits, edition, tiredness, random);
  const helpfulness = perceiveHelpfulness(truth, correct, responseWords, traits, edition, tiredness, random);
  const issues = tickIssues(truth, correct, traits, tiredness, random);
  const note = writeNote(truth, correct, traits, random);
  const answers: Answers = { helpfulness, correct, issues };
  if (note !== undefined) answers.severity_note = note;
  return { answers, ...spendTime(words, truth.difficulty, note?.length ?? 0, traits, tiredness, false, random) };
}
