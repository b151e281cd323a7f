import { isRecord } from "@/lib/formats/fields";
import { type RecordError, type RecordEvent, refused } from "@/lib/formats/record";
import { textProblem } from "@/lib/formats/storable";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { AnnotationMapping, ValueSource } from "@/lib/import/annotation-mapping";
import { type IdSource, readId, valueIn } from "@/lib/import/columns";
import { toAnswer } from "@/lib/import/label-values";
import { type Circumstances, readCircumstances } from "@/lib/import/row-circumstances";

/** One existing judgment: who answered what about which example, and under which circumstances. */
export interface AnnotationRow extends Circumstances {
  /** The external id of the example. */
  example: string;
  annotator: string;
  /** The key of the criterion. */
  criterion: string;
  value: AnswerValue;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads judgments from the records of a file. A record gives as many as its mapping has values; one that is wrong is
 * reported with the record's line, and the record's other values are kept. Skipped rows and missing values give nothing.
 */
export async function* annotationRows(
  records: AsyncIterable<RecordEvent>,
  mapping: AnnotationMapping,
  criteria: readonly Criterion[],
): AsyncGenerator<RecordEvent<AnnotationRow>> {
  const byKey = new Map(criteria.map((criterion) => [criterion.key, criterion]));
  for await (const record of records) {
    if ("error" in record) yield record;
    else yield* readAnnotations(record.line, record.value, mapping, byKey);
  }
}

function* readAnnotations(
  line: number,
  record: unknown,
  mapping: AnnotationMapping,
  criteria: ReadonlyMap<string, Criterion>,
): Generator<RecordEvent<AnnotationRow>> {
  if (!isRecord(record)) {
    yield refused(line, "not-an-object", "the record is not an object; give its fields names");
    return;
  }
  if (mapping.skip.some(({ column, equals }) => [equals].flat().includes(String(valueIn(record, column) ?? ""))))
    return;
  const who = readWho(record, mapping);
  if ("message" in who) {
    yield { line, error: who };
    return;
  }
  for (const source of mapping.values) {
    const read = readValue(record, source, mapping.values.length > 1, criteria);
    if (read === undefined) continue;
    yield "message" in read ? { line, error: read } : { line, value: { ...who, ...read } };
  }
}

/** What all judgments of a record share, or what is wrong with it. */
function readWho(record: Row, mapping: AnnotationMapping): Omit<AnnotationRow, "criterion" | "value"> | RecordError {
  const example = readRequiredId(record, "example", mapping.example);
  if (typeof example !== "string") return example;
  const annotator = readRequiredId(record, "annotator", mapping.annotator);
  if (typeof annotator !== "string") return annotator;
  const circumstances = readCircumstances(record, mapping);
  return "message" in circumstances ? circumstances : { example, annotator, ...circumstances };
}

const LONGEST_ID = 500;

function readRequiredId(record: Row, field: string, source: IdSource): string | RecordError {
  const read = readId(record, source);
  if (!read.ok) return { code: "invalid-field", field, message: `"${field}": ${read.message}` };
  if (read.text === undefined) return { code: "missing-field", field, message: `"${field}" is missing` };
  const problem = read.text.length > LONGEST_ID ? `is longer than ${LONGEST_ID} characters` : textProblem(read.text);
  return problem ? { code: "invalid-field", field, message: `"${field}" ${problem}` } : read.text;
}

/** The answer in one column; nothing when the cell says that there is none. */
function readValue(
  record: Row,
  source: ValueSource,
  isOneOfSeveral: boolean,
  criteria: ReadonlyMap<string, Criterion>,
): { criterion: string; value: AnswerValue } | RecordError | undefined {
  const raw = valueIn(record, source.column) ?? "";
  if (source.missing?.includes(String(raw)) || (raw === "" && isOneOfSeveral)) return undefined;
  const key = readCriterionKey(record, source);
  if (typeof key !== "string") return key;
  const criterion = criteria.get(key);
  if (!criterion) {
    const known = [...criteria.keys()].join(", ") || "none";
    return {
      code: "unknown-criterion",
      field: "criterion",
      message: `the guideline has no criterion ${JSON.stringify(key.slice(0, 100))}; it has: ${known}`,
    };
  }
  if (raw === "") return { code: "missing-field", field: "value", message: `"value" is missing for ${key}` };
  const checked = toAnswer(criterion, mapped(raw, source.map), source.spans);
  if (checked.ok) return { criterion: key, value: checked.value };
  return { code: "invalid-value", field: key, message: `${key}: ${shown(raw)} does not fit; ${checked.message}` };
}

function readCriterionKey(
  record: Row,
  { criterion, criterionColumn, criterionMap }: ValueSource,
): string | RecordError {
  if (criterion !== undefined) return criterion;
  const name = String(valueIn(record, criterionColumn ?? "criterion") ?? "").trim();
  if (name === "") return { code: "missing-field", field: "criterion", message: '"criterion" is missing' };
  return criterionMap && Object.hasOwn(criterionMap, name) ? (criterionMap[name] as string) : name;
}

function mapped(raw: unknown, map: ValueSource["map"]): unknown {
  return map && typeof raw !== "object" && Object.hasOwn(map, String(raw)) ? map[String(raw)] : raw;
}

function shown(raw: unknown): string {
  const text = JSON.stringify(raw) ?? "undefined";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
