import { z } from "zod";
import { defineAddress } from "@/lib/address/address";
import { pageQuerySchema } from "@/lib/api/page";

/** The projects, newest first: those under way, or the archived ones. */
export const projectsAddress = defineAddress({
  archived: z.enum(["true"]).optional(),
  cursor: pageQuerySchema.shape.cursor,
});

/** The form for a new project, with a guideline chosen. */
export const newProjectAddress = defineAddress({ guideline: z.uuid().optional() });
