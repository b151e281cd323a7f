import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

const NICE = 10;

// Whoever labels goes before whoever waits for a figure. Only Linux lets each thread have a priority of its own.
if (process.platform === "linux") {
  try {
    setPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), NICE);
  } catch {
    // Without /proc all threads are equal.
  }
}
// A thread does not inherit the loaders of its process, and the web server has none for TypeScript.
register();
const { serveTasks } = await import("./serve-tasks.ts");
const { tasks } = await import(workerData);
serveTasks(tasks);
