import { acknowledge } from "@/lib/assign/acknowledgement";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { db } from "@/lib/server/db";
import type { Result } from "@/lib/server/errors";
import { makeWork, type Worker } from "./work";

function must(result: Result<unknown>): void {
  if (!result.ok) throw new Error(result.message);
}

/** Changes of a criterion. */
export const OTHER_MEANING = { title: "Helpfulness for a beginner" };
export const OTHER_WORDS = { help: "Think of the reader." };
/** What everybody answers. */
export const ALL: Record<string, string | number> = { helpfulness: 4, correct: "yes" };

/** Leases the next example of somebody who has work. */
export async function take({ scope }: Worker) {
  const next = await nextLease(scope);
  if ("nothing" in next) throw new Error(next.nothing);
  return next.lease;
}

export type Lease = Awaited<ReturnType<typeof take>>;

/** Submits what the lease asks. */
export async function answer({ scope }: Worker, { assignmentId, leaseToken, criteria }: Lease) {
  const answers = Object.fromEntries(criteria.map((key) => [key, ALL[key]!]));
  must(await submit(scope, assignmentId, { leaseToken, answers }));
}

/** Answers what is asked until nothing is left; returns what came, by example. */
export async function work(worker: Worker): Promise<Map<string, Lease>> {
  const came = new Map<string, Lease>();
  for (let next = await nextLease(worker.scope); "lease" in next; next = await nextLease(worker.scope)) {
    came.set(next.lease.example.id, next.lease);
    await answer(worker, next.lease);
  }
  return came;
}

/** Confirms a version for somebody, who then can work. */
export async function acknowledged(worker: Worker, version: number) {
  must(await acknowledge(worker.scope, { version }));
  return worker;
}

/** Places that wait for somebody, as [example, person, what is asked]. */
export async function waiting(projectId: string) {
  const rows = await db().assignment.findMany({
    where: { projectId, state: "open" },
    orderBy: [{ example: { externalId: "asc" } }, { place: "asc" }],
    select: {
      criteria: true,
      reservedFor: true,
      example: { select: { externalId: true } },
      version: { select: { number: true } },
    },
  });
  return rows.map(({ criteria, reservedFor, example, version }) => ({
    example: example.externalId,
    criteria: criteria.toSorted(),
    reservedFor,
    version: version.number,
  }));
}

/** A round whose examples all of its people have labelled. */
export async function labelled(examples: number, people = 2) {
  const project = await makeWork(examples, { overlap: people }, people);
  must(await project.open());
  for (const worker of project.workers) await work(worker);
  return project;
}
