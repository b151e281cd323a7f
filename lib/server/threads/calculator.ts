import "server-only";
import { AppError } from "@/lib/server/errors";
import { ThreadPool } from "./pool";
import type { Tasks } from "./serve-tasks";

const globals = globalThis as typeof globalThis & { touchstoneThreads?: Map<string, ThreadPool<Tasks>> };

/**
 * Calculates the tasks of one file in threads, so that the requests of others do not wait. The threads are kept for the life of the
 * server. A calculation without a result is a surprise.
 */
export function calculator<T extends Tasks>(file: string) {
  return async <Name extends keyof T & string>(
    task: Name,
    input: Parameters<T[Name]>[0],
  ): Promise<Awaited<ReturnType<T[Name]>>> => {
    globals.touchstoneThreads ??= new Map();
    const pool = globals.touchstoneThreads.get(file) ?? new ThreadPool<T>(file);
    globals.touchstoneThreads.set(file, pool);
    const result = await pool.run(task, input);
    if (result.ok) return result.value as Awaited<ReturnType<T[Name]>>;
    throw new AppError(result.reason === "calculation-failed" ? "internal" : "unavailable", result.message, {
      reason: result.reason,
    });
  };
}
