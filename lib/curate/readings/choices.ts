import "server-only";
import { randomInt } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import { isKept } from "@/lib/examples/marks";
import { listSlices, sliceNames } from "@/lib/examples/slices";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** Few enough to be typed and compared, and many enough that nobody meets one again. */
const SEEDS = 1_000_000;

/** What the form for a new reading begins with and chooses from. */
export async function readingChoices(scope: ProjectScope<"release:write">) {
  const { projectId, project } = scope;
  const [[counts], slices, values, versions] = await Promise.all([
    db().$queryRaw<[{ kept: number; all: number }]>`
      SELECT count(*)::int AS all, (count(*) FILTER (WHERE ${isKept(Prisma.sql`e.project_id`, Prisma.sql`e.id`)}))::int AS kept
      FROM example e WHERE e.project_id = ${projectId}::uuid`,
    sliceNames(scope),
    listSlices(scope),
    db().guidelineVersion.findMany({
      where: { guidelineId: project.guidelineId },
      orderBy: { number: "desc" },
      select: { number: true },
    }),
  ]);
  const numbers = versions.map(({ number }) => number);
  return { ...counts, slices, values, versions: numbers, pinned: project.versionNumber, seed: randomInt(SEEDS) };
}
