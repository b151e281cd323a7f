import { checkAnswer } from "@/lib/guideline/answers/answer";
import type { Criterion } from "@/lib/guideline/schema";

/** Digits typed one after the other within this time make one number. */
export const TYPING_MS = 900;

export interface TypedNumber {
  digits: string;
  /** The number typed so far where the scale has it. */
  value: number | null;
  /** Another digit could still make a larger number of the scale. */
  mayGrow: boolean;
}

/**
 * A digit typed on a scale that has too many points for one digit each: added to the digits before it, or begun anew where that would
 * leave the scale. Only whole numbers from 0 up can be typed.
 */
export function typeDigit(criterion: Criterion, before: string, digit: string): TypedNumber {
  const max = criterion.scale?.max ?? 0;
  const joined = Number(before + digit) <= max ? String(Number(before + digit)) : digit;
  const number = Number(joined);
  return {
    digits: joined,
    value: checkAnswer(criterion, number).ok ? number : null,
    mayGrow: number > 0 && number * 10 <= max,
  };
}
