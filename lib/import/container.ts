import { type Detection, detectFormat, type FileHead } from "@/lib/formats/detect";
import { startsWith } from "@/lib/formats/encoding";
import { isRecord } from "@/lib/formats/fields";
import { type RecordEvent, setField } from "@/lib/formats/record";
import { headFromUtf16 } from "@/lib/formats/utf16";
import type { TableOptions } from "./columns";

/** How a text file holds its records, by its head and the user's word; why it cannot be read where it cannot. */
export function containerOf(file: FileHead, table: TableOptions | undefined): Detection {
  return detectFormat({ ...file, head: headFromUtf16(file.head), table });
}

/** Which of the files that are no text one is, by its first bytes. */
export function binaryKind(head: Uint8Array): "workbook" | "parquet" | null {
  if (startsWith(head, [0x50, 0x4b, 3, 4])) return "workbook";
  return startsWith(head, [0x50, 0x41, 0x52, 0x31]) ? "parquet" : null;
}

/** A record in which the words for a missing value are empty. */
export function withoutMissing(event: RecordEvent, missing: ReadonlySet<string>): RecordEvent {
  if ("error" in event || !isRecord(event.value)) return event;
  const value: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(event.value))
    setField(value, name, typeof field === "string" && missing.has(field.trim()) ? "" : field);
  return { ...event, value };
}
