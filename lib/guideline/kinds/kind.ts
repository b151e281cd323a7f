import { lookOf } from "@/lib/core/text/look";
import type { AnswerContext } from "../answers/answer-context";
import type { JsonSchema } from "../judge/json-schema";
import type { AnswerValue, Criterion } from "../schema";

export type CheckedAnswer<Value extends AnswerValue = AnswerValue> =
  | { ok: true; value: Value }
  | { ok: false; message: string };

/** How a tool that grades one response can ask a criterion: by a point, by one label or any number of labels; or why it cannot. */
export type Grading = "point" | "label" | "labels" | { not: string };

/** What a kind of criterion is: all that only its own answers know. Where pages and stages differ by kind, they ask here by name. */
export interface Kind {
  /** People's answers are held against each other: they can be known before, and wait for a reviewer where they differ. */
  isCompared: boolean;
  /** Agreement is measured by coefficients. What is compared without them is matched. */
  hasCoefficients: boolean;
  /** An answer is one of the options. */
  isOption: boolean;
  /** An answer is a number. */
  isNumber: boolean;
  /** An answer is a list whose order counts, best first. */
  isOrdered: boolean;
  /** An answer names one response that is better, by some strength, or none. */
  isPreference: boolean;
  /** An answer marks stretches of the example's text by the options. */
  marksText: boolean;
  /** Whether answers name the example's responses by their letters, and so compare these with each other. */
  namesResponses(criterion: Pick<Criterion, "options">): boolean;

  /** Whether a value answers the criterion, and its canonical form: equal answers get equal forms. */
  check(criterion: Criterion, value: unknown, context: AnswerContext): CheckedAnswer;
  /** All answers that a criterion offers, in their order; none where they are many. */
  declared(criterion: Criterion): AnswerValue[];
  /** The values that a later criterion can wait for; none where answers are not a choice among few. */
  conditions(criterion: Criterion): (string | number)[];
  /** An answer in short, as a reader would say it; `text` is the one that spans count in. Takes also what another kind answered. */
  words(criterion: Pick<Criterion, "options">, value: AnswerValue, text?: string): string;
  /** How a judge writes an answer about an example with so many responses. */
  judge: {
    schema(criterion: Criterion, responses: number): JsonSchema;
    words(criterion: Criterion, responses: number): string;
  };
  grading: Grading;
}

export function optionValues({ options = [] }: Pick<Criterion, "options">): string[] {
  return options.map(({ value }) => value);
}

/**
 * Of the values that can be answered the one that is given, also where it is written in another way that looks the same: it is stored
 * as the guideline writes it. A number is read as the value of that name.
 */
export function valueLike(values: readonly string[], given: unknown): string | undefined {
  const text = typeof given === "number" ? String(given) : given;
  if (typeof text !== "string") return undefined;
  return values.includes(text) ? text : byLook(values).get(lookOf(text));
}

const LOOKS = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** Made once for a list: thousands of marks may be held against hundreds of labels. */
function byLook(values: readonly string[]): ReadonlyMap<string, string> {
  const known = LOOKS.get(values) ?? new Map(values.map((value) => [lookOf(value), value]));
  LOOKS.set(values, known);
  return known;
}

/** The values of options as a judge is told them. */
export function quotedValues(criterion: Pick<Criterion, "options">): string {
  return optionValues(criterion)
    .map((value) => JSON.stringify(value))
    .join(", ");
}

/** Values for a message, of many the first ten. */
export function listed(values: readonly string[]): string {
  const shown = values.slice(0, 10).join(", ");
  return values.length > 10 ? `${shown} … (${values.length} in all)` : shown;
}
