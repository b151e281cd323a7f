import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isUuid } from "@/lib/auth/uuid";
import { db } from "@/lib/server/db";

/** An example of the project by the importer's id or by its own; the importer's comes first. */
export async function findExample(scope: ProjectScope<"resolve:read"> | ProjectScope<"resolve:write">, ref: string) {
  const byExternal = await db().example.findFirst({
    where: { projectId: scope.projectId, externalId: ref },
  });
  if (byExternal || !isUuid(ref)) return byExternal;
  return db().example.findFirst({ where: { projectId: scope.projectId, id: ref } });
}
