import { type LookQuestion, lookAt } from "./looked";

export interface MatchingQuestion extends LookQuestion {
  offset: number;
  limit: number;
}

export interface Matching {
  /** Ids in the order of arrival, from the offset on. */
  ids: string[];
  total: number;
  /** Of the project, as far as their facts are laid out. */
  examples: number;
}

/** For a thread: the examples that meet the conditions, a page of them. */
export async function matchingExamples({ offset, limit, ...question }: MatchingQuestion): Promise<Matching> {
  const { table, among, matching } = await lookAt(question, []);
  const { ids } = table;
  const found: string[] = [];
  let passed = 0;
  for (let example = 0; example < table.examples && found.length < limit; example++) {
    if (among && among[example] !== 1) continue;
    if (passed++ >= offset) found.push(ids[example]!);
  }
  return { ids: found, total: matching, examples: table.examples };
}
