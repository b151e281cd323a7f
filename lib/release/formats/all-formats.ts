import { alpaca } from "./alpaca";
import type { ExportFormat } from "./export-format";
import { longCsv } from "./long-csv";
import { ndjson } from "./ndjson";
import { preference } from "./preference";
import { reward } from "./reward";
import { sftMessages } from "./sft-messages";
import { sharegpt } from "./sharegpt";

/** Every format of an export, records first, then the shapes that trainers read. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  longCsv,
  ndjson,
  sftMessages,
  alpaca,
  sharegpt,
  preference,
  reward,
];

/** Media types of their files. */
export const EXPORT_TYPES: readonly string[] = [
  ...new Set(EXPORT_FORMATS.map(({ contentType }) => contentType.split(";")[0]!)),
];

export function formatNamed(name: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format.name === name);
}
