import { reportOn as judgeReport } from "@/lib/evaluate/judges/report";
import { evaluationHeadlines, evaluationReport } from "@/lib/evaluate/report/report";
import { agreementTask, pairsTask } from "@/lib/measure/agreement";
import { compareVersions } from "@/lib/measure/comparison";
import { ratingsTask } from "@/lib/measure/ratings";

/**
 * What the threads can calculate, of all stages, by name: functions of plain data. A thread imports them; everybody else calls
 * `calculate`, and has their types from here.
 */
export const tasks = {
  "measure.agreement": agreementTask,
  "measure.pairs": pairsTask,
  "measure.ratings": ratingsTask,
  "measure.comparison": compareVersions,
  "evaluate.models": evaluationReport,
  "evaluate.slice": evaluationHeadlines,
  "evaluate.judge": judgeReport,
};

export type AllTasks = typeof tasks;
