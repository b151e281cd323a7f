import { z } from "zod";

/** A slice of the examples, as name=value. */
export const sliceSchema = z
  .string()
  .max(700)
  .regex(/^[^=]{1,100}=/s, { error: "write name=value" });
