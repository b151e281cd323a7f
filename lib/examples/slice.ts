import { z } from "zod";

/** The slice that is named so is no field of an example: its values are the selections that somebody saved. */
export const SELECTION = "selection";

/** A slice of the examples, as name=value. */
export const sliceSchema = z
  .string()
  .max(700)
  .regex(/^[^=]{1,100}=/s, { error: "write name=value" });
