import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { valueIn } from "./columns";
import { entryNames } from "./guess-layout";
import { pathsWithin } from "./nested-paths";
import { entriesOf } from "./record-entries";

/**
 * The columns that a form offers, with the paths of what stands within objects in them; where one of them is a list of answers, those of
 * its entries in its place.
 */
export function offeredColumns(columns: readonly string[], records: readonly unknown[], each: string): string[] {
  if (each === "") {
    const within = columns.flatMap((column) => pathsWithin(records, column).filter((path) => !path.includes("[")));
    return [...new Set([...columns, ...within])];
  }
  const names = entryNames(
    each,
    entries(records, each).map((entry) => ({ [each]: [valueIn(entry, each)] })),
  );
  const inner = names.length > 0 ? names.map((name) => `${each}.${name}`) : [each];
  return [...columns.filter((column) => column !== each), ...inner];
}

/** Records once for each entry of a list in them. */
export function entries(records: readonly unknown[], each: string): Record<string, unknown>[] {
  const rows = records.filter(isRecord);
  if (each === "") return rows;
  return rows.flatMap((record) => {
    const read = entriesOf(record, each);
    return Array.isArray(read) ? read : [];
  });
}

/** The columns that hold lists, or objects, of which each entry can be an answer. */
export function listColumns(columns: readonly string[], records: readonly unknown[]): string[] {
  const rows = records.filter(isRecord);
  return columns.filter((column) =>
    rows.some((row) => {
      const value = unpackJson(row[column]);
      return typeof value === "object" && value !== null;
    }),
  );
}
