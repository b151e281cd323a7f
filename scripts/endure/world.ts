import { makeApiPeople } from "@/scripts/checks/api-people";
import { ApiClient } from "./api-client";
import { CRITERIA } from "./criteria";
import { waitForJob } from "./imports";
import { Troubles } from "./troubles";

export const OVERLAP = 3;
export const PASSWORD = "a stone for every answer";

export interface World {
  projectId: string;
  lead: ApiClient;
  /** Of the lead: what else than the API asks with. */
  leader: { email: string; token: string };
  annotators: { email: string; api: ApiClient }[];
  /** What all of them were refused. */
  troubles: Troubles;
}

/** People and their tokens are made in the database, as `npm run token` does; everything else by the API. */
export async function makeWorld(
  url: string,
  databaseUrl: string,
  size: { annotators: number; examples: number },
): Promise<World> {
  const made = await makeApiPeople(databaseUrl, size.annotators + 1, PASSWORD);
  const troubles = new Troubles();
  const [leader, ...people] = made.map(({ email, token }) => ({
    email,
    token,
    api: new ApiClient(url, token, troubles),
  }));
  const lead = leader!.api;
  const { id: guidelineId } = await lead.must<{ id: string }>("POST", "/guidelines", {
    body: { name: "Endurance", body: "# Rate\n\nRate the answer.\n", criteria: CRITERIA },
  });
  await lead.must("POST", `/guidelines/${guidelineId}/versions`, { body: { note: "first" } });
  const { id: projectId } = await lead.must<{ id: string }>("POST", "/projects", {
    body: { name: "Endurance", guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: OVERLAP },
  });
  for (const { email } of people)
    await lead.must("POST", `/projects/${projectId}/members`, { body: { email, role: "annotator" } });
  const { jobId } = await lead.must<{ jobId: string }>("POST", `/projects/${projectId}/examples`, {
    raw: { text: exampleLines("e", size.examples), type: "application/x-ndjson" },
  });
  const job = await waitForJob(lead, jobId);
  if (job.accepted !== size.examples) throw new Error(`The examples were not imported: ${JSON.stringify(job)}`);
  const round = { name: "Endurance", overlap: OVERLAP };
  const opened = await lead.must<{ job: string | null }>("POST", `/projects/${projectId}/rounds`, { body: round });
  // A large one is opened by a job; before it is open there is nothing to label, and so nothing to release.
  if (opened.job !== null) await waitForJob(lead, opened.job);
  return { projectId, lead, leader: leader!, annotators: people, troubles };
}

/** Instruction examples `<prefix>1 … <prefix>n` as NDJSON. */
export function exampleLines(prefix: string, count: number): string {
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `${prefix}${index + 1}`,
      kind: "instruction",
      prompt: `What is ${index} + 1? (${prefix})`,
      response: `${index + 1}`,
    }),
  ).join("\n");
}
