import "server-only";
import { letGo } from "@/lib/assign/let-go";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Database } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";

/**
 * Where settled labels stand, gives back the examples of the assignments `a` that were opened again to be changed: what was submitted
 * before counts, and nobody goes on with what could not be kept.
 */
export async function endReopened(
  tx: Database,
  { projectId }: ProjectScope<"resolve:write">,
  which: Prisma.Sql,
): Promise<void> {
  await letGo(
    tx,
    projectId,
    Prisma.sql`a.submitted_at IS NOT NULL AND ${which} AND (SELECT p.settled_final FROM project p WHERE p.id = ${projectId}::uuid)`,
  );
}
