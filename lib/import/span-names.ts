import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import type { SpanNames } from "./annotation-mapping";

/** A list of spans under a file's own names as `{start, end, label}`, end exclusive. What is no such list stays as it is. */
export function renameSpans(value: unknown, names: SpanNames): unknown {
  const list = unpackJson(value);
  if (!Array.isArray(list)) return list;
  const spans = list.map((item: unknown) => (isRecord(item) ? rename(item, names) : item));
  return names.unplaced === "drop" ? spans.filter(isPlaced) : spans;
}

function rename(span: Record<string, unknown>, names: SpanNames) {
  const end = span[names.end];
  return {
    start: span[names.start],
    end: names.endInclusive && typeof end === "number" ? end + 1 : end,
    label: span[names.label],
  };
}

function isPlaced(span: unknown): boolean {
  return !isRecord(span) || (typeof span.start === "number" && typeof span.end === "number");
}
