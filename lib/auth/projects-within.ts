import "server-only";
import { db } from "@/lib/server/db";
import { seeProject } from "@/lib/server/sight";
import type { Actor } from "./actor";
import { type Permission, type ProjectRole, permissionsOf } from "./permissions";

export interface ReachedProject {
  id: string;
  name: string;
}

/** The projects of a purpose of which the actor may do something, and how many others there are. A request sees the former from then on. */
export async function projectsWithin(
  actor: Actor,
  purpose: "annotation" | "evaluation",
  permission: Permission,
): Promise<{ open: ReachedProject[]; closed: string[] }> {
  const rows = await db().$queryRaw<(ReachedProject & { role: ProjectRole | null })[]>`
    SELECT p.id, p.name, m.role FROM project p LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${actor.userId}::uuid
    WHERE p.purpose = ${purpose}::purpose AND p.deleted_at IS NULL ORDER BY p.id`;
  const isOpen = ({ id, role }: (typeof rows)[number]) => {
    const own = role ?? (actor.instanceRole === "admin" ? "lead" : null);
    const isForeign = actor.tokenProjectId && actor.tokenProjectId !== id;
    return own !== null && !isForeign && permissionsOf(own, actor.tokenRole).has(permission);
  };
  const open = rows.filter(isOpen).map(({ id, name }) => ({ id, name }));
  for (const { id } of open) seeProject(id);
  return { open, closed: rows.filter((row) => !isOpen(row)).map(({ id }) => id) };
}
