import { EXAMPLE_KINDS, type ExampleKind } from "@/lib/formats/example";
import type { RecordEvent } from "@/lib/formats/record";
import { hasEmptyResponse, type ReadExample } from "./read-examples";

/** A field of a file, what it becomes (several things where records differ), and in how many records. */
export interface FieldUse {
  field: string;
  fates: { became: string; records: number }[];
}

/** What stops a record: the field seems to belong to another shape. */
export const ASKS = "asks";

/** What becomes of each field of the records that were read, in the order of the file's columns; fields within one follow it. */
export function fieldUses(events: readonly ReadExample[], columns: readonly string[]): FieldUse[] {
  const uses = new Map<string, Map<string, number>>();
  const count = (field: string, became: string) => {
    const fates = uses.get(field) ?? new Map<string, number>();
    fates.set(became, (fates.get(became) ?? 0) + 1);
    uses.set(field, fates);
  };
  for (const event of events) {
    if (!("error" in event)) for (const { field, became } of event.fates()) count(field, became);
    else if (event.error.code === "telling-field" && event.error.field !== undefined) count(event.error.field, ASKS);
  }
  const placeOf = (field: string) => columns.findLastIndex((column) => field === column || isWithin(field, column));
  return [...uses]
    .map(([field, fates]) => ({
      field,
      fates: [...fates].map(([became, records]) => ({ became, records })).sort((a, b) => b.records - a.records),
    }))
    .sort((a, b) => placeOf(a.field) - placeOf(b.field) || depthOf(a.field) - depthOf(b.field));
}

function depthOf(path: string): number {
  return path.split(/[.[]/).length;
}

function isWithin(path: string, column: string): boolean {
  return path.startsWith(`${column}.`) || path.startsWith(`${column}[`);
}

/** How many records each shape took, the most frequent first. */
export function shapesOf(events: readonly ReadExample[]): { shape: string; records: number }[] {
  const counts = new Map<string, number>();
  for (const event of events) if ("shape" in event) counts.set(event.shape, (counts.get(event.shape) ?? 0) + 1);
  return [...counts].map(([shape, records]) => ({ shape, records })).sort((a, b) => b.records - a.records);
}

/** What a careful person wants to be told of records before they are stored: how many are of it, whether they are taken or not. */
export interface Oddities {
  kinds: { kind: ExampleKind; records: number }[];
  emptyResponses: number;
  repeatedKeys: number;
}

/** Counts what is odd about the examples that records would become if all of them were taken. */
export function odditiesOf(records: readonly RecordEvent[], examples: readonly ReadExample[]): Oddities {
  const read = examples.flatMap((event) => ("value" in event ? [event.value] : []));
  const kinds = EXAMPLE_KINDS.map((kind) => ({
    kind,
    records: read.filter((example) => example.kind === kind).length,
  }));
  return {
    kinds: kinds.filter(({ records: count }) => count > 0),
    emptyResponses: read.filter(hasEmptyResponse).length,
    repeatedKeys: records.filter((event) => "value" in event && event.repeatedKey !== undefined).length,
  };
}
