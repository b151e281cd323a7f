import "server-only";
import { type Page, pageOf } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import type { AnswerValue } from "@/lib/guideline/schema";
import { changedLabels, isChanged } from "@/lib/labels/changed-labels";
import { RESOLUTIONS } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { METHODS, ResolutionListQuery, SETTLED_REASONS } from "./schema";

export interface ResolutionView {
  id: string;
  example: string;
  criterion: string;
  value: AnswerValue | null;
  distribution: Record<string, number> | null;
  method: (typeof METHODS)[number];
  reason: (typeof SETTLED_REASONS)[number];
  note: string;
  author: string | null;
  guidelineVersion: number;
  batch: string | null;
  createdAt: Date;
  withdrawnAt: Date | null;
  /** How many labels stand by now as they did not when it was settled. */
  changedLabels: number;
}

export interface BatchView {
  batch: string;
  method: (typeof METHODS)[number];
  cases: number;
  /** Of them, those that were not withdrawn. */
  standing: number;
  author: string | null;
  createdAt: Date;
}

type Read = ProjectScope<"resolve:read">;

/** Standing resolutions in the order in which they were made; `cursor` is the id of the last one seen. */
export async function listResolutions(
  scope: Read,
  { cursor, limit, criterion, batch, changed }: ResolutionListQuery,
): Promise<Page<ResolutionView>> {
  const { projectId } = scope;
  const after = cursor ?? null;
  const rows = await selectResolutions(Prisma.sql`r.project_id = ${projectId}::uuid AND r.withdrawn_at IS NULL
      AND (${criterion ?? null}::text IS NULL OR r.criterion_key = ${criterion ?? null})
      AND (${batch ?? null}::uuid IS NULL OR r.batch_id = ${batch ?? null}::uuid)
      AND ${changed === "only" ? isChanged(scope) : Prisma.sql`true`}
      AND (${after}::uuid IS NULL OR (r.created_at, r.id) >
           (SELECT l.created_at, l.id FROM ${RESOLUTIONS} l WHERE l.project_id = ${projectId}::uuid AND l.id = ${after}::uuid))
    ORDER BY r.created_at, r.id LIMIT ${limit + 1}::int`);
  return pageOf(rows, limit);
}

/** One resolution, also one that was withdrawn; null where the project has none of this id. */
export async function readResolution({ projectId }: Read, id: string): Promise<ResolutionView | null> {
  if (!isUuid(id)) return null;
  const rows = await selectResolutions(Prisma.sql`r.project_id = ${projectId}::uuid AND r.id = ${id}::uuid`);
  return rows[0] ?? null;
}

/** What a rule settled as one batch; null where the project has none of this id. */
export async function readBatch({ projectId }: Read, batch: string): Promise<BatchView | null> {
  if (!isUuid(batch)) return null;
  const [row] = await replica().$queryRaw<BatchView[]>`
    SELECT r.batch_id AS batch, min(r.method) AS method, count(*)::int AS cases, (count(*) FILTER (WHERE r.withdrawn_at IS NULL))::int AS standing,
           min(u.name) AS author, min(r.created_at) AS "createdAt"
    FROM ${RESOLUTIONS} r LEFT JOIN app_user u ON u.id = r.author_id
    WHERE r.project_id = ${projectId}::uuid AND r.batch_id = ${batch}::uuid GROUP BY r.batch_id`;
  return row ?? null;
}

function selectResolutions(where: Prisma.Sql): Promise<ResolutionView[]> {
  return replica().$queryRaw<ResolutionView[]>`
    SELECT r.id, e.external_id AS example, r.criterion_key AS criterion, r.value, r.distribution, r.method, r.reason, r.note, u.name AS author,
           v.number AS "guidelineVersion", r.batch_id AS batch, r.created_at AS "createdAt", r.withdrawn_at AS "withdrawnAt",
           ${changedLabels()} AS "changedLabels"
    FROM ${RESOLUTIONS} r JOIN example e ON e.project_id = r.project_id AND e.id = r.example_id
    JOIN guideline_version v ON v.id = r.guideline_version_id LEFT JOIN app_user u ON u.id = r.author_id
    WHERE ${where}`;
}
