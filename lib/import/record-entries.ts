import { unpackJson } from "@/lib/formats/json-cell";
import type { RecordError } from "@/lib/formats/record";
import { valueIn } from "./columns";
import { refusal } from "./import-event";

/**
 * A record once for each entry of a list in it, which then stands in the place of the list. An object is the list of its members, as
 * `{key, value}`: a file may hold `{"anna": 4, "ben": 2}`.
 */
export function entriesOf(
  record: Record<string, unknown>,
  path: string,
): Record<string, unknown>[] | { error: RecordError } {
  const list = unpackJson(valueIn(record, path));
  if (list === undefined || list === "") return [];
  if (typeof list !== "object" || list === null)
    return refusal("invalid-field", path, `"${path}" is to hold a list of answers and holds ${JSON.stringify(list)}`);
  const entries = Array.isArray(list) ? list : Object.entries(list).map(([key, value]) => ({ key, value }));
  // The path as a name of its own comes before what the record holds under it.
  return entries.map((entry: unknown) => ({ ...record, [path]: entry }));
}
