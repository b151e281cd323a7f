import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { PLANTED_CHECKS } from "@/prisma/testing/planted";
import { makeApiPeople } from "@/scripts/checks/api-people";
import { ApiClient } from "../api-client";
import { waitForJob } from "../imports";
import { PLANTED_GUIDELINE, planted } from "./planted";

const PATIENCE_MS = 180_000;

/** Whoever curates, and by what. */
export interface Curation {
  lead: ApiClient;
  /** Reads the database as its owner. */
  client: pg.Client;
  guidelineId: string;
  examples: number;
}

export async function beginCuration(
  url: string,
  databaseUrl: string,
  client: pg.Client,
  examples: number,
): Promise<Curation> {
  const [person] = await makeApiPeople(databaseUrl, 1);
  const lead = new ApiClient(url, person!.token);
  const { id: guidelineId } = await lead.must<{ id: string }>("POST", "/guidelines", { body: PLANTED_GUIDELINE });
  await lead.must("POST", `/guidelines/${guidelineId}/versions`, { body: { note: "first", checks: PLANTED_CHECKS } });
  return { lead, client, guidelineId, examples };
}

/** A project without examples, that works by the planted checks. */
export async function makeProject({ lead, guidelineId }: Curation, name: string): Promise<string> {
  const about = { name, guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
  return (await lead.must<{ id: string }>("POST", "/projects", { body: about })).id;
}

/** A project with planted examples, when nothing is under way in it any more. */
export async function makePlanted(curation: Curation, name: string): Promise<string> {
  const { lead, client, examples } = curation;
  const id = await makeProject(curation, name);
  const raw = { text: planted(examples).examples, type: "application/x-ndjson" };
  await succeed(lead, `/projects/${id}/examples`, { raw });
  await untilIdle(client, id);
  return id;
}

/** Waits until nothing is under way in a project any more, such as finding out the facts of what came. */
export async function untilIdle(client: pg.Client, projectId: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (await isBusy(client, projectId)) {
    if (Date.now() > deadline) throw new Error(`Work in the project ${projectId} was not done within 180 s`);
    await pause(200);
  }
}

/** Adds what a recipe of all kinds of step needs beside a comparison: labels, and a benchmark to compare with. */
export async function makeComparable({ lead, examples }: Curation, id: string): Promise<void> {
  const { labels, benchmark } = planted(examples);
  await succeed(lead, `/projects/${id}/annotations`, { raw: { text: labels, type: "text/csv" } });
  const items = { raw: { text: benchmark, type: "application/x-ndjson" } };
  await succeed(lead, `/projects/${id}/benchmarks?name=Planted`, items);
}

/** Compares a project with all that there is to compare with. */
export const compare = (lead: ApiClient, id: string): Promise<void> =>
  succeed(lead, `/projects/${id}/contamination`, {});

/** Starts a job and waits until it has done all that it was asked for. */
async function succeed(lead: ApiClient, path: string, call: Parameters<ApiClient["must"]>[2]): Promise<void> {
  const { jobId } = await lead.must<{ jobId: string }>("POST", path, call);
  const job = await waitForJob(lead, jobId);
  if (job.state !== "succeeded" || job.rejected > 0)
    throw new Error(`${path} ended otherwise than it should: ${JSON.stringify(job)}`);
}

async function isBusy(client: pg.Client, projectId: string): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT FROM job WHERE project_id = $1 AND state IN ('queued', 'running') LIMIT 1",
    [projectId],
  );
  return rows.length > 0;
}
