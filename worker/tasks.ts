import type { TaskList } from "graphile-worker";
import { judgeVerdictsJob } from "@/lib/evaluate/judge-job";
import { importAnnotationsJob } from "@/lib/import/annotations-job";
import { importExamplesJob } from "@/lib/import/job";
import { deleteProjectJob } from "@/lib/project/deletion-job";
import { makeReleaseJob } from "@/lib/release/job";
import type { DELETION, JobKind } from "@/lib/server/jobs";

/** What the worker can do: one entry for each kind of job, and one for taking out a project. */
export const tasks: Record<JobKind | typeof DELETION, NonNullable<TaskList[string]>> = {
  "import-examples": importExamplesJob,
  "import-annotations": importAnnotationsJob,
  "make-release": makeReleaseJob,
  "judge-verdicts": judgeVerdictsJob,
  "delete-project": deleteProjectJob,
};
