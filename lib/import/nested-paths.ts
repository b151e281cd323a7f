import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { valueIn } from "./columns";

const DEEPEST = 4;
const MOST_PATHS = 40;
/** Entries of a list that are offered one by one. */
const MOST_ENTRIES = 4;
/** Records that are looked into; those of one file are mostly alike. */
const MOST_RECORDS = 50;

/**
 * The paths of what stands within a column, where it holds nothing but objects or lists, also as JSON text: `input.question`,
 * `messages[0].content`. Empty for a column of plain values.
 */
export function pathsWithin(records: readonly unknown[], column: string): string[] {
  const values = records
    .slice(0, MOST_RECORDS)
    .filter(isRecord)
    .map((record) => unpackJson(valueIn(record, column)))
    .filter((value) => value !== undefined && value !== "");
  if (values.length === 0 || values.some((value) => typeof value !== "object")) return [];
  const paths = new Set<string>();
  for (const value of values) collect(value, column, 1, paths);
  return [...paths].slice(0, MOST_PATHS);
}

function collect(value: unknown, path: string, depth: number, paths: Set<string>): void {
  const inner = unpackJson(value);
  if (depth > 1 && (typeof inner !== "object" || inner === null || depth > DEEPEST)) {
    paths.add(path);
  } else if (Array.isArray(inner) && inner.length === 1 && isRecord(inner[0])) {
    // A path goes through a list of a single object as if it were the object.
    collect(inner[0], path, depth, paths);
  } else if (Array.isArray(inner)) {
    for (const [index, entry] of inner.slice(0, MOST_ENTRIES).entries())
      collect(entry, `${path}[${index}]`, depth + 1, paths);
  } else if (isRecord(inner)) {
    for (const [name, member] of Object.entries(inner)) collect(member, `${path}.${name}`, depth + 1, paths);
  }
}
