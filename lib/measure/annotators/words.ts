import type { Criterion } from "@/lib/guideline/schema";

/** What steps of a criterion's scale are called. */
export function unitOf({ level, options }: Pick<Criterion, "level" | "options">): string {
  if (level === "set") return "options";
  return options ? "steps" : "points";
}
