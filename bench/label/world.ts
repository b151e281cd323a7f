import { setTimeout } from "node:timers/promises";
import { encode } from "next-auth/jwt";
import type { CriterionInput } from "@/lib/guideline/schema";
import { type ApiPerson, makeApiPeople } from "@/scripts/checks/api-people";
import { ApiClient } from "@/scripts/endure/api-client";
import { databaseOf } from "@/scripts/endure/instance";
import { readJson } from "@/scripts/runtime/json-file.mjs";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";
import { fillProject, OPEN, type Past } from "./fill";

/** An annotator and how they prove who they are: a program with its token, a browser with its cookie and origin. */
export interface Annotator {
  token: Record<string, string>;
  cookie: Record<string, string>;
}

export interface World {
  url: string;
  addresses: ReturnType<typeof databaseOf>;
  projectId: string;
  leadId: string;
  /** The lead's session, for a browser. */
  leadSession: string;
  annotators: Annotator[];
}

interface Wanted {
  annotators: number;
  criteria: readonly CriterionInput[];
  past: Past;
}

/** A project with a million judgments and an open round. */
export async function makeWorld(
  { url, dataDir }: { url: string; dataDir: string },
  { annotators, criteria, past }: Wanted,
): Promise<World> {
  const addresses = databaseOf(dataDir);
  const [leader, ...people] = (await makeApiPeople(addresses.app, annotators + 1)) as [ApiPerson, ...ApiPerson[]];
  const lead = new ApiClient(url, leader.token);
  const { id: guidelineId } = await lead.must<{ id: string }>("POST", "/guidelines", {
    body: { name: "Benchmark", body: "# Rate\n\nRate the answer.\n", criteria },
  });
  await lead.must("POST", `/guidelines/${guidelineId}/versions`, { body: { note: "first" } });
  const { id: projectId } = await lead.must<{ id: string }>("POST", "/projects", {
    body: { name: "Benchmark", guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 3 },
  });
  for (const { email } of people)
    await lead.must("POST", `/projects/${projectId}/members`, { body: { email, role: "annotator" } });
  // The lead can label too, and would be dealt examples when the round is filled.
  await withClient(addresses.owner, (client) =>
    client.query("DELETE FROM annotator WHERE project_id = $1 AND user_id = $2", [projectId, leader.userId]),
  );
  await fillProject(addresses, projectId, past);
  const open = Array.from({ length: OPEN }, (_, n) => `open${n}`);
  const round = { name: "Open", overlap: 3, examples: open };
  const { job } = await lead.must<{ job: string | null }>("POST", `/projects/${projectId}/rounds`, { body: round });
  if (job !== null) await untilDone(lead, job);
  const secrets: { cookies: string } | null = readJson(`${dataDir}/secrets.json`);
  const secret = secrets?.cookies ?? "";
  const session = (person: ApiPerson) => signIn(addresses.app, secret, person);
  const signed = people.map(async (person) => ({
    token: { authorization: `Bearer ${person.token}` },
    cookie: {
      cookie: `next-auth.session-token=${await session(person)}`,
      origin: url,
      "touchstone-user": person.userId,
    },
  }));
  const leadSession = await session(leader);
  return { url, addresses, projectId, leadId: leader.userId, leadSession, annotators: await Promise.all(signed) };
}

/** A large round is opened by a job. */
async function untilDone(lead: ApiClient, job: string): Promise<void> {
  for (;;) {
    const { state } = await lead.must<{ state: string }>("GET", `/jobs/${job}`);
    if (state === "succeeded") return;
    if (state !== "queued" && state !== "running") throw new Error(`the round's job ${state}`);
    await setTimeout(200);
  }
}

/** What the cookie would hold that the sign-in page would have set. */
async function signIn(databaseUrl: string, secret: string, { userId }: ApiPerson): Promise<string> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ id: string }>(
      `INSERT INTO sign_in (id, user_id, method, expires_at) VALUES (gen_random_uuid(), $1, 'password', now() + interval '1 day') RETURNING id`,
      [userId],
    ),
  );
  return encode({ token: { sub: userId, signInId: rows[0]!.id }, secret });
}
