import { formatCount, formatNumber } from "@/components/ui/format";
import { freshAttempts } from "@/lib/assign/qualification/schema";

/** `75 %`. */
export function shareWords(share: number): string {
  return formatNumber(share * 100, { digits: 0, unit: "%" });
}

/** `3 of 4 answers right`; nothing while a try is open. */
export function scoreWords({ right, asked }: { right: number | null; asked: number | null }): string {
  return right === null || asked === null ? "not finished" : `${right} of ${formatCount(asked, "answer")} right`;
}

/** For how many attempts a set has examples, and what that means for what people are told. */
export function drawWords(examples: number, perAttempt: number | null, attempts: number): string {
  const fresh = freshAttempts(examples, perAttempt);
  if (fresh > attempts)
    return "Every attempt asks other examples, also one that you give beyond these, so what was right is told after each.";
  if (fresh === attempts)
    return "Every attempt asks other examples. One that you give beyond these would ask some again, so what was right is told after passing only.";
  return `The set is enough for ${formatCount(fresh, "attempt")} of ${formatNumber(attempts)} without asking an example again. What was right is told after passing only. Choose ${formatNumber(Math.max(0, (perAttempt ?? examples) * (attempts + 1) - examples))} more examples, or ask fewer per attempt, to tell it after each.`;
}
