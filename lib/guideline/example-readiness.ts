import type { Clause } from "./clauses";
import { examplesOf } from "./example-fields";
import type { GuidelineExample } from "./guideline-example";
import type { Finding } from "./readiness";
import type { Criterion } from "./schema";

/** Criteria that no example explains, and examples whose clause is gone. Free text needs none: it is not compared. */
export function exampleFindings(
  criteria: readonly Criterion[],
  examples: readonly GuidelineExample[],
  clauses: readonly Clause[],
): Finding[] {
  const bare = criteria
    .filter((criterion) => criterion.kind !== "text" && examplesOf(criterion, examples, clauses).length === 0)
    .map(
      ({ key, title }): Finding => ({
        code: "no-example",
        weight: "advice",
        criterion: key,
        message: `“${title.trim() || key}”: no example shows how to decide. One good, one bad and one borderline do most.`,
      }),
    );
  const lost = examples
    .filter(({ clause }) => clause !== undefined && !clauses.some(({ slug }) => slug === clause))
    .map(
      ({ clause, why }): Finding => ({
        code: "lost-example",
        weight: "missing",
        message: `An example (${why.trim() || "not said why"}) stands at the clause ${clause}, which the text no longer has.`,
      }),
    );
  return [...bare, ...lost];
}
