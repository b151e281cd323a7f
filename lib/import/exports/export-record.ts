import type { LeftOut } from "@/lib/jobs/left-out";
import type { Offsets } from "../span-offsets";

/** An answer in an export of another labelling tool. */
export interface ExportedLabel {
  /** Of the question, as the tool calls it; empty where an annotation holds none. */
  name: string;
  value: unknown;
  /** Missing where the export names nobody. */
  annotator?: string | undefined;
  /** A model's: a prediction or suggestion. */
  isModel?: true;
  /** The tool says that it is the truth. */
  isTruth?: true;
  offsets?: Exclude<Offsets, "code-points">;
  submittedAt?: unknown;
  seconds?: unknown;
}

/** A record of such an export, taken apart. */
export interface ExportRecord {
  tool: "Label Studio" | "Argilla" | "doccano";
  id: string | undefined;
  /** The fields of the example, by their own names. */
  example: Record<string, unknown>;
  /** The same as they stand in the file, for mappings that name them so. */
  raw: Record<string, unknown>;
  labels: ExportedLabel[];
  leftOut: LeftOut[];
}

/** An id as text; none where it is no text and no number. */
export function idText(id: unknown): string | undefined {
  const text = typeof id === "number" || typeof id === "string" ? String(id).trim() : "";
  return text === "" ? undefined : text;
}

/** A record without some of its members. */
export function without(record: Readonly<Record<string, unknown>>, names: Iterable<string>): Record<string, unknown> {
  const gone = new Set(names);
  return Object.fromEntries(Object.entries(record).filter(([name]) => !gone.has(name)));
}
