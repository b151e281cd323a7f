import "server-only";
import type { z } from "zod";
import { isAdmin } from "@/lib/auth/actor";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { PERMISSIONS } from "@/lib/auth/permissions";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { ok, type Result } from "@/lib/server/errors";
import type { ExampleSource, FoundExample, findExamplesSchema } from "../example-sources";
import { copiedExampleSchema } from "../guideline-example";

const MAX_FOUND = 20;

/** The projects under a guideline whose examples the actor may read. */
export function exampleSources({ guidelineId, actor }: GuidelineScope<"edit">): Promise<ExampleSource[]> {
  const narrowed = actor.tokenProjectId ?? null;
  const roles = [...PERMISSIONS["examples:read"]];
  return db().$queryRaw`
    SELECT p.id, p.name FROM project p
    LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${actor.userId}::uuid
    WHERE p.guideline_id = ${guidelineId}::uuid AND p.archived_at IS NULL AND (${narrowed}::uuid IS NULL OR p.id = ${narrowed}::uuid)
      AND (${isAdmin(actor)} OR m.role::text = ANY (${roles}))
    ORDER BY p.id DESC`;
}

interface FoundRow {
  externalId: string;
  kind: FoundExample["kind"];
  content: Record<string, unknown>;
}

/**
 * The first examples of a project with these words in their id or content, by their ids, as annotators may see them: a guideline
 * holds no model, score, origin or known answer.
 */
export async function findExamples(
  scope: ProjectScope<"examples:read">,
  { words }: z.infer<typeof findExamplesSchema>,
): Promise<Result<FoundExample[], never>> {
  const pattern = `%${words.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db().$queryRaw<FoundRow[]>`
    SELECT external_id AS "externalId", kind, content FROM example
    WHERE project_id = ${scope.projectId}::uuid AND (external_id ILIKE ${pattern} OR content::text ILIKE ${pattern})
    ORDER BY external_id LIMIT ${MAX_FOUND}::int`;
  return ok(
    rows.map(({ externalId, kind, content }) => ({
      externalId,
      kind,
      text: beginningOf(content),
      // The schema is an allow-list: it drops whatever annotators do not see.
      example: copiedExampleSchema.safeParse({ ...content, kind }).data ?? null,
    })),
  );
}

function beginningOf({ prompt, text, messages }: Record<string, unknown>): string {
  const first = Array.isArray(messages) ? (messages[0] as { content?: unknown } | undefined)?.content : undefined;
  return String(prompt ?? text ?? first ?? "").slice(0, 200);
}
