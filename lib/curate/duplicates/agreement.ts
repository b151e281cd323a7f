import { alignPatterns } from "@/lib/core/agreement/aligned-patterns";
import { type Comparison, compareAligned } from "@/lib/core/agreement/comparison";
import { categoriesOf, hasTooManyCategories, metricOf } from "@/lib/core/agreement/metric-of-level";
import { filterRatings } from "@/lib/core/rating-table";
import { type LogQuestion, readRated } from "@/lib/measure/rated";

/**
 * Alpha on one criterion of all examples (`before`) and of those that a search for duplicates keeps (`after`), with the second minus the first:
 * its jackknife deletes an example from both at once, with all its copies. For a thread; null where answers are not compared, or no copy
 * was labelled.
 */
export async function agreementWithoutCopies(question: LogQuestion): Promise<Comparison | null> {
  const rated = await readRated(question);
  const metric = metricOf(question.level);
  if (!rated?.isSpare || hasTooManyCategories(metric, rated.scaled.table.values.length)) return null;
  const { scaled, isSpare } = rated;
  const { table } = scaled;
  const { a, b } = alignPatterns(
    table,
    filterRatings(table, (t) => isSpare[table.item[t]!] === 0),
  );
  const categories = categoriesOf(scaled);
  return compareAligned(metric, [a, b], [categories, categories]);
}
