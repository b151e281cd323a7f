import { z } from "zod";
import { refuseUnstorable } from "@/lib/guideline/schema";

export const PURPOSES = ["annotation", "evaluation"] as const;
export type ProjectPurpose = (typeof PURPOSES)[number];

const versionNumber = z.number().int().min(1).max(2_147_483_647);

export const createProjectSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, { error: "give the project a name" })
    .max(200, { error: "use at most 200 characters" })
    .superRefine(refuseUnstorable),
  guidelineId: z.uuid({ error: "is not the id of a guideline" }),
  /** The number of a published version of that guideline. */
  guidelineVersion: versionNumber,
  purpose: z.enum(PURPOSES).default("annotation"),
  /** How many people label each example, unless a round says otherwise. */
  overlap: z.number().int().min(1).max(100).default(1),
});
export type CreateProject = z.infer<typeof createProjectSchema>;

export const movePinSchema = z.object({ guidelineVersion: versionNumber });
export type MovePin = z.infer<typeof movePinSchema>;
