import { disagreementByPattern } from "@/lib/core/agreement/item-disagreement";
import { categoriesOf, disagreementOf, hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import { matchSpans } from "@/lib/core/agreement/spans/matching";
import type { Span } from "@/lib/core/agreement/spans/span";
import { groupByItem } from "@/lib/core/rating-table";
import { valueOfKey } from "@/lib/guideline/answers/stored-key";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue } from "@/lib/guideline/schema";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { asAnswer, textOf } from "./answer-text";
import { readGold } from "./fatigue/circumstances";
import { type LogQuestion, readAnswers } from "./rated";

/** Which of the examples under a filter stand behind a mark. */
export interface CasesQuestion extends LogQuestion {
  /** Only examples that got each of these answers, as texts; of spans, on which somebody marked each of these labels. */
  answers: readonly string[];
  /** Only examples on which labels differ. */
  differing: boolean;
  /** Only examples whose last label was given from then on, and before; in milliseconds since 1970. */
  lastFrom: number | null;
  lastTo: number | null;
  /** Only examples with a known answer to which this annotator gave another one. */
  missed: string | null;
  projectId: string;
  offset: number;
  limit: number;
}

/** An example with who answered what. */
export interface RatedCase {
  example: string;
  /** Its share of all disagreement under the filter; null where it has fewer than two labels. */
  share: number | null;
  /** The known answer, where there is one. */
  known: AnswerValue | null;
  labels: { annotator: string; value: AnswerValue }[];
}

/** The examples behind a mark, those that differ most first, for a thread. */
export async function ratedCases(question: CasesQuestion): Promise<{ total: number; rows: RatedCase[] }> {
  const gold = await readGold(
    question.projectId,
    question.criterion.key,
    new Dictionary(question.log.dictionaries.items),
  );
  // A known answer to what the criterion no longer offers is no reason to know nothing.
  const rated = (await readAnswers(question, ["at"], gold.keys)) ?? (await readAnswers(question, ["at"]));
  if (!rated) return { total: 0, rows: [] };
  const { scaled, exampleOf, circumstances } = rated;
  const { table } = scaled;
  const { start, order } = groupByItem(table);
  const marked = KINDS[question.criterion.kind].marksText ? spansByCode(rated.codeOf) : null;
  const says = (code: number, answer: string) =>
    marked ? marked.get(code)?.some(({ label }) => label === answer) : textOf(table.values[code]!) === answer;
  const wanted = question.answers.map(
    (answer) => new Set([...table.values.keys()].filter((code) => says(code, answer))),
  );
  const valuesOf = (item: number) => Array.from(order.subarray(start[item], start[item + 1]), (t) => table.value[t]!);
  const lastOf = (item: number) =>
    order.subarray(start[item], start[item + 1]).reduce((last, t) => Math.max(last, circumstances.at[t]!), 0);
  const keys = new Int32Array(table.items.length).fill(-1);
  for (const [t, item] of table.item.entries()) keys[item] = gold.keyOf[circumstances.item[t]!]!;
  const knownOf = (item: number) => (keys[item]! < 0 ? undefined : rated.codeOf.get(gold.keys[keys[item]!]!));
  const missing = table.raters.indexOf(question.missed ?? "");
  const isMissed = (item: number) =>
    keys[item]! >= 0 &&
    order.subarray(start[item], start[item + 1]).some((t) => {
      return table.rater[t] === missing && table.value[t] !== knownOf(item);
    });
  const isAmong = (item: number) => {
    const values = valuesOf(item);
    return (
      wanted.every((codes) => values.some((value) => codes.has(value))) &&
      (!question.differing || values.some((v) => v !== values[0])) &&
      (question.missed === null || isMissed(item)) &&
      (question.lastFrom === null || lastOf(item) >= question.lastFrom) &&
      (question.lastTo === null || lastOf(item) < question.lastTo)
    );
  };
  const answerOf = (code: number | undefined): AnswerValue | null =>
    code === undefined ? null : (marked?.get(code) ?? asAnswer(table.values[code]!));
  const shares = marked ? sharesOfSpans([...table.items.keys()].map(valuesOf), marked) : sharesOf(scaled);
  const found = [...table.items.keys()].filter(isAmong).sort((a, b) => (shares[b] ?? -1) - (shares[a] ?? -1) || a - b);
  const rows = found.slice(question.offset, question.offset + question.limit).map((item) => ({
    example: exampleOf(item),
    share: shares[item] ?? null,
    known: answerOf(knownOf(item)),
    labels: Array.from(order.subarray(start[item], start[item + 1]), (t) => ({
      annotator: table.raters[table.rater[t]!]!,
      value: answerOf(table.value[t])!,
    })),
  }));
  return { total: found.length, rows };
}

/** Of each item its share of the disagreement at the level of the scale. */
function sharesOf(scaled: ScaledTable): (number | null)[] {
  const metric = metricOf(scaled.level);
  const { patterns, patternOfItem } = patternsFromTable(scaled.table);
  const byPattern = hasTooManyCategories(metric, patterns.categories)
    ? []
    : disagreementByPattern(patterns, disagreementOf(metric, categoriesOf(scaled), patterns));
  return Array.from(patternOfItem, (p) => byPattern[p]?.share ?? null);
}

/** What is marked, by category; of answers too long for a key nothing is known but whether they are equal. */
function spansByCode(codeOf: ReadonlyMap<string, number>): ReadonlyMap<number, Span[]> {
  return new Map([...codeOf].flatMap(([key, code]) => (valueOfKey(key) ? [[code, valueOfKey(key) as Span[]]] : [])));
}

/** The same where the distance of two labels is 1 - F1 of labelled characters, as the reviewers' queue has it. */
function sharesOfSpans(items: readonly number[][], marked: ReadonlyMap<number, readonly Span[]>): (number | null)[] {
  const distance = (a: number, b: number) => {
    const [one, other] = [marked.get(a), marked.get(b)];
    if (a === b || !one || !other) return Number(a !== b);
    const { matched, first, second } = matchSpans(one, other, "characters");
    return 1 - (2 * matched) / (first + second);
  };
  const within = items.map((codes) =>
    codes.length < 2
      ? null
      : codes.reduce((sum, a, i) => sum + codes.slice(i + 1).reduce((own, b) => own + distance(a, b), 0), 0) /
        (codes.length - 1),
  );
  const all = within.reduce<number>((sum, w) => sum + (w ?? 0), 0);
  return within.map((w) => (w === null || all === 0 ? null : w / all));
}
