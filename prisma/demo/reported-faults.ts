import type { Correctness, Truth } from "@/prisma/demo/demo-example";
import { chance, pick, type Uniform } from "@/prisma/demo/draws";
import { ISSUES, type Issue } from "@/prisma/demo/issues";
import type { Traits } from "@/prisma/demo/traits";

const isError = (issue: Issue) => issue === "invented-fact" || issue === "wrong-result";

/**
 * The issues that are ticked, in the order of the guideline. Issues of truth go with the answer to `correct`, as the
 * guideline demands; the others are noticed with the person's thoroughness, less often when hard to see or when tired.
 */
export function tickIssues(
  truth: Truth,
  correct: Correctness,
  traits: Traits,
  tiredness: number,
  random: Uniform,
): Issue[] {
  const noticed = traits.thoroughness * (1 - 0.4 * truth.difficulty) * (1 - 0.4 * tiredness);
  const ticked = new Set<Issue>(truth.issues.filter((issue) => !isError(issue) && chance(random, noticed)));
  if (correct !== "yes") {
    const errors = truth.issues.filter(isError);
    for (const issue of errors.length > 0 ? errors : ["invented-fact" as const]) ticked.add(issue);
  }
  if (chance(random, traits.falseAlarm)) {
    ticked.add(pick(random, ["too-long", "too-short", "tone", "ignores-instruction"]));
  }
  return ISSUES.filter((issue) => ticked.has(issue));
}

/** The note beside an answer that was called partly or not correct; `undefined` where none is asked for or written. */
export function writeNote(truth: Truth, correct: Correctness, traits: Traits, random: Uniform): string | undefined {
  if (correct === "yes" || !chance(random, traits.noteRate)) return undefined;
  if (truth.correct === "yes") {
    return pick(random, [
      "One statement looks doubtful to me.",
      "I could not confirm all of it.",
      "Not sure that this holds in every case.",
    ]);
  }
  if (traits.note === "sentence") return truth.why;
  if (traits.note === "clause") return firstClause(truth.why);
  return truth.issues.includes("wrong-result")
    ? pick(random, ["Comes out wrong.", "Result is not right.", "Checked it: wrong result."])
    : pick(random, ["Contains a false statement.", "One thing in it is made up.", "Facts are not right."]);
}

/** The text up to its first semicolon or colon, as a sentence. */
function firstClause(text: string): string {
  const clause = text.split(/[;:]\s/, 1)[0] ?? text;
  return clause.endsWith(".") ? clause : `${clause}.`;
}
