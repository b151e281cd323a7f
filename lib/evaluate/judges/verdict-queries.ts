import "server-only";
import type { Page } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { replica } from "@/lib/server/db";

/** A verdict as it came in, and what it says on each criterion. */
export interface VerdictView {
  number: number;
  /** The importer's id. */
  example: string;
  /** Indices into the responses, in the order in which the judge saw them. */
  order: number[];
  /** JSON text. */
  raw: string;
  receivedAt: Date;
}

interface Asked {
  runId: string;
  limit: number;
  cursor?: number;
  number?: number;
}

/** Verdicts of a run in the order in which they came, behind the number `cursor`, or the one of a number. */
export async function listVerdicts(
  { projectId }: ProjectScope<"measure:read">,
  { runId, limit, cursor = 0, number }: Asked,
): Promise<Page<VerdictView>> {
  const rows = await replica().$queryRaw<VerdictView[]>`
    SELECT d.id::float8 AS number, e.external_id AS example, d.response_order AS "order", d.raw, d.received_at AS "receivedAt"
    FROM judge_verdict d JOIN example e ON e.project_id = d.project_id AND e.id = d.example_id
    WHERE d.project_id = ${projectId}::uuid AND d.judge_run_id = ${runId}::uuid AND d.id > ${cursor}
      AND (${number ?? null}::bigint IS NULL OR d.id = ${number ?? null}::bigint)
    ORDER BY d.id LIMIT ${limit + 1}::int`;
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? String(items.at(-1)!.number) : null };
}
