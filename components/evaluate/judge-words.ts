import { answerWords } from "@/components/resolve/answer-words";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";

/** Why a verdict gave no label, in words. */
const UNSCORED_WORDS: Record<string, string> = {
  "not-json": "Not JSON",
  "not-an-object": "JSON, but no object",
  "no-value": "No value for the criterion",
  "invalid-value": "A value that does not fit the criterion",
  "depends-on-unscored": "Depends on an unscored criterion",
  "nothing-to-quote": "Nothing to quote from",
};

export function unscoredWords(code: string): string {
  return UNSCORED_WORDS[code] ?? code;
}

/** A category of the confusion table as a reader would say it: of a preference only whom it prefers, of an order all of it. */
export function categoryWords(criterion: Criterion, value: string | number | readonly string[]): string {
  const { isPreference, isOrdered } = KINDS[criterion.kind];
  if (isPreference || isOrdered) return value === "tie" && isPreference ? "Tie" : String(value);
  return answerWords(criterion, typeof value === "object" ? [...value] : value);
}

/** What names a category in the address; null for orders, which are not told apart there. */
export function categoryKey({ kind }: Criterion, value: string | number | readonly string[]): string | null {
  const { isPreference, isOrdered } = KINDS[kind];
  if (isOrdered) return null;
  return isPreference ? String(value) : canonicalJson(value);
}
