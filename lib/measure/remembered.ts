import "server-only";
import { type RatingLog, rowsOf } from "@/lib/labels/log/rating-log";
import type { AllTasks } from "@/lib/server/threads/all-tasks";
import { calculate } from "@/lib/server/threads/calculate";
import { Memory, type Remembered } from "@/lib/server/threads/remembered";

const globals = globalThis as typeof globalThis & { touchstoneFigures?: Memory };

interface About {
  projectId: string;
  /** What the input reads from. */
  logs: readonly RatingLog[];
  /** For a page: what is known comes at once, also while newer labels are taken in. Otherwise one waits for the newest. */
  remembered: boolean;
}

/** A calculation from rating logs, and when it was made. */
export async function figureFromLogs<Name extends keyof AllTasks>(
  task: Name,
  input: Parameters<AllTasks[Name]>[0],
  { projectId, logs, remembered }: About,
): Promise<Remembered<Awaited<ReturnType<AllTasks[Name]>>>> {
  if (!remembered) return { value: await calculate(task, input), computedAt: new Date(), isRenewed: false };
  globals.touchstoneFigures ??= new Memory();
  const question = JSON.stringify(input, (name, value) => (name === "log" || name === "logs" ? undefined : value));
  // Judgments are only added: how many there are says whether any came.
  const state = logs.map(rowsOf).join();
  return globals.touchstoneFigures.ask(`${projectId} ${task} ${question}`, state, () => calculate(task, input));
}
