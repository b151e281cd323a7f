import { measureFilterSchema } from "@/lib/measure/schema";

/** Which labels count, by the same query string as everywhere; here every part may be left out. */
export const labelFilterSchema = measureFilterSchema.partial().extend({
  criterion: measureFilterSchema.shape.criterion
    .optional()
    .describe("Only this criterion; for preference and reward the one that makes the record"),
  version: measureFilterSchema.shape.version.describe(
    "Only labels and resolutions under this guideline version; all unless said (each row names its own)",
  ),
  annotators: measureFilterSchema.shape.annotators.describe(
    "Comma-separated emails or ids of annotators; all unless said",
  ),
});
