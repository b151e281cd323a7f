import { EXAMPLE_KINDS, type ExampleKind } from "@/lib/formats/example";
import { alpacaJsonl } from "@/lib/formats/export/alpaca-jsonl";
import { type LongCsvOptions, longCsv } from "@/lib/formats/export/long-csv";
import { messagesJsonl } from "@/lib/formats/export/messages-jsonl";
import { preferenceJsonl } from "@/lib/formats/export/preference-jsonl";
import { resolvedNdjson } from "@/lib/formats/export/resolved-ndjson";
import { rewardJsonl } from "@/lib/formats/export/reward-jsonl";
import type { ExampleRow, JudgmentRow, TrainingOptions } from "@/lib/formats/export/rows";
import { sharegptJsonl } from "@/lib/formats/export/sharegpt-jsonl";

interface FormatBase {
  /** The name in the API. */
  name: string;
  title: string;
  /** End of the file's name, with its dot. */
  ending: string;
  contentType: string;
  /** The kinds of example that the format can hold. */
  kinds: readonly ExampleKind[];
}

/** A format is written either from judgments or from examples with what was settled about them. */
export type ExportFormat = FormatBase &
  (
    | { rows: "judgments"; write: (rows: AsyncIterable<JudgmentRow>) => AsyncIterable<string> }
    | { rows: "examples"; write: (rows: AsyncIterable<ExampleRow>, options: TrainingOptions) => AsyncIterable<string> }
  );

const jsonl = { rows: "examples", ending: ".jsonl", contentType: "application/x-ndjson; charset=utf-8" } as const;

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  labelsCsv("long-csv", "Labels, one row each (CSV, safe in spreadsheets)", { variant: "safe" }),
  labelsCsv("long-csv-excel", "Labels for Excel (CSV, safe in spreadsheets)", { variant: "safe", hasBom: true }),
  labelsCsv("long-csv-exact", "Labels, one row each (CSV, exact, for programs)", { variant: "exact" }),
  { ...jsonl, name: "ndjson", title: "Examples with resolutions", kinds: EXAMPLE_KINDS, write: resolvedNdjson },
  {
    ...jsonl,
    name: "messages",
    title: "Chat messages for fine-tuning (OpenAI)",
    kinds: ["instruction", "reward", "preference", "conversation"],
    write: messagesJsonl,
  },
  {
    ...jsonl,
    name: "sharegpt",
    title: "ShareGPT conversations",
    kinds: ["instruction", "reward", "preference", "conversation"],
    write: sharegptJsonl,
  },
  { ...jsonl, name: "alpaca", title: "Alpaca instructions", kinds: ["instruction", "reward"], write: alpacaJsonl },
  { ...jsonl, name: "preference", title: "Prompt, chosen, rejected", kinds: ["preference"], write: preferenceJsonl },
  { ...jsonl, name: "reward", title: "Prompt, response, score", kinds: ["instruction", "reward"], write: rewardJsonl },
];

function labelsCsv(name: string, title: string, options: LongCsvOptions): ExportFormat {
  return {
    name,
    title,
    ending: ".csv",
    contentType: "text/csv; charset=utf-8",
    kinds: EXAMPLE_KINDS,
    rows: "judgments",
    write: (rows) => longCsv(rows, options),
  };
}

export function exportFormat(name: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format.name === name);
}

/** The formats that can hold at least one of the kinds that a project has. */
export function formatsFor(kinds: Iterable<ExampleKind>): ExportFormat[] {
  const present = new Set(kinds);
  return EXPORT_FORMATS.filter((format) => format.kinds.some((kind) => present.has(kind)));
}
