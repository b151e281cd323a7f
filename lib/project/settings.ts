import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { audit } from "@/lib/server/audit";
import { db, transaction } from "@/lib/server/db";
import { ok, type Result } from "@/lib/server/errors";
import type { BreakInput, ProjectSettings } from "./schema";

const SELECT = {
  name: true,
  overlap: true,
  leaseMinutes: true,
  idleMinutes: true,
  openAfterSubmit: true,
  breakMinutes: true,
  settledFinal: true,
} as const;

export function readSettings(scope: ProjectScope<"project:manage">): Promise<ProjectSettings> {
  return db().project.findUniqueOrThrow({ where: { id: scope.projectId }, select: SELECT });
}

/** Changes a project's settings. They hold for what is handed out from now on; rounds keep the overlap they were opened with. */
export async function changeSettings(
  scope: ProjectScope<"project:manage">,
  input: ProjectSettings,
): Promise<Result<ProjectSettings, never>> {
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM project WHERE id = ${scope.projectId}::uuid FOR UPDATE`;
    const before = await tx.project.findUniqueOrThrow({ where: { id: scope.projectId }, select: SELECT });
    const changed = (Object.keys(SELECT) as (keyof ProjectSettings)[]).filter((key) => before[key] !== input[key]);
    if (changed.length === 0) return;
    await tx.project.update({ where: { id: scope.projectId }, data: input });
    await audit(tx, {
      stream: `project:${scope.projectId}`,
      projectId: scope.projectId,
      actorId: scope.actor.userId,
      action: "project.change",
      detail: Object.fromEntries(changed.map((key) => [key, { from: before[key], to: input[key] }])),
    });
  });
  return ok(input);
}

/** Changes only after how many minutes the labelling screen speaks of a break. */
export async function changeBreak(scope: ProjectScope<"project:manage">, { breakMinutes }: BreakInput) {
  return changeSettings(scope, { ...(await readSettings(scope)), breakMinutes });
}
