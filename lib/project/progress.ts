import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";

/** How far a project has come, as far as the next step depends on it. */
export interface Progress {
  people: number;
  hasExamples: boolean;
  openRounds: number;
  hasJudgments: boolean;
}

export async function projectProgress({ projectId }: ProjectScope<"project:read">): Promise<Progress> {
  const [row] = await db().$queryRaw<Progress[]>`
    SELECT (SELECT count(*)::int FROM membership WHERE project_id = ${projectId}::uuid) AS people,
           EXISTS (SELECT 1 FROM example WHERE project_id = ${projectId}::uuid) AS "hasExamples",
           (SELECT count(*)::int FROM round WHERE project_id = ${projectId}::uuid AND state = 'open') AS "openRounds",
           EXISTS (SELECT 1 FROM judgment WHERE project_id = ${projectId}::uuid) AS "hasJudgments"`;
  return row!;
}
