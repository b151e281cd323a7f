import { patternOf } from "@/lib/core/facts/catalogue";
import type { Check } from "../schema";
import { readPattern } from "./user-pattern";

/** Which patterns of checks cannot be read, by their fields. Reading them takes a library that no page of a browser should load. */
export function patternProblems(checks: readonly Check[]): { field: string; message: string }[] {
  return checks.flatMap(({ conditions }, check) =>
    conditions.flatMap((condition, at) => {
      const source = condition.operator === "repeats" ? undefined : patternOf(condition.fact);
      const reading = source === undefined ? undefined : readPattern(source);
      return reading && !reading.ok
        ? [{ field: `checks.${check}.conditions.${at}.fact`, message: reading.message }]
        : [];
    }),
  );
}
