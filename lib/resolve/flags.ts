import "server-only";
import { type Page, type PageQuery, pageOf } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";

type Read = ProjectScope<"resolve:read">;

/** What somebody flagged while labelling, without who it was. */
export interface FlagView {
  id: string;
  /** The importer's id. */
  example: string;
  criterion: string | null;
  clause: string | null;
  body: string;
  raisedAt: Date;
  /** When somebody looked after it. */
  closedAt: Date | null;
}

/** The project's flags, newest first. */
export async function listFlags(
  scope: Read,
  { limit, cursor, state }: PageQuery & { state?: "open" | "closed" },
): Promise<Page<FlagView>> {
  const after = cursor ?? null;
  const rows = await selectFlags(
    scope,
    Prisma.sql`(${state ?? null}::text IS NULL OR (c.closed_at IS NULL) = (${state ?? null} = 'open'))
      AND (${after}::uuid IS NULL OR (c.created_at, c.id) <
           (SELECT l.created_at, l.id FROM comment l WHERE l.project_id = ${scope.projectId}::uuid AND l.id = ${after}::uuid))`,
    limit + 1,
  );
  return pageOf(rows, limit);
}

/** One flag; null where the project has none of this id. */
export async function readFlag(scope: Read, id: string): Promise<FlagView | null> {
  if (!isUuid(id)) return null;
  const [flag] = await selectFlags(scope, Prisma.sql`c.id = ${id}::uuid`, 1);
  return flag ?? null;
}

function selectFlags({ projectId }: Read, condition: Prisma.Sql, limit: number): Promise<FlagView[]> {
  return replica().$queryRaw<FlagView[]>`
    SELECT c.id, e.external_id AS example, c.criterion_key AS criterion, c.clause, c.body, c.created_at AS "raisedAt", c.closed_at AS "closedAt"
    FROM comment c JOIN example e ON e.project_id = c.project_id AND e.id = c.example_id
    WHERE c.project_id = ${projectId}::uuid AND c.flag AND ${condition}
    ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit}::int`;
}
