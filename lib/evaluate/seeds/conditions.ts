import "server-only";
import { inSlice } from "@/lib/examples/conditions";
import { isMarked } from "@/lib/examples/marks";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { SeedFilter } from "./schema";

/** Whether a mark stands on example `e`. */
export const IS_SEED = isMarked("seed", Prisma.sql`e.project_id`, Prisma.sql`e.id`);

/** The examples `e` of a project that a filter lets through. */
export function seedConditions(projectId: string, { model, slice, marked }: SeedFilter): Prisma.Sql {
  const parts = [Prisma.sql`e.project_id = ${projectId}::uuid`];
  if (model !== undefined)
    parts.push(
      Prisma.sql`EXISTS (SELECT 1 FROM model_output m WHERE m.project_id = e.project_id AND m.example_id = e.id AND m.model = ${model})`,
    );
  if (slice !== undefined) parts.push(inSlice(slice));
  if (marked !== undefined) parts.push(marked === "yes" ? IS_SEED : Prisma.sql`NOT ${IS_SEED}`);
  return Prisma.join(parts, " AND ");
}
