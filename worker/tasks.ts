import type { TaskList } from "graphile-worker";
import { importExamplesJob } from "@/lib/import/job";
import type { JobKind } from "@/lib/server/jobs";

/** What the worker can do: one entry for each kind of job. */
export const tasks: Partial<Record<JobKind, TaskList[string]>> = {
  "import-examples": importExamplesJob,
};
