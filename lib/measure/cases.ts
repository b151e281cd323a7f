import { disagreementByPattern } from "@/lib/core/agreement/item-disagreement";
import { categoriesOf, disagreementOf, hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { groupByItem, type Value } from "@/lib/core/rating-table";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { textOf } from "./answer-text";
import { readGold } from "./fatigue/circumstances";
import { type LogQuestion, readRated } from "./rated";

/** Which of the examples under a filter stand behind a mark. */
export interface CasesQuestion extends LogQuestion {
  /** Only examples that got each of these answers, as texts. */
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
  known: Value | null;
  labels: { annotator: string; value: Value }[];
}

/** The examples behind a mark, those that differ most first, for a thread. */
export async function ratedCases(question: CasesQuestion): Promise<{ total: number; rows: RatedCase[] }> {
  const gold = await readGold(
    question.projectId,
    question.criterion.key,
    new Dictionary(question.log.dictionaries.items),
  );
  // A known answer to what the criterion no longer offers is no reason to know nothing.
  const rated = (await readRated(question, ["at"], gold.keys)) ?? (await readRated(question, ["at"]));
  if (!rated) return { total: 0, rows: [] };
  const { scaled, exampleOf, circumstances } = rated;
  const { table } = scaled;
  const metric = metricOf(question.level);
  const { patterns, patternOfItem } = patternsFromTable(table);
  const byPattern = hasTooManyCategories(metric, patterns.categories)
    ? []
    : disagreementByPattern(patterns, disagreementOf(metric, categoriesOf(scaled), patterns));
  const { start, order } = groupByItem(table);
  const wanted = question.answers.map((answer) => table.values.findIndex((value) => textOf(value) === answer));
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
      wanted.every((value) => values.includes(value)) &&
      (!question.differing || values.some((v) => v !== values[0])) &&
      (question.missed === null || isMissed(item)) &&
      (question.lastFrom === null || lastOf(item) >= question.lastFrom) &&
      (question.lastTo === null || lastOf(item) < question.lastTo)
    );
  };
  const shares = Array.from(patternOfItem, (p) => byPattern[p]?.share ?? null);
  const found = [...table.items.keys()].filter(isAmong).sort((a, b) => (shares[b] ?? -1) - (shares[a] ?? -1) || a - b);
  const rows = found.slice(question.offset, question.offset + question.limit).map((item) => ({
    example: exampleOf(item),
    share: shares[item] ?? null,
    known: table.values[knownOf(item) ?? -1] ?? null,
    labels: Array.from(order.subarray(start[item], start[item + 1]), (t) => ({
      annotator: table.raters[table.rater[t]!]!,
      value: table.values[table.value[t]!]!,
    })),
  }));
  return { total: found.length, rows };
}
