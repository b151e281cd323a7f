import { isRecord } from "@/lib/formats/fields";
import { recognise } from "@/lib/formats/recognise";
import { hasColumn } from "../columns";
import { exampleColumns } from "../mapped-columns";
import type { ExampleMapping } from "../mapping-schema";
import { openArgilla } from "./argilla";
import { openDoccano } from "./doccano";
import type { ExportRecord } from "./export-record";
import { flatExample, isFlat } from "./flat-label-studio";
import { openLabelStudio } from "./label-studio";

/** A record of another labelling tool's export, taken apart into example and labels; null for any other record. */
export function openExport(record: unknown): ExportRecord | null {
  return isRecord(record) ? (openLabelStudio(record) ?? openArgilla(record) ?? openDoccano(record)) : null;
}

/**
 * What an example is read from: of an export the fields of its example, by themselves or, where a mapping names them so, as they stand
 * in the file. Any other record as it is.
 */
export function exampleRecord(record: unknown, mapping?: ExampleMapping): unknown {
  const opened = openExport(record);
  if (!opened) return isRecord(record) && isFlat(record) ? flatExample(record) : record;
  const named = mapping ? exampleColumns(mapping) : [];
  const usual = withText(opened.example);
  if (named.length === 0) return usual;
  const fitting = (one: Record<string, unknown>) => named.every((column) => hasColumn(one, column));
  return [opened.raw, usual].find(fitting) ?? opened.example;
}

/** These tools let a field have any name: the only text is the text, where no shape knows it. */
function withText(example: Record<string, unknown>): Record<string, unknown> {
  if (recognise(example).ok) return example;
  const texts = Object.entries(example).filter(([name, value]) => name !== "id" && typeof value === "string");
  const [only] = texts;
  if (!only || texts.length > 1) return example;
  const { [only[0]]: text, ...others } = example;
  return { ...others, text };
}
