import { z } from "zod";
import { refuseUnstorable } from "@/lib/guideline/schema";
import { integer } from "@/lib/input/schemas";

export const PURPOSES = ["annotation", "evaluation"] as const;
export type ProjectPurpose = (typeof PURPOSES)[number];

const versionNumber = integer(1);

const projectName = z
  .string()
  .trim()
  .min(1, { error: "give the project a name" })
  .max(200, { error: "use at most 200 characters" })
  .superRefine(refuseUnstorable);
const overlap = integer(1, 100);

export const createProjectSchema = z.object({
  name: projectName,
  guidelineId: z.uuid({ error: "is not the id of a guideline" }),
  /** The number of a published version of that guideline. */
  guidelineVersion: versionNumber,
  purpose: z.enum(PURPOSES).default("annotation"),
  /** How many people label each example, unless a round says otherwise. */
  overlap: overlap.default(1),
});
export type CreateProject = z.infer<typeof createProjectSchema>;

export const movePinSchema = z.object({ guidelineVersion: versionNumber });
export type MovePin = z.infer<typeof movePinSchema>;

export const projectSettingsSchema = z.object({
  name: projectName,
  overlap,
  /** How long a handed-out example stays with its holder: up to a week. */
  leaseMinutes: integer(1, 10_080),
  /** The pause after which a session of work counts as ended: up to a day. */
  idleMinutes: integer(1, 1440),
  openAfterSubmit: z.boolean(),
  /** After so many minutes of a session the labelling screen speaks of a break; null: never. */
  breakMinutes: integer(5, 480).nullable(),
  /** Labels of an example stay as they are while it is settled. */
  settledFinal: z.boolean(),
});
export type ProjectSettings = z.infer<typeof projectSettingsSchema>;

export const breakSchema = projectSettingsSchema.pick({ breakMinutes: true });
export type BreakInput = z.infer<typeof breakSchema>;

export const deleteProjectSchema = z.object({
  name: z.string().trim().max(200).describe("The project's name, to say that it is meant"),
});
export type DeleteProject = z.infer<typeof deleteProjectSchema>;
