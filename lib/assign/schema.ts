import { z } from "zod";

/** What a lead says to open a round. */
export const roundInputSchema = z.object({
  name: z.string().trim().min(1, { error: "give the round a name" }).max(200),
  overlap: z.int().min(1).max(100).describe("How many annotators label each example"),
  share: z
    .number()
    .gt(0)
    .max(1)
    .default(1)
    .describe("Share of the examples that get the overlap; the others get one annotator"),
  examples: z
    .union([z.literal("all"), z.array(z.string().min(1)).min(1).max(200_000)])
    .default("all")
    .describe("all, or ids of examples (their own or the importer's)"),
  annotators: z
    .array(z.string().trim().toLowerCase().min(1))
    .max(1000)
    .optional()
    .describe("Emails of those who take part; nobody named: every annotator of the project"),
  goldRate: z.number().min(0).max(0.5).default(0).describe("Share of gold examples shown unannounced"),
  repeatRate: z.number().min(0).max(0.5).default(0).describe("Share of examples shown again to the same person"),
});
export type RoundInput = z.infer<typeof roundInputSchema>;
