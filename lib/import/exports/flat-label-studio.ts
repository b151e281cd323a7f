import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import type { Criterion } from "@/lib/guideline/schema";
import type { AnnotationMapping } from "../annotation-mapping";
import { guessLabels } from "../guess-labels";
import { draftToMapping } from "../label-draft";
import { without } from "./export-record";

const MARKS = ["annotation_id", "annotator", "lead_time"] as const;
const BOOKKEEPING = [...MARKS, "created_at", "updated_at"];

/** Whether a record is a row of Label Studio's CSV or JSON_MIN: an annotation, with the task's fields and the answers side by side. */
export function isFlat(record: Readonly<Record<string, unknown>>): boolean {
  return MARKS.every((name) => Object.hasOwn(record, name));
}

/** Of such a row what belongs to the example. */
export function flatExample(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const answers = Object.keys(record).filter((name) => isAnswer(unpackJson(record[name])));
  return without(record, [...BOOKKEEPING, ...answers]);
}

function isAnswer(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => isRecord(item) && "start" in item && "labels" in item);
  return isRecord(value) && Array.isArray(value.choices);
}

/** How such rows are read as labels on these criteria; null where no column has the name of one. */
export function flatMapping(
  columns: readonly string[],
  criteria: readonly Criterion[],
  records: readonly unknown[],
): AnnotationMapping | null {
  const guess = guessLabels(columns, criteria, records);
  const read = draftToMapping({ ...guess, example: ["id"], unordered: false, annotator: ["annotator"] }, undefined);
  return read.ok ? read.mapping : null;
}
