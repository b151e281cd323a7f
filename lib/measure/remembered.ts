import "server-only";
import { copiesStatement } from "@/lib/examples/copies";
import { type RatingLog, rowsOf } from "@/lib/labels/log/rating-log";
import { REVISIONS } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import type { AllTasks } from "@/lib/server/threads/all-tasks";
import { calculate } from "@/lib/server/threads/calculate";
import { Memory, type Remembered } from "@/lib/server/threads/remembered";

const globals = globalThis as typeof globalThis & { touchstoneFigures?: Memory };

function memory(): Memory {
  globals.touchstoneFigures ??= new Memory();
  return globals.touchstoneFigures;
}

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
  const question = JSON.stringify(input, (name, value) => (name === "log" || name === "logs" ? undefined : value));
  // Judgments are only added: how many there are says whether any came.
  const state = logs.map(rowsOf).join();
  return memory().ask(`${projectId} ${task} ${question}`, state, () => calculate(task, input));
}

/** The same of what is read and calculated by other ways, for a page: `question` names all that it depends on but labels and copies. */
export async function figureForPage<Value>(
  project: { projectId: string },
  question: readonly unknown[],
  compute: () => Promise<Value>,
): Promise<Remembered<Value>> {
  const [labels, copies] = await Promise.all([newestLabel(project), copiesStatement(project)]);
  const state = `${labels} ${JSON.stringify(copies?.values)}`;
  return memory().ask(`${project.projectId} ${JSON.stringify(question)}`, state, compute);
}

/** Says by another value whether any label came. */
export async function newestLabel({ projectId }: { projectId: string }): Promise<string> {
  const [row] = await replica().$queryRaw<{ newest: string }[]>`
    SELECT coalesce(max(id), 0)::text AS newest FROM ${REVISIONS} j WHERE project_id = ${projectId}::uuid`;
  return row!.newest;
}
