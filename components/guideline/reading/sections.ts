import { type Clause, clausesOf } from "@/lib/guideline/changes/clauses";
import type { GuidelineExample } from "@/lib/guideline/guideline-example";
import type { Criterion } from "@/lib/guideline/schema";

/** A clause as it is read: its own text (without the clauses below it) and the criteria that point at it. */
export interface ReadingSection {
  clause: Clause | null;
  text: string;
  criteria: Criterion[];
  /** Of the clause and of these criteria. */
  examples: GuidelineExample[];
}

/**
 * The body cut into clauses, each with its criteria. What stands before the first heading comes first, if there is any; criteria that
 * point at no clause (or at one that is gone) come last, in a section without text.
 */
export function readingSections(
  body: string,
  criteria: readonly Criterion[],
  examples: readonly GuidelineExample[] = [],
): ReadingSection[] {
  const clauses = clausesOf(body);
  const preamble = body.slice(0, clauses[0]?.start ?? body.length).trim();
  const slugs = new Set(clauses.map(({ slug }) => slug));
  const loose = criteria.filter(({ clause }) => clause === undefined || !slugs.has(clause));
  const shown = (own: readonly Criterion[], slug?: string) =>
    examples.filter(
      ({ clause, criterion }) => (clause !== undefined && clause === slug) || own.some(({ key }) => key === criterion),
    );
  return [
    ...(preamble === "" ? [] : [{ clause: null, text: preamble, criteria: [], examples: [] }]),
    ...clauses.map((clause) => {
      const own = criteria.filter((criterion) => criterion.clause === clause.slug);
      const text = body.slice(clause.textStart, clause.end).trim();
      return { clause, text, criteria: own, examples: shown(own, clause.slug) };
    }),
    ...(loose.length === 0 ? [] : [{ clause: null, text: "", criteria: loose, examples: shown(loose) }]),
  ];
}
