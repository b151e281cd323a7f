import { expect, test } from "vitest";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { makeWork, type Worker } from "@/prisma/factories/work";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";
import type { ImportRun } from "./imports";
import type { Acknowledged } from "./journal";
import { verifyDatabase } from "./verify-database";

const ANSWERS = { helpfulness: 4, correct: "yes" };

/** Labels one example as a client of the endurance test does, and notes what it was told. */
async function label({ scope, actor }: Worker, key: string): Promise<Acknowledged> {
  const next = await nextLease(scope);
  if ("nothing" in next) throw new Error(next.nothing);
  const { assignmentId, leaseToken, example } = next.lease;
  const done = await submit(scope, assignmentId, { leaseToken, answers: ANSWERS }, key);
  if (!done.ok) throw new Error(done.message);
  return { at: 0, key, annotator: actor.email, assignmentId, example: example.id, answers: ANSWERS };
}

async function brokenIn(projectId: string, acknowledged: Acknowledged[], imports: ImportRun[] = []) {
  const findings = await withClient(process.env.DATABASE_URL ?? "", (client) =>
    verifyDatabase(client, { projectId, overlap: 2 }, acknowledged, imports),
  );
  return findings.filter(({ wrong }) => wrong.length > 0).map(({ what, wrong }) => `${what}: ${wrong.join("; ")}`);
}

test("what was acknowledged and stored holds; what was lost, changed or never acknowledged is found", async () => {
  const { projectId, workers, open } = await makeWork(3, { overlap: 2 }, 2);
  await open();
  const [ann, bob] = workers as [Worker, Worker];
  const told = [await label(ann, "a1"), await label(ann, "a2"), await label(bob, "b1")];
  expect(await brokenIn(projectId, told)).toEqual([]);
  expect(await brokenIn(projectId, [...told, { ...told[0]!, key: "gone" }])).toEqual([
    expect.stringContaining("lost: "),
  ]);
  expect(await brokenIn(projectId, told.slice(1))).toEqual([expect.stringContaining("never acknowledged")]);
  const other = { ...told[0]!, answers: { helpfulness: 1, correct: "yes" } };
  expect(await brokenIn(projectId, [other, ...told.slice(1)])).toEqual([expect.stringContaining("2 judgments")]);
});

test("an import that is not in whole is found", async () => {
  const { projectId } = await makeWork(1, { overlap: 2 }, 1);
  const job = { state: "succeeded", accepted: 5, rejected: 0 };
  expect(await brokenIn(projectId, [], [{ prefix: "import1-", examples: 5, job }])).toEqual([
    expect.stringContaining("undefined of 5 stored"),
  ]);
});
