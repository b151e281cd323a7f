import { valueOfKey } from "@/lib/guideline/answers/stored-key";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { COUNTS_SPEC } from "@/lib/labels/patterns";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";

/** Labels as counts by example and value (`countsStatement`), with what examples were asked. */
export interface LabelQuestion {
  criterion: Criterion;
  counts: Statement;
}

/** How often an answer was given to an example. */
interface Given {
  /** Place of the example among those that have labels. */
  example: number;
  value: AnswerValue;
  n: number;
}

export interface ReadAnswers {
  /** Ids of the examples that have labels. */
  ids: string[];
  given: Given[];
}

export async function readAnswers({ counts }: LabelQuestion): Promise<ReadAnswers> {
  const { columns, dictionaries, length } = await readColumns(counts, COUNTS_SPEC);
  const values = new Dictionary(dictionaries.values).texts().map(valueOfKey);
  const given: Given[] = [];
  for (let row = 0; row < length; row++) {
    const value = values[columns.value[row]!];
    // What is too long for a key is no answer that many give.
    if (value !== undefined) given.push({ example: columns.item[row]!, value, n: columns.n[row]! });
  }
  return { ids: new Dictionary(dictionaries.items).uuids(), given };
}

/** What an answer consists of: itself, the members of a list, the labels of spans, the response that is better. */
export function answersIn(value: AnswerValue): string[] {
  if (Array.isArray(value)) return value.map((member) => (typeof member === "string" ? member : member.label));
  return [typeof value === "object" ? value.choice : String(value)];
}

/** A number for each of the examples that have labels, and what it is the mean of. */
export interface Scores {
  scores: Float64Array;
  /** Whose share of the labels is told; null where it is the mean of numbers. */
  answer: string | null;
  /** Everything that was answered, with how often; the most frequent first. */
  answers: { answer: string; n: number }[];
}

/** The mean of an example's labels, or the share of them in which an answer is: the one that is asked for, otherwise the most frequent. */
export function scoresOf({ ids, given }: ReadAnswers, criterion: Criterion, asked: string | undefined): Scores {
  const counts = new Map<string, number>();
  for (const { value, n } of given)
    for (const answer of answersIn(value)) counts.set(answer, (counts.get(answer) ?? 0) + n);
  const answers = [...counts].map(([answer, n]) => ({ answer, n })).toSorted((a, b) => b.n - a.n);
  const isMean = KINDS[criterion.kind].isNumber && asked === undefined;
  const answer = isMean ? null : (asked ?? answers[0]?.answer ?? "");
  const [sums, labels] = [new Float64Array(ids.length), new Float64Array(ids.length)];
  for (const { example, value, n } of given) {
    sums[example]! += n * (answer === null ? Number(value) : Number(answersIn(value).includes(answer)));
    labels[example]! += n;
  }
  return { scores: sums.map((sum, example) => sum / labels[example]!), answer, answers };
}

/** The place of the response that most labels say is better, -1 where none has more than every other. */
export function chosenOf({ ids, given }: ReadAnswers): Int32Array {
  const chosen = new Int32Array(ids.length).fill(-1);
  const votes = Array.from({ length: ids.length }, () => new Map<string, number>());
  for (const { example, value, n } of given)
    for (const answer of answersIn(value)) votes[example]!.set(answer, (votes[example]!.get(answer) ?? 0) + n);
  for (const [example, own] of votes.entries()) {
    const [first, second] = [...own].toSorted((a, b) => b[1] - a[1]);
    if (first && first[1] > (second?.[1] ?? 0) && /^[A-Z]$/.test(first[0]))
      chosen[example] = first[0].charCodeAt(0) - "A".charCodeAt(0);
  }
  return chosen;
}
