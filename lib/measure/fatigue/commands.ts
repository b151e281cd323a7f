import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import type { RuleInput } from "./schema";

type Manage = ProjectScope<"project:manage">;

/** Says which labels of a session count where somebody asks for it, in place of the rule that stood. Answers that one as well, to be put back. */
export async function saveRule(scope: Manage, { cut, note }: RuleInput) {
  return transaction(async (tx) => {
    const before = await withdrawStanding(tx, scope);
    const { id } = await tx.sessionRule.create({
      data: { projectId: scope.projectId, cut, note, authorId: scope.actor.userId },
      select: { id: true },
    });
    await told(tx, scope, "session-rule.save", { cut, ...(before && { before: before.cut }) });
    return ok({ id, cut, before: before?.cut ?? null });
  });
}

/** Takes the standing rule back. */
export async function withdrawRule(scope: Manage) {
  return transaction(async (tx) => {
    const before = await withdrawStanding(tx, scope);
    if (!before) return no("no-session-rule", "This project has no rule on sessions.");
    await told(tx, scope, "session-rule.withdraw", { cut: before.cut });
    return ok({ cut: before.cut });
  });
}

/** The row of the project is locked first: of two at once one waits, and sees what the other did. */
async function withdrawStanding(tx: Database, { projectId, actor }: Manage): Promise<{ cut: string } | null> {
  await tx.$executeRaw`SELECT 1 FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<{ cut: string }[]>`
    UPDATE session_rule SET withdrawn_at = now(), withdrawn_by_id = ${actor.userId}::uuid
    WHERE project_id = ${projectId}::uuid AND withdrawn_at IS NULL RETURNING cut`;
  return row ?? null;
}

function told(tx: Database, { projectId, actor }: Manage, action: string, detail: Record<string, string>) {
  return audit(tx, { stream: `project:${projectId}`, projectId, actorId: actor.userId, action, detail });
}
