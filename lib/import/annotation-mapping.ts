import { z } from "zod";
import { integer } from "@/lib/input/schemas";
import { columnSchema, idSourceSchema, tableSchema } from "./columns";
import { timesSchema } from "./time-forms";

const valueMap = z.record(z.string(), z.string());

const spanNamesSchema = z.strictObject({
  start: z.string().min(1).default("start"),
  end: z.string().min(1).default("end"),
  label: z.string().min(1).default("label"),
  /** Whether the end names the last character rather than the place behind it. */
  endInclusive: z.boolean().default(false),
  /** What the offsets count; those of most tools that mark in a browser are UTF-16. */
  offsets: z.enum(["code-points", "utf-16"]).default("code-points"),
  /** Where the words that are marked stand beside the offsets; these must then fit them. */
  text: z.string().min(1).default("text"),
  /** What to do with a span whose start or end is not a number: refuse the label, or drop the span. */
  unplaced: z.enum(["refuse", "drop"]).default("refuse"),
});
export type SpanNames = z.infer<typeof spanNamesSchema>;

const target = {
  criterion: z.union([z.strictObject({ column: columnSchema }), z.strictObject({ key: z.string().min(1).max(64) })]),
  /** Who gave the answers of this column, where a file has a column for each person. */
  annotator: idSourceSchema.optional(),
};

/**
 * Answers: in a column, to which criterion, and how what stands there becomes an answer (`{"1": "yes", "0": "no"}`); or in a column for
 * each option, which is 1 or yes where the option was given (`{"columns": {"pos": "positive", "neg": "negative"}}`).
 */
const valueSchema = z.union([
  z.strictObject({
    column: columnSchema,
    ...target,
    map: valueMap.optional(),
    /** What stands between several answers in a cell. */
    separator: z.string().min(1).max(10).optional(),
    /** Values that say "no answer", such as NA. An empty cell always does. */
    missing: z.array(z.string()).max(100).optional(),
    /** How a list of spans is written where it is not as `{start, end, label}`. */
    spans: spanNamesSchema.optional(),
  }),
  z.strictObject({ columns: z.record(z.string().min(1).max(500), z.string().min(1).max(200)), ...target }),
]);
export type ValueSource = z.infer<typeof valueSchema>;

const durationSchema = z.union([
  z.strictObject({ column: columnSchema, unit: z.enum(["ms", "s"]).default("ms") }),
  /** From one moment to another. */
  z.strictObject({ from: columnSchema, to: columnSchema }),
]);
export type DurationSource = z.infer<typeof durationSchema>;

/** A file's own names of its versions, such as `{"A": 1, "B": 2}`. */
const versionMap = z.record(z.string(), integer(1));

/**
 * Which column is what in a file of labels. Without a mapping the columns are named as in the API: example, annotator, criterion,
 * value, submittedAt, activeMs, wallMs, session, guidelineVersion, comment. A wide file has several entries in `values`. What may be
 * missing can be null: then no column is read for it, whatever its name.
 */
export const annotationMappingSchema = z
  .strictObject({
    example: idSourceSchema.default("example"),
    annotator: idSourceSchema.default("annotator"),
    /** A path to a list in each record, of which each entry is an answer or has some: `ratings`. Columns in it begin with the path. */
    each: z.string().min(1).max(500).optional(),
    /** Names of questions in an export of another tool → keys of criteria. */
    criteria: z.record(z.string().min(1).max(500), z.string().min(1).max(64)).default({}),
    values: z
      .array(valueSchema)
      .min(1)
      .max(200)
      .default([{ column: "value", criterion: { column: "criterion" } }]),
    /** ISO 8601 (UTC where no zone is given), or seconds or milliseconds since 1970, told apart by their size; else as `times` says. */
    submittedAt: columnSchema.nullable().default("submittedAt"),
    times: timesSchema.optional(),
    activeMs: durationSchema.nullable().default({ column: "activeMs", unit: "ms" }),
    wallMs: durationSchema.nullable().default({ column: "wallMs", unit: "ms" }),
    session: idSourceSchema.nullable().default("session"),
    /** A column with version numbers or, by `map`, with other names of versions; or one number for all; null is the pinned version. */
    guidelineVersion: z
      .union([
        columnSchema,
        z.strictObject({ column: columnSchema, map: versionMap }),
        z.strictObject({ constant: integer(1) }),
      ])
      .nullable()
      .default("guidelineVersion"),
    comment: columnSchema.nullable().default("comment"),
    /** Rows to leave out: those in which the column has one of these values. */
    skip: z
      .array(z.strictObject({ column: columnSchema, equals: z.array(z.string()).min(1).max(100) }))
      .max(20)
      .default([]),
    table: tableSchema.optional(),
  })
  .superRefine(({ values }, context) => {
    const repeated = sameAnswer(values);
    if (repeated)
      context.addIssue({ code: "custom", path: ["values", repeated.at, "column"], message: repeated.message });
  });
export type AnnotationMapping = z.infer<typeof annotationMappingSchema>;
export type AnnotationMappingInput = z.input<typeof annotationMappingSchema>;

/** Two columns that answer one question by one person: which of both counts nobody could say. */
function sameAnswer(values: readonly ValueSource[]): { at: number; message: string } | null {
  const first = new Map<string, ValueSource>();
  for (const [at, value] of values.entries()) {
    const slot = JSON.stringify([value.criterion, value.annotator]);
    const other = first.get(slot);
    if (other && "key" in value.criterion) {
      const message = `${namesOf(other)} and ${namesOf(value)} both answer ${value.criterion.key} by the same person; keep one of them, or say by "annotator" whose each is`;
      return { at, message };
    }
    first.set(slot, value);
  }
  return null;
}

function namesOf(value: ValueSource): string {
  return "column" in value
    ? `“${value.column}”`
    : Object.keys(value.columns)
        .map((name) => `“${name}”`)
        .join(", ");
}
