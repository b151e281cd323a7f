import { z } from "zod";
import { QUALITIES } from "@/lib/guideline/schema";
import { integer, text } from "@/lib/input/schemas";
import { CHECK_SIDES, lookSchema } from "../inspect/schema";

/** Which examples a selection is about. */
export const selectionSchema = lookSchema.pick({ where: true, check: true, side: true, labels: true });
export type SelectionAsked = z.infer<typeof selectionSchema>;

const expected = integer(0)
  .optional()
  .describe("How many were seen to match: where another number does now, nothing is done");

const name = text(200)
  .trim()
  .min(1, { error: "give the selection a name" })
  .describe("It filters wherever slices do, as selection=name");

export const saveSelectionSchema = selectionSchema.extend({ name, expected });
export type SaveSelection = z.input<typeof saveSelectionSchema>;

export const excludeMatchingSchema = selectionSchema.extend({
  reason: z.enum(QUALITIES).describe("The quality that they lack"),
  note: text(10_000).trim().default(""),
  expected,
});
export type ExcludeMatching = z.input<typeof excludeMatchingSchema>;

export const selectionIdSchema = z.object({ selection: z.uuid() });

export const checkOfSelectionSchema = z.object({
  where: lookSchema.shape.where.unwrap().refine((where) => where.length > 0, { error: "say at least one condition" }),
  title: text(200).trim().min(1, { error: "give the check a name" }),
  quality: z.enum(QUALITIES),
});
export type CheckOfSelection = z.input<typeof checkOfSelectionSchema>;

export const checkKeySchema = z.object({ check: text(63) });

/** What is kept with a selection: a condition that nothing can read any more is kept as it was written. */
export const keptAskedSchema = z.object({
  where: z.array(z.string()).optional(),
  check: z.string().optional(),
  side: z.enum(CHECK_SIDES).optional(),
  labels: z.string().optional(),
  reason: z.enum(QUALITIES).optional(),
  note: z.string().optional(),
});
export type KeptAsked = z.infer<typeof keptAskedSchema>;
