import { setTimeout as pause } from "node:timers/promises";
import type { ApiClient } from "./api-client";

export interface Job {
  state: string;
  accepted: number;
  rejected: number;
  message?: string | null;
  /** Number of the release that it made. */
  release?: number | null;
}

/** What a job says that ended for want of room on the disk. */
export const NO_ROOM = /no room left on its disk/;

/** A release begins anew after each kill, and the queue waits longer each time: one that was cut off four times ends minutes later. */
const PATIENCE_MS = 600_000;
/** Between two files, so that there is labelling without an import beside it as well. */
const REST_MS = 3_000;

/** Asks until a job has ended. */
export async function waitForJob(api: ApiClient, jobId: string): Promise<Job> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const job = (await api.insist("GET", `/jobs/${jobId}`)).body as Job;
    if (job.state !== "queued" && job.state !== "running") return job;
    if (Date.now() > deadline)
      throw new Error(`The job ${jobId} has not ended after ${PATIENCE_MS / 1000} s: ${JSON.stringify(job)}`);
    await pause(200);
  }
}

export interface ImportRun {
  prefix: string;
  examples: number;
  job: Job;
}

interface Importer {
  api: ApiClient;
  projectId: string;
  /** How many examples each file has, and what they are. */
  examples: number;
  lines: (prefix: string, count: number) => string;
  stopped: () => boolean;
}

/**
 * Imports one file after the other until it is stopped. A file whose upload was not answered, or for which there was no room, is uploaded
 * again, under the same ids.
 */
export async function importAllTheTime({ api, projectId, examples, lines, stopped }: Importer): Promise<ImportRun[]> {
  const runs: ImportRun[] = [];
  while (!stopped()) {
    const prefix = `import${runs.length + 1}-`;
    const raw = { text: lines(prefix, examples), type: "application/x-ndjson" };
    const uploaded = await api.insist("POST", `/projects/${projectId}/examples`, { raw });
    if (uploaded.status !== 202)
      throw new Error(`An upload was answered ${uploaded.status} ${JSON.stringify(uploaded.body)}`);
    const { jobId } = uploaded.body as { jobId: string };
    const job = await waitForJob(api, jobId);
    if (job.state !== "failed" || !NO_ROOM.test(job.message ?? "")) runs.push({ prefix, examples, job });
    if (!stopped()) await pause(REST_MS);
  }
  return runs;
}
