// Waits beside the process that started it and cleans up after it when it dies without doing so, even by SIGKILL: then standard
// input ends. Each line that comes before replaces what is to be cleaned up: {"processes": Started[], "folders": string[]}.
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { stopInOrder } from "./stop-process.mjs";

/** @type {{ processes: import("./stop-process.mjs").Started[], folders: string[] }} */
let left = { processes: [], folders: [] };

for await (const line of createInterface({ input: process.stdin })) left = JSON.parse(line);
await stopInOrder(left.processes);
for (const folder of left.folders) await rm(folder, { recursive: true, force: true });
