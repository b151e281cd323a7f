import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { CURRENT } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";

/** How far a project has come towards figures: without examples, with examples and no label, or labelled. */
export type Held = "nothing" | "examples" | "labels";

export async function heldBy({ projectId }: ProjectScope<"measure:read">): Promise<Held> {
  const [row] = await replica().$queryRaw<{ examples: boolean; labels: boolean }[]>`
    SELECT EXISTS (SELECT FROM example WHERE project_id = ${projectId}::uuid) AS examples,
           EXISTS (SELECT FROM ${CURRENT} c WHERE c.project_id = ${projectId}::uuid AND NOT c.taken_back) AS labels`;
  if (row!.labels) return "labels";
  return row!.examples ? "examples" : "nothing";
}
