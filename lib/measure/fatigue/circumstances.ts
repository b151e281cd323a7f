import "server-only";
import type { LogFilter } from "@/lib/labels/log/counted";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns } from "@/lib/server/columns/read-columns";

// What the log of ratings does not hold, read in a thread into columns by the codes of the log.

/** The stored keys of known answers, and which of them each item has; -1 for none. */
export async function readGold(projectId: string, criterion: string, items: Dictionary) {
  const read = await readColumns(
    {
      strings: ["SELECT example_id, value_key FROM gold_answer WHERE project_id = ", "::uuid AND criterion_key = ", ""],
      values: [projectId, criterion],
    },
    { item: { in: items }, value: { of: "values" } },
  );
  const keyOf = new Int32Array(items.size).fill(-1);
  for (let k = 0; k < read.length; k++) {
    const item = read.columns.item[k]!;
    if (item >= 0) keyOf[item] = read.columns.value[k]!;
  }
  return { keys: new Dictionary(read.dictionaries.values).texts(), keyOf };
}

/** How much there is to read, by the code of the item; 0 where it is not known. */
export async function readLengths(projectId: string, items: Dictionary): Promise<Int32Array> {
  const read = await readColumns(
    { strings: ["SELECT id, characters FROM example WHERE project_id = ", "::uuid"], values: [projectId] },
    { item: { in: items }, characters: "int" },
  );
  const lengths = new Int32Array(items.size);
  for (let k = 0; k < read.length; k++) {
    const item = read.columns.item[k]!;
    if (item >= 0) lengths[item] = read.columns.characters[k]!;
  }
  return lengths;
}

/** Places that people let go with a reason, as far as the filter lets them through. */
export async function readSkips(projectId: string, filter: LogFilter) {
  const read = await readColumns(
    {
      strings: [
        "SELECT example_id, annotator_id, skipped_at FROM assignment WHERE project_id = ",
        "::uuid AND state = 'skipped' AND guideline_version_id = ANY(",
        "::uuid[]) AND (",
        "::uuid[] IS NULL OR annotator_id = ANY(",
        "::uuid[])) AND (",
        "::uuid IS NULL OR round_id = ",
        "::uuid) AND skipped_at >= coalesce(to_timestamp(",
        "::float8 / 1000), '-infinity') AND skipped_at < coalesce(to_timestamp(",
        "::float8 / 1000), 'infinity') ORDER BY skipped_at",
      ],
      values: [
        projectId,
        filter.versions.map(({ id }) => id),
        filter.annotatorIds,
        filter.annotatorIds,
        filter.roundId,
        filter.roundId,
        filter.from,
        filter.to,
      ],
    },
    { item: { of: "items" }, rater: { of: "raters" }, at: "time" },
  );
  return {
    length: read.length,
    items: read.columns.item,
    raters: read.columns.rater,
    at: read.columns.at,
    itemNames: new Dictionary(read.dictionaries.items),
    raterNames: new Dictionary(read.dictionaries.raters),
  };
}
