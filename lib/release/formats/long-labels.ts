import { LONG_COLUMNS } from "@/lib/formats/long-columns";
import { answerText } from "./answer-text";
import type { Columns } from "./columns";
import type { ExportFormat } from "./export-format";
import type { ExportedLabel } from "./exported";

type Column = (typeof LONG_COLUMNS)[number];

const CELLS: Record<Column, (label: ExportedLabel, example: string) => string | number | null> = {
  example: (_, example) => example,
  annotator: ({ annotator }) => annotator,
  criterion: ({ criterion }) => criterion,
  value: answerText,
  submittedAt: ({ submittedAt }) => submittedAt,
  activeMs: ({ activeMs }) => activeMs,
  wallMs: ({ wallMs }) => wallMs,
  session: ({ session }) => session,
  position: ({ position }) => position,
  guidelineVersion: ({ guidelineVersion }) => guidelineVersion,
  revision: ({ revision }) => revision,
  comment: ({ comment }) => comment,
};

const NUMBERS: ReadonlySet<Column> = new Set(["activeMs", "wallMs", "position", "guidelineVersion", "revision"]);
const COLUMNS = Object.fromEntries(
  LONG_COLUMNS.map((column) => [column, NUMBERS.has(column) ? "number" : "text"]),
) as Columns;

const LABELS = {
  kinds: ["text", "instruction", "preference", "reward", "conversation"],
  isTraining: false,
  columns: () => COLUMNS,
  outcome({ example, labels }, { showing = "first" }) {
    const shown = labels.filter(({ pass }) => pass > 0 === (showing === "repeat"));
    if (shown.length === 0) return "no-label";
    return {
      records: shown.map((label) =>
        Object.fromEntries(LONG_COLUMNS.map((column) => [column, CELLS[column](label, example.id)])),
      ),
    };
  },
} as const satisfies Partial<ExportFormat>;

/**
 * Labels in long form, one row per judgment: what statistics programs, spreadsheets and our own import read. First showings or repeats:
 * the table has no column that would tell them from a changed mind.
 */
export const longCsv: ExportFormat = {
  ...LABELS,
  name: "long-csv",
  title: "Labels, long CSV",
  help: "One row per judgment, with who, when, how long and under which guideline version. Imports again as it is.",
  ending: "csv",
};

/** The same rows as lines of JSON. */
export const longNdjson: ExportFormat = {
  ...LABELS,
  name: "long-ndjson",
  title: "Labels, long NDJSON",
  help: "The same rows as lines of JSON: every answer is a text, so that each column has one type. Imports again as it is.",
  ending: "ndjson",
};
