import { isRecord } from "@/lib/formats/fields";
import { type ExportedLabel, type ExportRecord, idText } from "./export-record";

const LISTS = ["annotations", "completions"] as const;

/** A task of Label Studio's JSON export: `{id, data, annotations: [{completed_by, result, was_cancelled, …}], predictions, drafts}`. */
export function openLabelStudio(record: Record<string, unknown>): ExportRecord | null {
  const { id, data, meta, drafts, predictions } = record;
  if (!isRecord(data) || ![...LISTS, "predictions"].some((name) => Array.isArray(record[name]))) return null;
  const given = LISTS.flatMap((name) => listOf(record[name]));
  const cancelled = given.filter(({ was_cancelled, cancelled }) => was_cancelled === true || cancelled === true);
  const people = given.filter((one) => !cancelled.includes(one)).map(readAnnotation);
  const models = listOf(predictions).map(readPrediction);
  const own = isRecord(meta) && Object.keys(meta).length > 0 ? { meta } : {};
  const name = idText(id) ?? idText(data.id);
  const { id: dataId, ...fields } = data;
  const isOther = dataId !== undefined && idText(dataId) !== name;
  return {
    tool: "Label Studio",
    id: name,
    example: { ...fields, ...own, id: name, ...(isOther && { data_id: dataId }) },
    raw: { id: name, data, ...own },
    labels: [...people, ...models].flatMap(({ labels }) => labels),
    leftOut: [
      ...cancelled.map(() => "skip" as const),
      ...listOf(drafts).map(() => "draft" as const),
      ...[...people, ...models].flatMap(({ others }) => Array.from({ length: others }, () => "not-a-label" as const)),
    ],
  };
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

interface Answers {
  labels: ExportedLabel[];
  /** Results that answer no question about the whole example. */
  others: number;
}

function readAnnotation(annotation: Record<string, unknown>): Answers {
  const { completed_by, created_at, updated_at, lead_time, ground_truth } = annotation;
  return readResults(annotation.result, {
    annotator: personOf(completed_by),
    submittedAt: created_at ?? updated_at,
    seconds: lead_time,
    ...(ground_truth === true && { isTruth: true }),
  });
}

function readPrediction({ model_version, result, created_at }: Record<string, unknown>): Answers {
  return readResults(result, { annotator: idText(model_version) ?? "model", isModel: true, submittedAt: created_at });
}

function personOf(completedBy: unknown): string | undefined {
  return isRecord(completedBy) ? (idText(completedBy.email) ?? idText(completedBy.id)) : idText(completedBy);
}

/** The results of one annotation as answers by question; the spans of a question are one answer. */
function readResults(result: unknown, by: Omit<ExportedLabel, "name" | "value">): Answers {
  const answers = new Map<string, ExportedLabel>();
  let others = 0;
  const results = listOf(result);
  for (const { from_name, value } of results) {
    const name = idText(from_name) ?? "";
    const spans = isRecord(value) ? spansOf(value) : null;
    const answer = isRecord(value) ? answerOf(value) : undefined;
    if (spans) {
      const before = answers.get(name)?.value;
      answers.set(name, {
        ...by,
        name,
        value: [...(Array.isArray(before) ? before : []), ...spans],
        offsets: "either",
      });
    } else if (answer !== undefined) answers.set(name, { ...by, name, value: answer });
    else others++;
  }
  if (results.length === 0) answers.set("", { ...by, name: "", value: [] });
  return { labels: [...answers.values()], others };
}

function spansOf({ start, end, text, labels }: Record<string, unknown>): Record<string, unknown>[] | null {
  if (typeof start !== "number" || typeof end !== "number" || !Array.isArray(labels)) return null;
  return labels.map((label: unknown) => ({ start, end, label, ...(typeof text === "string" && { text }) }));
}

/** The inside of a result about the whole example; `undefined` where it is about a stretch, a region or a relation. */
function answerOf(value: Record<string, unknown>): unknown {
  if (value.start !== undefined || value.x !== undefined) return undefined;
  const { choices, rating, number, text, datetime, selected, taxonomy, ranker } = value;
  if (Array.isArray(taxonomy)) return taxonomy.map((path: unknown) => (Array.isArray(path) ? path.at(-1) : path));
  if (selected !== undefined) return { selected };
  if (isRecord(ranker)) return Object.values(ranker)[0];
  if (text !== undefined) return { text };
  return choices ?? rating ?? number ?? datetime ?? ranker;
}
