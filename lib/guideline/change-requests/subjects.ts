import { clausesOf } from "../changes/clauses";

/** The subjects of a guideline that a request can be on, by their names. */
export interface Subjects {
  criteria: { key: string; title: string; clause?: string }[];
  clauses: { slug: string; title: string; depth: number }[];
}

interface Text {
  body: string;
  criteria: readonly { key: string; title: string; clause?: string }[];
}

/** The criteria and clauses of several states of a guideline, each once, as the first that has it names it. */
export function subjectsOf(texts: readonly Text[]): Subjects {
  const criteria = new Map<string, Subjects["criteria"][number]>();
  const clauses = new Map<string, Subjects["clauses"][number]>();
  for (const text of texts) {
    for (const { key, title, clause } of text.criteria)
      if (!criteria.has(key)) criteria.set(key, { key, title: title || key, clause });
    for (const { slug, title, depth } of clausesOf(text.body))
      if (!clauses.has(slug)) clauses.set(slug, { slug, title, depth });
  }
  return { criteria: [...criteria.values()], clauses: [...clauses.values()] };
}

interface OnSubject {
  criterion: string | null;
  clause: string | null;
}

/** What a request is on, in words: its criterion, else its clause. A place that is gone keeps its key. */
export function subjectName({ criteria, clauses }: Subjects, { criterion, clause }: OnSubject): string {
  if (criterion !== null) return criteria.find(({ key }) => key === criterion)?.title ?? criterion;
  return clauses.find(({ slug }) => slug === clause)?.title ?? clause ?? "";
}

/** The criterion under which a case is looked at: that of its resolution or request, else one that the clause decides, else any. */
export function criterionOfCase(
  { criteria }: Subjects,
  { criterion, clause }: OnSubject,
  settled: string | undefined,
): string | undefined {
  return settled ?? criterion ?? criteria.find((one) => one.clause === clause)?.key ?? criteria[0]?.key;
}
