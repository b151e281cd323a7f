import { parentPort } from "node:worker_threads";
import { no, ok, type Result } from "@/lib/server/errors";
import { type Sight, seeingAs } from "@/lib/server/sight";
import { troubleOf } from "@/lib/server/trouble";

/** What a thread can do: functions of plain data, by name. */
export type Tasks = Record<string, (input: never) => unknown>;

/** An order to a thread. */
export interface Order {
  task: string;
  input: unknown;
  /** What whoever ordered it sees of the projects. */
  seen: Sight | null | undefined;
}

/** Answers orders with `tasks`, one after the other, for as long as the thread lives. Called once, when a thread begins. */
export function serveTasks(tasks: Tasks): void {
  parentPort?.on("message", async (order: Order) => {
    const answer = await carryOut(tasks, order);
    try {
      parentPort?.postMessage(answer);
    } catch (error) {
      parentPort?.postMessage(failure(error));
    }
  });
}

async function carryOut(tasks: Tasks, { task, input, seen }: Order): Promise<Result<unknown>> {
  try {
    return ok(await seeingAs(seen, async () => tasks[task]!(input as never)));
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown) {
  const trouble = troubleOf(error);
  if (trouble) return no(trouble.code, trouble.message);
  const stack = error instanceof Error ? error.stack : String(error);
  return no("calculation-failed", "The calculation failed. Nothing is lost; tell whoever runs this server.", { stack });
}
