import "server-only";
import { type Page, type PageQuery, pageOf } from "@/lib/api/page";
import type { ProjectScope } from "@/lib/auth/scope";
import { replica } from "@/lib/server/db";
import { type KeptAsked, keptAskedSchema } from "./schema";

/** A selection that was kept and has not ended. */
export interface SelectionView {
  id: string;
  purpose: "slice" | "exclusion";
  /** Empty for exclusions. */
  name: string;
  /** What its examples met, and why they were excluded. */
  asked: KeptAsked;
  examples: number;
  author: string | null;
  createdAt: Date;
}

/** The selections that have not ended, newest first. */
export async function listSelections(
  { projectId }: ProjectScope<"examples:read">,
  { limit, cursor }: PageQuery,
): Promise<Page<SelectionView>> {
  const after = cursor ?? null;
  const rows = await replica().$queryRaw<(Omit<SelectionView, "asked"> & { asked: unknown })[]>`
    SELECT s.id, s.purpose, s.name, s.asked, s.examples, u.name AS author, s.created_at AS "createdAt"
    FROM selection s LEFT JOIN app_user u ON u.id = s.created_by_id
    WHERE s.project_id = ${projectId}::uuid AND s.ended_at IS NULL AND (${after}::uuid IS NULL OR (s.created_at, s.id) <
      (SELECT l.created_at, l.id FROM selection l WHERE l.project_id = ${projectId}::uuid AND l.id = ${after}::uuid))
    ORDER BY s.created_at DESC, s.id DESC LIMIT ${limit + 1}::int`;
  return pageOf(
    rows.map((row) => ({ ...row, asked: keptAskedSchema.parse(row.asked) })),
    limit,
  );
}
