import { runOnce } from "graphile-worker";
import { tasks } from "@/worker/tasks";

/** Does what waits in the queue, as the worker does, and says how much memory that took at most. */
const SAMPLE_MS = 20;

let bytes = 0;
const timer = setInterval(() => {
  bytes = Math.max(bytes, process.memoryUsage.rss());
}, SAMPLE_MS);
await runOnce({ connectionString: process.env.DATABASE_URL, taskList: tasks });
clearInterval(timer);
console.log(JSON.stringify({ megabytes: bytes / 1e6 }));
process.exit(0);
