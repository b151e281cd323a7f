import { REASONS, type Reason } from "@/lib/resolve/schema";

/** Values of the answers that are not one of those listed. */
export const OTHER = "another";
export const SPLIT = "split";
export const NONE = "none";

/** The one table of keys of a case: the handler acts by it and the form shows it. Digits from 1 choose a listed answer. */
export const ANSWER_KEYS: Record<string, string> = { [OTHER]: "o", [SPLIT]: "d", [NONE]: "0" };
export const WALK_KEYS = { next: "j", previous: "k" } as const;
export const REASON_KEYS: Record<Reason, string> = {
  "guideline-gap": "g",
  "ambiguous-example": "a",
  slip: "s",
  "missing-knowledge": "m",
  "bad-example": "b",
  "legitimate-disagreement": "l",
};

export type CaseAction =
  | { do: "answer"; value: string }
  | { do: "reason"; reason: Reason }
  | { do: "settle" }
  | { do: "digit"; digit: string };

/** What a key does on an open case, by its name; null where it does nothing. While somebody types, only settling is taken. */
export function caseAction(key: string, typing: boolean): CaseAction | null {
  if (key === "mod+enter") return { do: "settle" };
  if (typing) return null;
  const answer = Object.keys(ANSWER_KEYS).find((value) => ANSWER_KEYS[value] === key);
  if (answer && key !== "0") return { do: "answer", value: answer };
  if (/^[0-9]$/.test(key)) return { do: "digit", digit: key };
  const reason = REASONS.find((one) => REASON_KEYS[one] === key);
  return reason ? { do: "reason", reason } : null;
}
