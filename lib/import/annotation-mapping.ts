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
  /** What to do with a span whose start or end is not a number: refuse the label, or drop the span. */
  unplaced: z.enum(["refuse", "drop"]).default("refuse"),
});
export type SpanNames = z.infer<typeof spanNamesSchema>;

/** A column of answers: to which criterion, and how what stands there becomes an answer (`{"1": "yes", "0": "no"}`). */
const valueSchema = z.strictObject({
  column: columnSchema,
  criterion: z.union([z.strictObject({ column: columnSchema }), z.strictObject({ key: z.string().min(1).max(64) })]),
  map: valueMap.optional(),
  /** Values that say "no answer", such as NA. An empty cell always does. */
  missing: z.array(z.string()).max(100).optional(),
  /** How a list of spans is written where it is not as `{start, end, label}`. */
  spans: spanNamesSchema.optional(),
});

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
export const annotationMappingSchema = z.strictObject({
  example: idSourceSchema.default("example"),
  annotator: idSourceSchema.default("annotator"),
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
});
export type AnnotationMapping = z.infer<typeof annotationMappingSchema>;
export type AnnotationMappingInput = z.input<typeof annotationMappingSchema>;
