import { type Clause, clausesOf } from "@/lib/guideline/clauses";
import type { Criterion } from "@/lib/guideline/schema";

/** A clause as it is read: its own text (without the clauses below it) and the criteria that point at it. */
export interface ReadingSection {
  clause: Clause | null;
  text: string;
  criteria: Criterion[];
}

/**
 * The body cut into clauses, each with its criteria. What stands before the first heading comes first, if there is any; criteria that
 * point at no clause (or at one that is gone) come last, in a section without text.
 */
export function readingSections(body: string, criteria: readonly Criterion[]): ReadingSection[] {
  const clauses = clausesOf(body);
  const preamble = body.slice(0, clauses[0]?.start ?? body.length).trim();
  const slugs = new Set(clauses.map(({ slug }) => slug));
  const loose = criteria.filter(({ clause }) => clause === undefined || !slugs.has(clause));
  return [
    ...(preamble === "" ? [] : [{ clause: null, text: preamble, criteria: [] }]),
    ...clauses.map((clause) => ({
      clause,
      text: body.slice(clause.textStart, clause.end).trim(),
      criteria: criteria.filter((criterion) => criterion.clause === clause.slug),
    })),
    ...(loose.length === 0 ? [] : [{ clause: null, text: "", criteria: loose }]),
  ];
}
