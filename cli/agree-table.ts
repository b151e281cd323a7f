import type { AgreeOptions } from "@/cli/agree-options";
import { InputError } from "@/cli/input-error";
import { parseValue, withCategories } from "@/cli/parse-value";
import { rowsOfCriterion } from "@/cli/read-criterion";
import type { LongFormRow } from "@/cli/read-long-form";
import type { Clusters } from "@/lib/core/agreement/leave-one-out";
import { type Level, type ScaledTable, scaleTable } from "@/lib/core/agreement/scale";
import { createRatingTableBuilder, type RatingTable, type Value } from "@/lib/core/rating-table";

/** The judgments of a file on a scale, and the clusters of its examples when a cluster field was named. */
export interface AgreeInput {
  scaled: ScaledTable;
  nested: Clusters | undefined;
}

/** Reads judgments into a table on the scale that the options describe; an `InputError` names what does not fit. */
export async function readAgreeInput(rows: AsyncIterable<LongFormRow>, options: AgreeOptions): Promise<AgreeInput> {
  const builder = createRatingTableBuilder();
  const clusterOf = new Map<string, string>();
  const checkDeclared = createDeclaredCheck(options.categories, options.level);
  for await (const row of rowsOfCriterion(rows, options.criterion)) {
    const value = parseValue(row, options.level);
    if (value !== null) checkDeclared(row, value);
    if (options.cluster !== null) noteCluster(row, options.cluster, clusterOf);
    builder.add({
      item: row.example,
      rater: row.annotator,
      value,
      ...(row.submittedAt === null ? {} : { at: row.submittedAt }),
    });
  }
  const { table } = builder.finish();
  return {
    scaled: toScale(table, options),
    nested: options.cluster === null ? undefined : clustersOf(table, clusterOf),
  };
}

function toScale(table: RatingTable, { level, categories, circumference }: AgreeOptions): ScaledTable {
  const { values, declared } = withCategories(table.values, categories, level);
  const result = scaleTable({ ...table, values }, level, { declared, circumference: circumference ?? undefined });
  if (result.ok) return result.scaled;
  if (result.reason === "needs-category-order") {
    const remedy = "Give them from lowest to highest with --categories, or use --level nominal";
    throw new InputError(null, "value", "an ordinal level needs the order of categories that are not numbers", remedy);
  }
  throw new InputError(
    null,
    "--categories",
    `these categories do not fit the level ${level}`,
    "Declare the values used",
  );
}

/** Refuses values that are not among the declared categories; at set level, labels. */
function createDeclaredCheck(categories: string[] | null, level: Level): (row: LongFormRow, value: Value) => void {
  if (categories === null) return () => {};
  const numeric = level === "interval" || level === "ratio" || level === "circular";
  const known = new Set<string | number>(numeric ? categories.map(Number) : categories);
  return (row, value) => {
    const labels = typeof value === "object" ? value : [numeric ? Number(value) : String(value)];
    const stray = labels.find((label) => !known.has(label));
    if (stray === undefined) return;
    const remedy = `Correct it, or declare it (declared: ${categories.join(", ")})`;
    throw new InputError(row.line, "value", `${JSON.stringify(stray)} is not a declared category`, remedy);
  };
}

function noteCluster(row: LongFormRow, field: string, clusterOf: Map<string, string>) {
  const cluster = field === "session" ? row.session : row.other.get(field);
  if (cluster === undefined || cluster === null) {
    throw new InputError(row.line, field, "it is empty", `Give every row its ${field}, or leave out --cluster`);
  }
  const known = clusterOf.get(row.example);
  if (known !== undefined && known !== cluster) {
    const problem = `${JSON.stringify(row.example)} is in ${JSON.stringify(known)} and in ${JSON.stringify(cluster)}`;
    throw new InputError(row.line, field, problem, "Give all rows of an example the same value");
  }
  clusterOf.set(row.example, cluster);
}

function clustersOf(table: RatingTable, clusterOf: ReadonlyMap<string, string>): Clusters {
  const codes = new Map<string, number>();
  const clusterOfItem = Int32Array.from(table.items, (item) => {
    const cluster = clusterOf.get(item)!;
    if (!codes.has(cluster)) codes.set(cluster, codes.size);
    return codes.get(cluster)!;
  });
  return { clusterOfItem, clusters: codes.size };
}
