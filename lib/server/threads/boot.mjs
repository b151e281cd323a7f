import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

// A thread does not inherit the loaders of its process, and the web server has none for TypeScript.
register();
await import(workerData);
