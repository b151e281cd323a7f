import type { TaskList } from "graphile-worker";
import { openRoundJob } from "@/lib/assign/open-round-job";
import { cleanExamplesJob } from "@/lib/curate/clean/job";
import { importBenchmarkJob } from "@/lib/curate/contamination/benchmark-job";
import { findContaminationJob } from "@/lib/curate/contamination/job";
import { findDuplicatesJob } from "@/lib/curate/duplicates/job";
import { runRecipeJob } from "@/lib/curate/recipes/job";
import { takeBackRunJob } from "@/lib/curate/recipes/take-back";
import { findTopicsJob } from "@/lib/curate/topics/job";
import { judgeVerdictsJob } from "@/lib/evaluate/judges/job";
import { deriveFactsJob } from "@/lib/facts/derive-job";
import { importAnnotationsJob } from "@/lib/import/annotations-job";
import { importExamplesJob } from "@/lib/import/job";
import type { AFTERMATHS, JobKind } from "@/lib/jobs/kinds";
import type { DELETION } from "@/lib/jobs/queue";
import { deleteProjectJob } from "@/lib/project/deletion-job";
import { makeReleaseJob } from "@/lib/release/job";

type TaskName = JobKind | (typeof AFTERMATHS)[keyof typeof AFTERMATHS] | typeof DELETION;

/** What the worker can do: one entry for each kind of job and for what follows on one, and one for taking out a project. */
export const tasks: Record<TaskName, NonNullable<TaskList[string]>> = {
  "import-examples": importExamplesJob,
  "import-annotations": importAnnotationsJob,
  "open-round": openRoundJob,
  "find-duplicates": findDuplicatesJob,
  "find-topics": findTopicsJob,
  "make-release": makeReleaseJob,
  "derive-facts": deriveFactsJob,
  "clean-examples": cleanExamplesJob,
  "judge-verdicts": judgeVerdictsJob,
  "import-benchmark": importBenchmarkJob,
  "find-contamination": findContaminationJob,
  "run-recipe": runRecipeJob,
  "take-back-run": takeBackRunJob,
  "delete-project": deleteProjectJob,
};
