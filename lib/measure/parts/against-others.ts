import { hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import type { Estimate } from "@/lib/core/estimate";
import { eachAgainstOthers } from "@/lib/core/judge/each-against-others";
import { type LogQuestion, readRated } from "../rated";

/** Each person, by id, against the answer that most of the others gave, the least in agreement first; for a thread. */
export async function againstOthers(question: LogQuestion): Promise<{ annotator: string; alpha: Estimate }[]> {
  const rated = await readRated(question);
  if (!rated || hasTooManyCategories(metricOf(question.level), rated.scaled.table.values.length)) return [];
  return eachAgainstOthers(rated.scaled)
    .map(({ rater, alpha }) => ({ annotator: rated.scaled.table.raters[rater]!, alpha }))
    .sort((a, b) => (a.alpha.value ?? 2) - (b.alpha.value ?? 2));
}
