import { existsSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { workerData } from "node:worker_threads";
import { LOWER, lowerPriority } from "../priority.mjs";

// Whoever labels goes before whoever waits for a figure. Only Linux lets each thread have a priority of its own.
if (process.platform === "linux") {
  try {
    lowerPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), LOWER.threads);
  } catch {
    // Without /proc all threads are equal.
  }
}
const { serveTasks, tasks } = (await built(workerData)) ?? (await fromSources(workerData));
serveTasks(tasks);

/** What the production build made of a file of tasks (scripts/runtime/build-threads.mjs). */
async function built(file) {
  const folder = path.join(process.cwd(), ".next");
  const id = path.join(folder, "BUILD_ID");
  if (process.env.NODE_ENV !== "production" || !existsSync(id)) return null;
  const bundle = path.join(folder, "threads", readFileSync(id, "utf8"), `${path.basename(file, ".ts")}.mjs`);
  return existsSync(bundle) ? await import(pathToFileURL(bundle).href) : null;
}

/** A thread does not inherit the loaders of its process, and the web server has none for TypeScript. */
async function fromSources(file) {
  const { register } = await import("tsx/esm/api");
  register();
  const [{ serveTasks }, { tasks }] = [await import("./serve-tasks.ts"), await import(file)];
  return { serveTasks, tasks };
}
