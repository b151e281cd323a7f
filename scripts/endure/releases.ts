import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { ApiClient } from "./api-client";
import { type Finding, finding } from "./findings";
import { type Job, NO_ROOM, waitForJob } from "./imports";

const REST_MS = 3_000;
/** Of so many the file is built again. */
const REBUILT = 5;

export interface ReleaseRun {
  name: string;
  job: Job;
}

/** Makes one release after the other until it is stopped; one for which there was no room is made again. */
export async function releaseAllTheTime(
  api: ApiClient,
  projectId: string,
  stopped: () => boolean,
): Promise<ReleaseRun[]> {
  const runs: ReleaseRun[] = [];
  while (!stopped()) {
    const name = `Release ${runs.length + 1}`;
    const asked = await api.insist("POST", `/projects/${projectId}/releases`, { body: { name, format: "long-csv" } });
    if (asked.status !== 202) throw new Error(`A release was answered ${asked.status} ${JSON.stringify(asked.body)}`);
    const job = await waitForJob(api, (asked.body as { jobId: string }).jobId);
    if (job.state !== "failed" || !NO_ROOM.test(job.message ?? "")) runs.push({ name, job });
    if (!stopped()) await pause(REST_MS);
  }
  return runs;
}

/** That each release of which a job said that it is made is there under its number, and its file is what its checksum says. */
export async function verifyReleases(api: ApiClient, projectId: string, runs: readonly ReleaseRun[]): Promise<Finding> {
  const wrong: string[] = [];
  for (const [index, { name, job }] of runs.entries()) {
    const there = await api.insist("GET", `/projects/${projectId}/releases/${job.release}`);
    const release = there.body as { name?: string; sha256?: string };
    if (job.state !== "succeeded" || release.name !== name)
      wrong.push(`${name}: ${job.state} ${job.message ?? ""}, release ${job.release} is ${release.name}`);
    else if (index % Math.ceil(runs.length / REBUILT) === 0) {
      const file = await api.insist("GET", `/projects/${projectId}/releases/${job.release}/data`);
      const sha256 = createHash("sha256").update(String(file.body)).digest("hex");
      if (sha256 !== release.sha256) wrong.push(`${name}: its file has ${sha256}, its manifest ${release.sha256}`);
    }
  }
  return finding(
    `each of ${runs.length} releases is there, and those that were built again have their checksum`,
    wrong,
  );
}
