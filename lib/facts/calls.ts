import { z } from "zod";

export const setSchema = z.object({ jobId: z.uuid().nullable() });

/** The call that takes a tokenizer.json, and answers the job that counts. */
export const SET_TOKENIZER = {
  method: "PUT",
  path: "/api/v1/projects/{id}/facts/tokenizer",
  answer: setSchema,
} as const;
