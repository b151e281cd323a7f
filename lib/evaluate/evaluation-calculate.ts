import "server-only";
import { AppError } from "@/lib/server/errors";
import { ThreadPool } from "@/lib/server/threads/pool";
import type { EvaluateTasks } from "./thread";

const globals = globalThis as typeof globalThis & { touchstoneEvaluateThreads?: ThreadPool<EvaluateTasks> };

/** Calculates in a thread, so that the requests of others do not wait. A calculation without a result is a surprise. */
export async function calculate<Name extends keyof EvaluateTasks>(
  task: Name,
  input: Parameters<EvaluateTasks[Name]>[0],
): Promise<ReturnType<EvaluateTasks[Name]>> {
  globals.touchstoneEvaluateThreads ??= new ThreadPool("lib/evaluate/thread.ts");
  const result = await globals.touchstoneEvaluateThreads.run(task, input);
  if (result.ok) return result.value;
  throw new AppError(result.reason === "calculation-failed" ? "internal" : "unavailable", result.message, {
    reason: result.reason,
  });
}
