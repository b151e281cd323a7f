import { isRecord } from "@/lib/formats/fields";
import { type ExportedLabel, type ExportRecord, idText, without } from "./export-record";

const LABELS = ["label", "labels", "entities", "cats", "annotations"] as const;
/** Fields of records that only look alike: their lists are something else. */
const OTHERS = ["prompt", "response", "completion", "completions", "messages", "conversations", "instruction"];

/**
 * A record of doccano: a text with a list of labels, of spans (`[0, 2, "ORG"]` or `{label, start_offset, end_offset}`), of texts, or of
 * annotations by user. It names nobody but in the last form.
 */
export function openDoccano(record: Record<string, unknown>): ExportRecord | null {
  const text = record.text ?? record.data;
  const lists = LABELS.filter((name) => isLabelList(record[name]));
  if (typeof text !== "string" || lists.length === 0 || OTHERS.some((name) => name in record)) return null;
  const id = idText(record.id);
  const kept = without(record, [
    ...lists,
    "relations",
    "Comments",
    "comments",
    ...(record.text === undefined ? ["data"] : []),
  ]);
  const labels = lists.flatMap((name) => readList(name, record[name] as unknown[]));
  const relations = Array.isArray(record.relations) ? record.relations.length : 0;
  return {
    tool: "doccano",
    id,
    example: { ...kept, text },
    raw: { ...kept, text },
    labels,
    leftOut: Array.from({ length: relations }, () => "not-a-label" as const),
  };
}

type Triple = [start: number, end: number, label: string];

function isTriple(item: unknown): item is Triple {
  return Array.isArray(item) && item.length === 3 && typeof item[0] === "number" && typeof item[2] === "string";
}

function isMark(item: unknown): item is Record<string, unknown> {
  return (
    isRecord(item) && item.label !== undefined && (typeof item.start_offset === "number" || item.user !== undefined)
  );
}

function isLabelList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string" || isTriple(item) || isMark(item));
}

/** The answers of one list: of each user where it names them. */
function readList(name: string, list: readonly unknown[]): ExportedLabel[] {
  const byUser = new Map<string | undefined, unknown[]>(list.length === 0 ? [[undefined, []]] : []);
  for (const item of list) {
    const user = isMark(item) ? idText(item.user) : undefined;
    byUser.set(user, [...(byUser.get(user) ?? []), labelOf(item)]);
  }
  return [...byUser].map(([annotator, value]) => ({ name, value, annotator }));
}

function labelOf(item: unknown): unknown {
  if (isTriple(item)) return { start: item[0], end: item[1], label: item[2] };
  if (!isMark(item)) return item;
  const { label, start_offset, end_offset } = item;
  return start_offset === undefined ? String(label) : { start: start_offset, end: end_offset, label: String(label) };
}
