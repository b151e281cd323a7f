import type { RecordError, RecordEvent, RecordPosition } from "@/lib/formats/record";
import type { LeftOut } from "@/lib/jobs/left-out";

/** What became of a record, or of a part of one that counts by itself: something to store, something wrong, or left out and why. */
export type ImportEvent<Item> = RecordEvent<Item> | (RecordPosition & { leftOut: LeftOut });

/** The same before it has its place in the file. */
export type Outcome<Item> = { value: Item } | { error: RecordError } | { leftOut: LeftOut };

export function refusal(code: string, field: string | undefined, message: string): { error: RecordError } {
  return { error: { code, message, ...(field !== undefined && { field }) } };
}
