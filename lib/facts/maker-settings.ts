import type { z } from "zod";

/** What a maker can be set to, and what it is set to where nobody has said anything. */
interface Setting {
  schema: z.ZodType;
  initial: unknown;
}

/** By the names of makers; those that do not stand here have nothing to set. */
export const SETTINGS: Readonly<Record<string, Setting>> = {};
