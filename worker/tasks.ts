import type { TaskList } from "graphile-worker";

/** What the worker can do: one entry for each kind of job. */
export const tasks: TaskList = {};
