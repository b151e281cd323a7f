import "server-only";
import { letGo } from "@/lib/assign/let-go";
import { SETTLED } from "@/lib/labels/tables";
import type { Database } from "@/lib/server/db";
import { no } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** Whether labels of the example stay as they are: something about it stands settled, and the project wants it so. SQL. */
export function isFinal(projectId: Prisma.Sql, exampleId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM project p JOIN ${SETTLED} r ON r.project_id = p.id
    WHERE p.id = ${projectId} AND p.settled_final AND r.example_id = ${exampleId})`;
}

/**
 * Refuses to change labels that stay as they are, and gives back an example that was opened again before it was settled: what was
 * submitted stands. Asked in a statement of its own, under the lock of the place, so that it sees who settled a moment before.
 */
export async function refuseSettled(tx: Database, projectId: string, assignmentId: string) {
  const [row] = await tx.$queryRaw<{ isFinal: boolean }[]>`
    SELECT ${isFinal(Prisma.sql`a.project_id`, Prisma.sql`a.example_id`)} AS "isFinal" FROM assignment a
    WHERE a.project_id = ${projectId}::uuid AND a.id = ${assignmentId}::uuid`;
  if (!row?.isFinal) return null;
  await letGo(tx, projectId, Prisma.sql`a.id = ${assignmentId}::uuid`);
  return no(
    "settled",
    "This example is settled, and its labels stand as you submitted them. They can no longer be changed.",
  );
}
