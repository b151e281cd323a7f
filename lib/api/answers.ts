import { z } from "zod";

/** Shapes that answers share. */

export const intervalSchema = z.tuple([z.number(), z.number()]).nullable();

/** A statistic as every call gives it; `lib/core/estimate` says what its parts are. */
export const estimateSchema = z.object({
  value: z.number().nullable(),
  interval: intervalSchema,
  standardError: z.number().nullable(),
  confidence: z.number(),
  intervalMethod: z.string().nullable(),
  items: z.int(),
  units: z
    .int()
    .optional()
    .describe(
      "How many units the interval takes for independent, where copies of a text are one; absent where it is the items",
    ),
  raters: z.int(),
  pairs: z.int(),
  judgments: z.int(),
  method: z.string(),
  undefinedBecause: z.string().nullable(),
});

export const jobIdSchema = z.object({ jobId: z.uuid() });

/** Plain data with its times as the API writes them. */
export type Iso<T> = T extends Date ? string : T extends object ? { [Key in keyof T]: Iso<T[Key]> } : T;

/** The same data with its times in ISO 8601. */
export function iso<T>(value: T): Iso<T>;
export function iso(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((one) => iso(one));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, iso(one)]));
}
