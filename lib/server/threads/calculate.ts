import "server-only";
import { AppError } from "@/lib/server/errors";
import { TROUBLES, type Trouble, throwNamed } from "@/lib/server/trouble";
import type { AllTasks } from "./all-tasks";
import { ThreadPool } from "./pool";

const globals = globalThis as typeof globalThis & { touchstoneThreads?: ThreadPool<AllTasks> };

/** Those that read every single rating. */
const LONG = new Set<keyof AllTasks>([
  "labels.log",
  "facts.make",
  "measure.pairs",
  "measure.ratings",
  "measure.drillDown",
  "measure.cases",
  "measure.overTime",
  "measure.againstOthers",
  "measure.raterCoefficients",
  "measure.nested",
  "measure.spans",
  "measure.consistency",
  "measure.variance",
  "measure.bySlice",
  "measure.fatigue",
  "measure.fatigue-people",
  "measure.annotators",
  "measure.annotators-verdicts",
  "measure.annotators-work",
  "measure.annotators-halo",
  "measure.annotators-preference",
  "measure.annotator",
  "measure.check",
  "curate.checks",
  "curate.copies",
  "curate.measure",
  "measure.consensus",
  "measure.fatigue-what-if",
  "clean.derive",
  "clean.preview",
  "inspect.overview",
  "inspect.odd",
]);

const threads = () =>
  (globals.touchstoneThreads ??= new ThreadPool<AllTasks>("lib/server/threads/all-tasks.ts", { long: LONG }));

/** For a server that will calculate: its threads are there before somebody waits for one. */
export const startThreads = () => threads().startAll();

/**
 * Carries out a task of all-tasks.ts in a thread, so that the requests of others do not wait. All share one pool, whose threads are
 * kept for the life of the server. A calculation without a result is a surprise.
 */
export async function calculate<Name extends keyof AllTasks>(
  task: Name,
  input: Parameters<AllTasks[Name]>[0],
): Promise<Awaited<ReturnType<AllTasks[Name]>>> {
  const result = await threads().run(task, input);
  if (result.ok) return result.value;
  const { reason, message } = result;
  const code = reason === "calculation-failed" ? "internal" : reason in TROUBLES ? (reason as Trouble) : "unavailable";
  return throwNamed(new AppError(code, message, { reason }));
}
