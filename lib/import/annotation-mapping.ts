import { z } from "zod";
import { columnSchema, idSourceSchema, tableSchema } from "@/lib/import/columns";

const timeSchema = z.union([
  columnSchema,
  /** `auto` tells ISO 8601 from seconds and milliseconds since 1970 by their form and size. */
  z.strictObject({ column: columnSchema, format: z.enum(["auto", "iso", "epoch-s", "epoch-ms"]).default("auto") }),
]);

const durationSchema = z.union([
  /** In milliseconds. */
  columnSchema,
  z.strictObject({ column: columnSchema, unit: z.enum(["ms", "s"]) }),
  /** From one moment to another. */
  z.strictObject({ from: timeSchema, to: timeSchema }),
]);

const spanNamesSchema = z.strictObject({
  start: z.string().min(1).default("start"),
  end: z.string().min(1).default("end"),
  label: z.string().min(1).default("label"),
  /** Whether the end names the last character rather than the place behind it. */
  endInclusive: z.boolean().default(false),
  /** What to do with a span whose start or end is not a number, such as "missing". */
  unplaced: z.enum(["refuse", "drop"]).default("refuse"),
});

const valueSchema = z
  .strictObject({
    column: columnSchema,
    /** The key of the criterion that the whole column answers. */
    criterion: z.string().min(1).max(100).optional(),
    /** Or the column that names the criterion of each row, and what its names mean. */
    criterionColumn: columnSchema.optional(),
    criterionMap: z.record(z.string(), z.string()).optional(),
    /** What the file's values mean, for example `{"1": "yes"}`. A value that is not listed stays as it is. */
    map: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    /** Values that say "no answer". An empty cell says so too where a row has several values. */
    missing: z.array(z.string()).max(100).optional(),
    /** How the spans of a span criterion are written. */
    spans: spanNamesSchema.optional(),
  })
  .refine((value) => (value.criterion === undefined) !== (value.criterionColumn === undefined), {
    error: "give either the criterion or the column that names it",
  });

/** How a file of existing labels is to be read: one or more judgments per row. */
export const annotationMappingSchema = z.strictObject({
  table: tableSchema.optional(),
  example: idSourceSchema,
  annotator: idSourceSchema,
  values: z.array(valueSchema).min(1).max(200),
  submittedAt: timeSchema.optional(),
  activeMs: durationSchema.optional(),
  wallMs: durationSchema.optional(),
  session: idSourceSchema.optional(),
  position: columnSchema.optional(),
  guidelineVersion: z
    .union([
      columnSchema,
      z.strictObject({ column: columnSchema, map: z.record(z.string(), z.number().int().min(1)) }),
      z.strictObject({ constant: z.number().int().min(1) }),
    ])
    .optional(),
  revision: columnSchema.optional(),
  comment: columnSchema.optional(),
  /** Rows to pass over: those that have one of the given values in a column. */
  skip: z
    .array(z.strictObject({ column: columnSchema, equals: z.union([z.string(), z.array(z.string()).min(1)]) }))
    .max(20)
    .default([]),
});

export type AnnotationMapping = z.infer<typeof annotationMappingSchema>;
export type AnnotationMappingInput = z.input<typeof annotationMappingSchema>;
export type ValueSource = z.infer<typeof valueSchema>;
export type SpanNames = z.infer<typeof spanNamesSchema>;
export type TimeSource = z.infer<typeof timeSchema>;
export type DurationSource = z.infer<typeof durationSchema>;

/** The mapping of labels in long form under their own names (see `LONG_COLUMNS`). */
export const LONG_MAPPING: AnnotationMapping = annotationMappingSchema.parse({
  example: "example",
  annotator: "annotator",
  values: [{ criterionColumn: "criterion", column: "value" }],
  submittedAt: "submittedAt",
  activeMs: "activeMs",
  wallMs: "wallMs",
  session: "session",
  position: "position",
  guidelineVersion: "guidelineVersion",
  revision: "revision",
  comment: "comment",
});
