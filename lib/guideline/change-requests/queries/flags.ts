import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import { isUuid } from "@/lib/auth/uuid";
import { EXCERPT } from "@/lib/examples/example-text";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { WaitingFlag } from "../records";
import { projectIds } from "./visible";

type File = RequestScope<"file">;

interface FlagRow extends Omit<WaitingFlag, "project" | "raisedAt"> {
  projectId: string;
  projectName: string;
  raisedAt: Date;
}

const MOST = 50;

/** Flags of the actor's projects that nobody has looked after, oldest first. Who raised them is not said. */
export async function waitingFlags(scope: File): Promise<WaitingFlag[]> {
  return read(scope, Prisma.sql`f.flag AND f.closed_at IS NULL`);
}

/** One flag or remark of the actor's projects, looked after or not. */
export async function flagOf(scope: File, id: string): Promise<WaitingFlag | null> {
  if (!isUuid(id)) return null;
  const [flag] = await read(scope, Prisma.sql`f.id = ${id}::uuid`);
  return flag ?? null;
}

async function read(scope: File, which: Prisma.Sql): Promise<WaitingFlag[]> {
  const rows = await db().$queryRaw<FlagRow[]>`
    SELECT f.id, p.id AS "projectId", p.name AS "projectName", e.external_id AS example, ${EXCERPT} AS excerpt,
           f.criterion_key AS criterion, f.clause, f.body, f.created_at AS "raisedAt"
    FROM comment f JOIN project p ON p.id = f.project_id JOIN example e ON e.project_id = f.project_id AND e.id = f.example_id
    WHERE f.project_id = ANY(${projectIds(scope.filing)}::uuid[]) AND ${which}
    ORDER BY f.created_at, f.id LIMIT ${MOST}::int`;
  return rows.map(({ projectId, projectName, raisedAt, ...row }) => ({
    ...row,
    project: { id: projectId, name: projectName },
    raisedAt: raisedAt.toISOString(),
  }));
}
