import { isRecord } from "@/lib/formats/fields";
import type { RecordEvent } from "@/lib/formats/record";
import type { Criterion } from "@/lib/guideline/schema";
import { type AnnotationMapping, annotationMappingSchema } from "./annotation-mapping";
import type { AnnotationRow } from "./annotation-row";
import { readAnnotations } from "./annotation-rows";
import { readId } from "./columns";
import type { ExportRecord } from "./exports/export-record";
import { exportRows } from "./exports/export-rows";
import { flatMapping, isFlat } from "./exports/flat-label-studio";
import { matchNames } from "./exports/match-names";
import { openExport } from "./exports/open-export";
import { type ImportEvent, type Outcome, refusal } from "./import-event";
import { ColumnWatch, labelColumns } from "./mapped-columns";
import { examplesOf } from "./read-examples";
import { entriesOf } from "./record-entries";

/** How the records of one file are read as labels. */
export interface LabelReader {
  /** What the mapping names and the records that were seen do not have. */
  problem(): string | null;
  /** What became of a record, answer by answer. */
  read(event: RecordEvent): ImportEvent<AnnotationRow>[];
}

const WITHOUT_MAPPING = JSON.stringify(annotationMappingSchema.parse({}).values);

/**
 * Decides by the first records how a file of labels is read: by its mapping, or, where this names no columns of answers, as the export
 * of another labelling tool that it is.
 */
export function labelReader(
  head: readonly unknown[],
  given: AnnotationMapping,
  criteria: readonly Criterion[],
): LabelReader {
  const isMapped = JSON.stringify(given.values) !== WITHOUT_MAPPING;
  const open = (record: unknown): ExportRecord | null => (isMapped ? null : openExport(record));
  const names = matchNames(
    head.flatMap((record) => open(record)?.labels ?? []),
    criteria,
    given.criteria,
  );
  const mapping = (!isMapped && mappingOfFlat(head, criteria)) || given;
  const watch = new ColumnWatch(labelColumns(mapping));
  const see = (record: unknown) => {
    if (!isRecord(record) || open(record)) return;
    const entries = mapping.each === undefined ? [] : entriesOf(record, mapping.each);
    for (const entry of Array.isArray(entries) && entries.length > 0 ? entries : [record]) watch.see(entry);
  };
  for (const record of head) see(record);
  const outcomes = (event: RecordEvent & { value: unknown }): Outcome<AnnotationRow>[] => {
    const opened = open(event.value);
    if (!opened) return readAnnotations(mapping, event.value);
    const rows = exportRows(opened, { names, criteria, annotator: annotatorIn(event.value, mapping) });
    return opened.id === undefined ? ofContent(event, rows) : rows;
  };
  return {
    problem: () => watch.problem(),
    read: (event) => {
      if ("error" in event) return [event];
      see(event.value);
      const { line, row } = event;
      return outcomes(event).map((outcome) => ({ line, row, ...outcome }));
    },
  };
}

/** Labels of a record that brings no id: they are about the example that it holds, if it holds one. */
function ofContent(event: RecordEvent, rows: Outcome<AnnotationRow>[]): Outcome<AnnotationRow>[] {
  const [read] = examplesOf(event, {});
  if (!read || "error" in read)
    return rows.map((row) => ("value" in row ? refusal("missing-field", "example", NAMELESS) : row));
  return rows.map((row) => ("value" in row ? { value: { ...row.value, content: read.value } } : row));
}

const NAMELESS = "the record brings neither an id nor an example that can be read, so nobody knows what is labelled";

function mappingOfFlat(head: readonly unknown[], criteria: readonly Criterion[]): AnnotationMapping | null {
  const rows = head.filter(isRecord);
  if (rows.length === 0 || !rows.every(isFlat)) return null;
  return flatMapping([...new Set(rows.flatMap((row) => Object.keys(row)))], criteria, rows);
}

/** Who labelled by the mapping's word, where an export names nobody. */
function annotatorIn(record: unknown, { annotator }: AnnotationMapping): string | undefined {
  const read = isRecord(record) ? readId(record, annotator) : undefined;
  return read?.ok ? read.text : undefined;
}
