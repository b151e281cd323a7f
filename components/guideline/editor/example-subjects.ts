import type { Clause } from "@/lib/guideline/changes/clauses";
import type { GuidelineExample } from "@/lib/guideline/guideline-example";
import type { Entry } from "./editor-state";

/** The criterion or the clause that an example explains. */
export type Subject = { criterion: string; clause?: undefined } | { clause: string; criterion?: undefined };

/** Whether an example stands at a place. */
export function isAt({ criterion, clause }: Pick<GuidelineExample, "criterion" | "clause">, place: Subject): boolean {
  return place.criterion === undefined ? clause === place.clause : criterion === place.criterion;
}

/** A place as the value of a choice. */
export function subjectValue({ criterion, clause }: Pick<GuidelineExample, "criterion" | "clause">): string {
  return criterion === undefined ? `clause ${clause ?? ""}` : `criterion ${criterion}`;
}

export function valueSubject(value: string): Subject | null {
  const [, kind, name] = /^(clause|criterion) (.+)$/s.exec(value) ?? [];
  if (kind === undefined || name === undefined) return null;
  return kind === "criterion" ? { criterion: name } : { clause: name };
}

/** All subjects of a guideline, criteria first, as choices. */
export function subjectOptions(
  entries: readonly Entry[],
  clauses: readonly Clause[],
): { value: string; label: string }[] {
  return [
    ...entries
      .filter(({ criterion }) => criterion.key !== "")
      .map(({ criterion }) => ({
        value: subjectValue({ criterion: criterion.key }),
        label: `Criterion: ${criterion.title || criterion.key}`,
      })),
    ...clauses.map(({ slug, title }) => ({ value: subjectValue({ clause: slug }), label: `Clause: ${title}` })),
  ];
}
