import type { Container } from "@/lib/formats/detect";
import { withoutBom } from "@/lib/formats/encoding";
import type { Example, ExampleKind } from "@/lib/formats/example";
import { isRecord } from "@/lib/formats/fields";
import { splitterFor } from "@/lib/formats/open-records";
import type { RecordEvent, RecordPosition } from "@/lib/formats/record";
import type { Criterion } from "@/lib/guideline/schema";
import type { AnnotationMapping } from "./annotation-mapping";
import { type AnnotationRow, readAnnotations } from "./annotation-rows";
import { readValue } from "./annotation-value";
import type { TableOptions } from "./columns";
import type { ExampleMapping } from "./mapping-schema";
import { containerOf } from "./open-container";
import { examplesOf } from "./read-examples";

/** How much of a file is read to show what will come of it: 64 KB and a byte order mark. */
export const PREVIEW_BYTES = 64 * 1024 + 3;

/** Records that are judged; a table of short rows holds thousands in its first 64 KB. */
const MOST_RECORDS = 200;

export interface PreviewFile {
  /** The first bytes of the file, at most `PREVIEW_BYTES`. */
  head: Uint8Array;
  isComplete: boolean;
  fileName?: string;
}

export type FilePreview =
  | { ok: true; container: Container; columns: string[]; events: RecordEvent[]; isWhole: boolean }
  | { ok: false; message: string };

/** Reads the beginning of a file as the import will read it. A record that is cut off by the end of the head is left out. */
export function previewFile(file: PreviewFile, table?: TableOptions): FilePreview {
  const container = containerOf(file, table);
  if (!container.ok) return { ok: false, message: container.message };
  const splitter = splitterFor(container);
  const events: RecordEvent[] = [];
  const take = (more: Iterable<RecordEvent>) => {
    for (const event of more) if (events.push(event) === MOST_RECORDS) return;
  };
  take(splitter.push(withoutBom(file.head)));
  if (file.isComplete && events.length < MOST_RECORDS) take(splitter.end());
  return {
    ok: true,
    container,
    columns: columnsOf(events),
    events,
    isWhole: file.isComplete && events.length < MOST_RECORDS,
  };
}

/** The names of the fields of the records, in the order in which they occur first. */
function columnsOf(events: readonly RecordEvent[]): string[] {
  const names = new Set<string>();
  for (const event of events) {
    if ("value" in event && isRecord(event.value)) for (const name of Object.keys(event.value)) names.add(name);
  }
  return [...names];
}

/** Records as examples, or why not, by line. */
export function previewExamples(
  events: readonly RecordEvent[],
  options: { mapping?: ExampleMapping; kind?: ExampleKind },
): RecordEvent<Example>[] {
  return events.flatMap((event) => examplesOf(event, options));
}

/** A label as it will be stored, when the example is known. */
export interface PreviewLabel extends AnnotationRow {
  read: unknown;
}

/** Records as labels on these criteria, or why not, by line. Whether the examples exist is seen only when it is imported. */
export function previewLabels(
  events: readonly RecordEvent[],
  mapping: AnnotationMapping,
  criteria: readonly Criterion[],
): RecordEvent<PreviewLabel>[] {
  const byKey = new Map(criteria.map((criterion) => [criterion.key, criterion]));
  return events.flatMap((event): RecordEvent<PreviewLabel>[] => {
    if ("error" in event) return [event];
    const { line, row: sheetRow } = event;
    const place = { line, row: sheetRow };
    const read = readAnnotations(mapping, event.value);
    if (!read.ok) return [{ ...place, error: { code: read.code, message: read.message, field: read.field } }];
    return read.rows.map((row) => previewLabel(place, row, byKey));
  });
}

function previewLabel(
  place: RecordPosition,
  row: AnnotationRow,
  criteria: ReadonlyMap<string, Criterion>,
): RecordEvent<PreviewLabel> {
  const criterion = criteria.get(row.criterion);
  if (!criterion) {
    const message = `the pinned guideline version has no criterion ${row.criterion}; it has ${[...criteria.keys()].join(", ")}`;
    return { ...place, error: { code: "unknown-criterion", message, field: "criterion" } };
  }
  const checked = readValue(criterion, row.value);
  if (checked.ok) return { ...place, value: { ...row, read: checked.value } };
  const message = `${row.criterion}: ${checked.message}, not ${JSON.stringify(row.value)}`;
  return { ...place, error: { code: "invalid-value", message, field: "value" } };
}
