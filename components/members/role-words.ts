import type { SelectOption } from "@/components/ui/select";

/** The roles of a project and what each may do, in the fewest words. */
export const ROLE_WORDS = {
  lead: "writes the guideline, hands out work, reads everything",
  reviewer: "settles disagreements, reads everything",
  annotator: "labels, blind to everybody else's labels",
  viewer: "reads everything, changes nothing",
} as const;

export const ROLE_OPTIONS: readonly SelectOption[] = Object.keys(ROLE_WORDS).map((role) => ({
  value: role,
  label: role,
}));

/** `a viewer`, `an annotator`: a role as it stands in a sentence. */
export function withArticle(role: string): string {
  return `${/^[aeiou]/.test(role) ? "an" : "a"} ${role}`;
}
