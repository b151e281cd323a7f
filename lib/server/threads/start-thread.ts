import "server-only";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { StreamOrder } from "./serve-stream";

/**
 * Starts a thread that carries out the tasks of a file, or reads one of its streams, with at most so many megabytes of heap. Threads run our
 * sources as the worker process does; the bundler must not take them for a part of a page.
 */
export function startThread({ file, order }: { file: string; order?: StreamOrder }, heapMegabytes: number): Worker {
  return new Worker(/* turbopackIgnore: true */ source("lib/server/threads/boot.mjs"), {
    workerData: { file: source(file), order },
    execArgv: ["--conditions=react-server"],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
}

function source(file: string): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), file);
}
