import type { TaskList } from "graphile-worker";
import { judgeVerdictsJob } from "@/lib/evaluate/judge-job";
import { importAnnotationsJob } from "@/lib/import/annotations-job";
import { importExamplesJob } from "@/lib/import/job";
import { makeReleaseJob } from "@/lib/release/job";
import type { JobKind } from "@/lib/server/jobs";

/** What the worker can do: one entry for each kind of job. */
export const tasks: Record<JobKind, NonNullable<TaskList[string]>> = {
  "import-examples": importExamplesJob,
  "import-annotations": importAnnotationsJob,
  "make-release": makeReleaseJob,
  "judge-verdicts": judgeVerdictsJob,
};
