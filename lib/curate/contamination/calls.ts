import { jobIdSchema } from "@/lib/api/answers";

/** The call that takes the file of a benchmark, and answers the job that reads it. */
export const UPLOAD_BENCHMARK = {
  method: "POST",
  path: "/api/v1/projects/{id}/benchmarks",
  answer: jobIdSchema,
} as const;
