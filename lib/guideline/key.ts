import { z } from "zod";

/** A name for programs, unique among its like within a guideline. */
export const keySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,62}$/, { error: "use a lower-case letter, then letters, digits, - or _ (at most 63)" });
