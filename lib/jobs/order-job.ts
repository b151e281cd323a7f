import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { aJob, type JobKind, NOT_BESIDE } from "./kinds";
import { enqueueJob } from "./queue";

interface JobOrder<Kind extends JobKind> {
  kind: Kind;
  /** What it is to do; as `name` how it is called. */
  params: Prisma.InputJsonObject;
  /** What there is to do, in its kind's unit, where it is known. */
  total?: number;
}

type Ordering = Pick<ProjectScope, "projectId" | "actor">;

/** Makes a job and hands it to the queue, in the transaction of whatever belongs to it. Returns its id. */
export async function makeJob(
  tx: Database,
  { projectId, actor }: Ordering,
  { kind, params, total = 0 }: JobOrder<JobKind>,
): Promise<string> {
  const { id } = await tx.job.create({
    data: { projectId, kind, params, total, createdById: actor.userId },
    select: { id: true },
  });
  await enqueueJob(tx, { projectId, id, kind });
  return id;
}

/** The same of a kind that is not done beside some others (`NOT_BESIDE`): refused as `busy` while one of these is under way. */
export async function orderJob(tx: Database, scope: Ordering, order: JobOrder<keyof typeof NOT_BESIDE>) {
  const free = await refuseBeside(tx, scope, NOT_BESIDE[order.kind]);
  return free.ok ? ok({ jobId: await makeJob(tx, scope, order) }) : free;
}

/** Refuses as `busy` while a job of these kinds is under way; none is ordered before the transaction ends. */
export async function refuseBeside(
  tx: Database,
  { projectId }: Pick<Ordering, "projectId">,
  kinds: readonly JobKind[],
) {
  await tx.$executeRaw`SELECT FROM project WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`;
  const underWay = await tx.job.findFirst({
    where: { projectId, kind: { in: [...kinds] }, state: { in: ["queued", "running"] } },
    select: { kind: true },
  });
  return underWay
    ? no("busy", `${capital(aJob(underWay.kind as JobKind))} is under way. Wait for it, or stop it.`)
    : ok(null);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
