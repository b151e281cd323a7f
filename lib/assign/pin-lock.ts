import "server-only";
import type { Database } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** Until the transaction ends nobody claims, submits or opens a round in the project; whoever is at it now is waited for. */
export async function holdPin(tx: Database, projectId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${pinKey(projectId)})`;
}

/** Until the transaction ends the project stays at its version. Others do the same at the same time. */
export async function keepPin(tx: Database, projectId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${pinKey(projectId)})`;
}

/** Names the lock, in SQL. */
export function pinKey(projectId: string): Prisma.Sql {
  return Prisma.sql`hashtextextended(${`pin:${projectId}`}, 0)`;
}
