import { valueKey } from "@/lib/guideline/answers/answer";
import { responseLetters } from "@/lib/guideline/answers/response-letters";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";

/** A judge's answer to one criterion of an example that it saw in one order, in the example's own letters. */
export interface OrderedAnswer {
  order: readonly number[];
  value: AnswerValue;
  reason: string | null;
}

export interface CombinedAnswer {
  value: AnswerValue;
  reason: string | null;
  /** Whether the answer changed with the order of the responses. */
  conflict: boolean;
}

/**
 * One label out of the answers to an example in several orders. A preference that changes with the order is a tie, also where the
 * criterion lets people choose none: it says nothing about the responses. Orders that prefer the same response by different
 * strengths give the smallest. Of any other criterion the answer to the order that stands first in the alphabet counts (the example's
 * own, A B …, where it was judged). Undefined for no answers.
 */
export function combineOrders(
  criterion: Pick<Criterion, "kind">,
  answers: readonly OrderedAnswer[],
): CombinedAnswer | undefined {
  const [first, ...others] = [...answers].sort((a, b) => compareOrders(a.order, b.order));
  if (!first) return undefined;
  const { value, reason } = first;
  if (!KINDS[criterion.kind].isPreference) {
    const conflict = others.some((other) => valueKey(other.value) !== valueKey(value));
    return { value, reason, conflict };
  }
  const choices = [first, ...others].map((answer) => choiceOf(answer.value));
  if (choices.some(({ choice }) => choice !== choices[0]!.choice)) {
    return { value: { choice: "tie" }, reason, conflict: true };
  }
  const weakest = choices.reduce((a, b) => ((b.strength ?? 1) < (a.strength ?? 1) ? b : a));
  return { value: weakest, reason, conflict: false };
}

/** The choice of a stored preference. */
export function choiceOf(value: AnswerValue): { choice: string; strength?: number } {
  if (typeof value === "object" && !Array.isArray(value)) return value;
  return { choice: String(value) };
}

/** Letters of an example's responses in the order shown, as indices; null where they are not each of them once. */
export function orderOfLetters(letters: readonly string[], responses: number): number[] | null {
  const order = letters.map((letter) => letter.charCodeAt(0) - 65);
  const complete = order.length === responses && new Set(order).size === responses;
  return complete && order.every((index) => index < responses) ? order : null;
}

/** `A, B, C`: the responses that an example has. */
export function lettersOf(responses: number): string {
  return responseLetters(responses).join(", ");
}

function compareOrders(a: readonly number[], b: readonly number[]): number {
  for (let place = 0; place < Math.min(a.length, b.length); place++) {
    if (a[place] !== b[place]) return a[place]! - b[place]!;
  }
  return a.length - b.length;
}
