import { checkAnswer, valueKey } from "@/lib/guideline/answers/answer";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { AnonymousLabel } from "./case";

/** How an answer is called in a distribution: an option by its value, everything else by its canonical JSON. */
export function shareKey(value: AnswerValue): string {
  return typeof value === "string" ? value : valueKey(value);
}

/** The answer behind a key of a distribution; undefined where it is none. */
export function answerOfShare(criterion: Criterion, key: string): AnswerValue | undefined {
  const checked = checkAnswer(criterion, KINDS[criterion.kind].isOption ? key : parsed(key));
  return checked.ok ? checked.value : undefined;
}

function parsed(key: string): unknown {
  try {
    return JSON.parse(key);
  } catch {
    return undefined;
  }
}

export interface Split {
  /** By `shareKey`; they sum to 1. */
  distribution: Record<string, number>;
  parts: { value: AnswerValue; share: number }[];
}

/** The labels of people as shares of several right answers, largest first; null where they do not differ, and where answers are not compared. */
export function splitOf(criterion: Criterion, labels: readonly AnonymousLabel[]): Split | null {
  if (!KINDS[criterion.kind].isCompared) return null;
  const given = labels.flatMap(({ values, isModel }) => {
    const value = values[criterion.key];
    return value === undefined || isModel ? [] : [value];
  });
  const parts = new Map<string, { value: AnswerValue; count: number }>();
  for (const value of given) {
    const part = parts.get(shareKey(value)) ?? { value, count: 0 };
    parts.set(shareKey(value), { value, count: part.count + 1 });
  }
  if (parts.size < 2) return null;
  const sorted = [...parts.values()].sort((a, b) => b.count - a.count);
  const shared = sorted.map(({ value, count }) => ({ value, share: count / given.length }));
  return {
    distribution: Object.fromEntries(shared.map(({ value, share }) => [shareKey(value), share])),
    parts: shared,
  };
}
