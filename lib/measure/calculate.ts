import "server-only";
import { AppError } from "@/lib/server/errors";
import { ThreadPool } from "@/lib/server/threads/pool";
import type { MeasureTasks } from "./thread";

const globals = globalThis as typeof globalThis & { touchstoneMeasureThreads?: ThreadPool<MeasureTasks> };

/** Calculates in a thread, so that the requests of others do not wait. A calculation without a result is a surprise. */
export async function calculate<Name extends keyof MeasureTasks>(
  task: Name,
  input: Parameters<MeasureTasks[Name]>[0],
): Promise<ReturnType<MeasureTasks[Name]>> {
  globals.touchstoneMeasureThreads ??= new ThreadPool("lib/measure/thread.ts");
  const result = await globals.touchstoneMeasureThreads.run(task, input);
  if (result.ok) return result.value;
  throw new AppError(result.reason === "calculation-failed" ? "internal" : "unavailable", result.message, {
    reason: result.reason,
  });
}
