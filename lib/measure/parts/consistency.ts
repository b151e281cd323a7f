import { hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import { type Consistency, consistencyByRater } from "@/lib/core/agreement/repeats";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { type LogQuestion, readRated } from "../rated";

/** How far people agree with themselves on examples that they were shown again. */
export interface WithThemselves {
  all: Consistency;
  /** Of everybody with repeats, by id, the least consistent first. */
  people: (Consistency & { annotator: string })[];
}

/**
 * For a thread; null where answers are not compared. Of each showing the latest answer counts; answers are paired only where the
 * criterion means the same.
 */
export async function withThemselves(question: LogQuestion): Promise<WithThemselves | null> {
  const each = { ...question, filter: { ...question.filter, showing: "each" as const } };
  const rated = await readRated(each, ["version"]);
  const metric = metricOf(question.level);
  if (!rated || hasTooManyCategories(metric, rated.scaled.table.values.length)) return null;
  const since = new Map(question.filter.versions.map((version) => [version.id, version.since]));
  const meanings = new Dictionary(question.log.dictionaries.versions).uuids().map((id) => since.get(id) ?? 0);
  const meaningOf = rated.circumstances.version.map((code) => meanings[code]!);
  const { all, raters } = consistencyByRater(rated.scaled, metric, meaningOf);
  const people = raters.map(({ rater, ...own }) => ({ annotator: rated.scaled.table.raters[rater]!, ...own }));
  return { all, people: people.sort((a, b) => (a.agreement.value ?? 0) - (b.agreement.value ?? 0)) };
}
