import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** That nobody keeps the example out: no exclusion of it stands. Both are SQL, `e.project_id` and `e.id` for example. */
export function isKept(project: Prisma.Sql, example: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.project_id = ${project} AND x.example_id = ${example} AND x.lifted_at IS NULL)`;
}
