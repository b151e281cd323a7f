import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { isMarked } from "./marks";

/** That nobody keeps the example out: no exclusion of it stands. Both are SQL, `e.project_id` and `e.id` for example. */
export function isKept(project: Prisma.Sql, example: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT ${isMarked("exclusion", project, example)}`;
}
