import { type Clause, clausesOf } from "../changes/clauses";
import type { GuidelineExample } from "../guideline-example";
import type { GuidelineContent } from "../schema";
import { quoteExample, quotePart } from "./example";

/** The examples of one criterion as a judge reads them; empty where it has none. */
export function showExamples(key: string, { examples = [] }: Pick<GuidelineContent, "examples">): string[] {
  return examples.filter(({ criterion }) => criterion === key).map((example) => shown(`criterion ${key}`, example));
}

/** The examples of clauses, in the order of the text. */
export function showClauseExamples({ body, examples = [] }: Pick<GuidelineContent, "body" | "examples">): string[] {
  const clauses = clausesOf(body);
  const place = ({ clause }: GuidelineExample) => clauses.findIndex(({ slug }) => slug === clause);
  return examples
    .filter(({ clause }) => clause !== undefined)
    .sort((a, b) => place(a) - place(b))
    .map((example) => shown(nameOf(example, clauses), example));
}

function nameOf({ clause }: GuidelineExample, clauses: readonly Clause[]): string {
  return `the clause “${clauses.find(({ slug }) => slug === clause)?.title ?? clause}”`;
}

/** An example that the guideline shows. Its texts are quoted as those of the example to judge are: they may be anybody's. */
function shown(place: string, { verdict, why, example }: GuidelineExample): string {
  return [`### A ${verdict} example of ${place}`, quotePart("WHY", why), quoteExample(example)].join("\n\n");
}
