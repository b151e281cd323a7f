import { randomBytes } from "node:crypto";
import type { CriterionInput } from "@/lib/guideline/schema";
import { ApiClient } from "./api-client";
import { waitForJob } from "./imports";

const CRITERIA: CriterionInput[] = [
  {
    key: "score",
    title: "Score",
    kind: "scale",
    level: "ordinal",
    required: true,
    scale: { min: 1, max: 5, anchors: { "1": "bad", "5": "good" } },
  },
  {
    key: "safe",
    title: "Safe?",
    kind: "choice",
    level: "nominal",
    required: true,
    options: [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
    ],
  },
];
export const OVERLAP = 3;

export interface World {
  projectId: string;
  lead: ApiClient;
  annotators: { email: string; api: ApiClient }[];
}

/** People and their tokens are made in the database, as `npm run token` does; everything else by the API. */
export async function makeWorld(
  url: string,
  databaseUrl: string,
  size: { annotators: number; examples: number },
): Promise<World> {
  const [leader, ...people] = await makePeople(url, databaseUrl, size.annotators);
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
  await lead.must("POST", `/projects/${projectId}/rounds`, { body: { name: "Endurance", overlap: OVERLAP } });
  return { projectId, lead, annotators: people };
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

async function makePeople(url: string, databaseUrl: string, annotators: number) {
  process.env.DATABASE_URL = databaseUrl;
  process.env.NEXTAUTH_SECRET = randomBytes(32).toString("hex");
  // The application reads its environment when it is first imported.
  const [{ makeUser }, { createToken }, { db }] = await Promise.all([
    import("@/prisma/factories/people"),
    import("@/lib/auth/tokens"),
    import("@/lib/server/db"),
  ]);
  const people = [];
  for (let n = 0; n <= annotators; n++) {
    const user = await makeUser({ email: `person${n}@endurance.example`, instanceRole: n === 0 ? "author" : "member" });
    const { token } = await createToken({ userId: user.id, name: "endurance", days: 1 });
    people.push({ email: user.email, api: new ApiClient(url, token) });
  }
  await db().$disconnect();
  return people;
}
