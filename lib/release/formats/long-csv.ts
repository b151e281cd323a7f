import { LONG_COLUMNS } from "@/lib/formats/long-columns";
import { neutralise, SAFE_COLUMN } from "@/lib/formats/spreadsheet-safe";
import type { AnswerValue } from "@/lib/guideline/schema";
import type { ExportFormat } from "./export-format";
import type { ExportedExample, ExportedLabel } from "./exported";

/** The byte order mark says "UTF-8" to spreadsheets. */
const MARK = "\ufeff";
const NEEDS_QUOTES = /[",\r\n]|^[\s\ufeff]|\s$/;

/**
 * Labels in long form, one row per judgment: what statistics programs, spreadsheets and our own import read. First showings or repeats:
 * the table has no column that would tell them from a changed mind.
 */
export const longCsv: ExportFormat = {
  name: "long-csv",
  title: "Labels, long CSV",
  help: "One row per judgment, with who, when, how long and under which guideline version. Imports again as it is.",
  ending: "csv",
  contentType: "text/csv; charset=utf-8",
  kinds: ["text", "instruction", "preference", "reward", "conversation"],
  isTraining: false,
  async *write(rows, { tally, csv, showing = "first" }) {
    const isSafe = csv === "safe";
    yield isSafe ? `${MARK}${LONG_COLUMNS.join(",")},${SAFE_COLUMN}\r\n` : `${LONG_COLUMNS.join(",")}\r\n`;
    for await (const row of rows) {
      const lines = row.labels
        .filter(({ pass }) => pass > 0 === (showing === "repeat"))
        .map((label) => line(row, label, isSafe));
      tally.examples++;
      tally.records += lines.length;
      if (lines.length > 0) yield lines.join("");
    }
  },
};

type Column = (typeof LONG_COLUMNS)[number];

const CELLS: Record<Column, (label: ExportedLabel, example: string) => string | number | null> = {
  example: (_, example) => example,
  annotator: ({ annotator }) => annotator,
  criterion: ({ criterion }) => criterion,
  value: ({ value }) => (value === null ? null : valueText(value)),
  submittedAt: ({ submittedAt }) => submittedAt,
  activeMs: ({ activeMs }) => activeMs,
  wallMs: ({ wallMs }) => wallMs,
  session: ({ session }) => session,
  position: ({ position }) => position,
  guidelineVersion: ({ guidelineVersion }) => guidelineVersion,
  revision: ({ revision }) => revision,
  comment: ({ comment }) => comment,
};

/** A safe line names the columns whose cells were neutralised, so that the import undoes just these. */
function line({ example }: ExportedExample, label: ExportedLabel, isSafe: boolean): string {
  const marked: string[] = [];
  const cells = LONG_COLUMNS.map((column) => {
    const content = CELLS[column](label, example.id);
    if (typeof content !== "string") return content ?? "";
    const safe = isSafe ? neutralise(content) : content;
    if (safe !== content) marked.push(column);
    return quoted(safe);
  });
  return `${(isSafe ? [...cells, marked.join(" ")] : cells).join(",")}\r\n`;
}

/** An answer as one cell, such that the import reads the same answer: texts and numbers plain, a bare preference by its choice, else JSON. */
export function valueText(value: AnswerValue): string {
  if (typeof value !== "object") return String(value);
  const isBarePreference = !Array.isArray(value) && value.strength === undefined;
  return isBarePreference ? value.choice : JSON.stringify(value);
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
