import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { type Database, db } from "@/lib/server/db";

/** What a project holds, as far as somebody who deletes it must know. */
export interface ProjectContent {
  examples: number;
  /** Answers of people and of programs, every revision. */
  judgments: number;
  resolutions: number;
  releases: number;
  members: number;
  /** Tokens that are narrowed to it. */
  tokens: number;
  /** Cases that published versions of the guideline cite. */
  precedents: number;
}

/** Counts what goes when the project is deleted. */
export async function countContent(
  { projectId }: ProjectScope<"project:end">,
  database: Database = db(),
): Promise<ProjectContent> {
  const [row] = await database.$queryRaw<ProjectContent[]>`
    SELECT (SELECT count(*)::int FROM example WHERE project_id = ${projectId}::uuid) AS examples,
           (SELECT count(*)::int FROM judgment WHERE project_id = ${projectId}::uuid) AS judgments,
           (SELECT count(*)::int FROM resolution WHERE project_id = ${projectId}::uuid) AS resolutions,
           (SELECT count(*)::int FROM release WHERE project_id = ${projectId}::uuid) AS releases,
           (SELECT count(*)::int FROM membership WHERE project_id = ${projectId}::uuid) AS members,
           (SELECT count(*)::int FROM api_token WHERE project_id = ${projectId}::uuid AND revoked_at IS NULL) AS tokens,
           (SELECT count(*)::int FROM change_request_case c JOIN change_request r ON r.id = c.change_request_id AND r.state = 'done'
            WHERE c.project_id = ${projectId}::uuid) AS precedents`;
  return row!;
}

/** Whether long work of the project waits or runs. */
export async function isBusy({ projectId }: ProjectScope<"project:end">, database: Database = db()): Promise<boolean> {
  return (await database.job.count({ where: { projectId, state: { in: ["queued", "running"] } } })) > 0;
}
