import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

// A thread does not inherit the loaders of its process, and the web server has none for TypeScript.
register();
const { serveTasks } = await import("./serve-tasks.ts");
const { tasks } = await import(workerData);
serveTasks(tasks);
