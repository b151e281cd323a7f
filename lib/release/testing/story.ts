import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { settle } from "@/lib/resolve/commands";
import { resolutionSchema } from "@/lib/resolve/schema";
import { makeExamples } from "@/prisma/factories/examples";
import { makeWork, type Worker } from "@/prisma/factories/work";
import { callApi } from "@/prisma/testing/api-call";
import { exportCall } from "../endpoints";

export interface NdjsonLine {
  id: string;
  labels: { annotator: string; criterion: string; value: unknown }[];
  resolutions: Record<string, { value: unknown; reason: string; author: string }>;
  decided: Record<string, unknown>;
}

/** Hands in what `opinion` says for everything that waits for the worker. */
export async function labelAll({ scope }: Worker, opinion: (example: string) => number) {
  for (let next = await nextLease(scope); "lease" in next; next = await nextLease(scope)) {
    const { assignmentId, leaseToken, example } = next.lease;
    await submit(scope, assignmentId, { leaseToken, answers: { helpfulness: opinion(example.id!), correct: "yes" } });
  }
}

/** Two people agree on e1 and e2 and differ on e3 and e4; nobody labelled e5 … e6. The reviewer settled e3 as 2. */
export async function story() {
  const made = await makeWork(4, { overlap: 2 }, 2);
  await made.open();
  for (const [index, worker] of made.workers.entries())
    await labelAll(worker, (id) => (id === "e3" || id === "e4" ? 2 + index : 5));
  await makeExamples(made.projectId, 2, "late");
  const scope = await requireProject(made.lead.actor, made.projectId, "resolve:read", "resolve:write");
  const settleCase = async (example: string, value: number) => {
    const input = { example, criterion: "helpfulness", value, reason: "slip", note: "said why" };
    const settled = await settle(scope, resolutionSchema.parse(input));
    if (!settled.ok) throw new Error(settled.message);
    return settled.value.id;
  };
  const resolutionId = await settleCase("e3", 2);
  const { token } = await createToken({ userId: made.lead.user.id, name: "test", days: 1 });
  const params = { id: made.projectId };
  const ask = (query: string) => callApi(exportCall, { token, params, query: `?${query}` });
  const lines = async (query = "format=ndjson") =>
    (await ask(query)).text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as NdjsonLine);
  return { ...made, scope, settleCase, resolutionId, token, params, ask, lines };
}
