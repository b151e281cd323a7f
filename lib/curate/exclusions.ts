import "server-only";
import { type Page, type PageQuery, pageOf } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { KeptOutReason } from "./schema";

type Read = ProjectScope<"resolve:read">;

/** That an example goes out no more, or did not for a time. */
export interface ExclusionView {
  id: string;
  /** The importer's id. */
  example: string;
  reason: KeptOutReason;
  note: string;
  author: string | null;
  createdAt: Date;
  liftedAt: Date | null;
}

/** The exclusions that stand, newest first. */
export async function listExclusions(scope: Read, { limit, cursor }: PageQuery): Promise<Page<ExclusionView>> {
  const after = cursor ?? null;
  const rows = await selectExclusions(
    scope,
    Prisma.sql`x.lifted_at IS NULL AND (${after}::uuid IS NULL OR x.sequence <
      (SELECT l.sequence FROM example_mark l WHERE l.project_id = ${scope.projectId}::uuid AND l.id = ${after}::uuid))`,
    limit + 1,
  );
  return pageOf(rows, limit);
}

/** One exclusion, also one that was lifted; null where the project has none of this id. */
export async function readExclusion(scope: Read, id: string): Promise<ExclusionView | null> {
  if (!isUuid(id)) return null;
  const [found] = await selectExclusions(scope, Prisma.sql`x.id = ${id}::uuid`, 1);
  return found ?? null;
}

function selectExclusions({ projectId }: Read, condition: Prisma.Sql, limit: number): Promise<ExclusionView[]> {
  return replica().$queryRaw<ExclusionView[]>`
    SELECT x.id, e.external_id AS example, x.reason, x.note, u.name AS author, x.created_at AS "createdAt", x.lifted_at AS "liftedAt"
    FROM example_mark x JOIN example e ON e.project_id = x.project_id AND e.id = x.example_id LEFT JOIN app_user u ON u.id = x.author_id
    WHERE x.project_id = ${projectId}::uuid AND x.kind = 'exclusion' AND ${condition}
    ORDER BY x.sequence DESC LIMIT ${limit}::int`;
}
