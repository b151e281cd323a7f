import type { ExampleRow } from "@/lib/formats/export/rows";
import { jsonLines, writeRows } from "@/lib/formats/export/write-rows";

/** Examples in canonical shape, one per line, each with `resolutions`, `{criterion: {value, method, reason, …}}`. */
export function resolvedNdjson(rows: AsyncIterable<ExampleRow>): AsyncGenerator<string> {
  return writeRows(rows, ({ example, resolutions }) => jsonLines({ ...example, resolutions: resolutions ?? {} }));
}
