import "server-only";
import { isOfThese } from "@/lib/examples/conditions";
import type { MeantVersion } from "@/lib/guideline/version-ref";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { isCounted } from "./counts";
import type { FigureFilter } from "./filter";
import { isByNamed, type Project, ratingConditions, ratingsOf } from "./labels";
import { COUNTS, CURRENT } from "./tables";

/** The versions whose labels enter a figure, by number: of those asked about the labelled ones; all of these where none is labelled. */
export async function versionsIn(project: Project, filter: FigureFilter): Promise<readonly MeantVersion[]> {
  if (filter.versions.length === 1) return filter.versions;
  const among = isOfThese(project, Prisma.sql`r.example_id`, filter.examples);
  const rows = await replica().$queryRaw<{ id: string }[]>(
    isCounted(filter)
      ? Prisma.sql`
          SELECT v.id FROM unnest(${filter.versions.map(({ id }) => id)}::uuid[]) AS v (id)
          WHERE (SELECT true FROM ${COUNTS} r WHERE r.project_id = ${project.projectId}::uuid AND r.criterion_key = ${filter.criterion.key}
                   AND r.guideline_version_id = v.id AND ${among[0] ?? Prisma.sql`true`} ORDER BY r.example_id LIMIT 1)`
      : Prisma.sql`SELECT DISTINCT guideline_version_id AS id FROM ${ratingsOf(project, filter)} r`,
  );
  const used = filter.versions.filter(({ id }) => rows.some((row) => row.id === id));
  return used.length > 0 ? used : filter.versions;
}

/** How many people, or of those named how many people and judges, gave a rating that enters a figure. */
export async function countRaters(project: Project, filter: FigureFilter): Promise<number> {
  const [named] = isByNamed(filter, "c");
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM annotator n
    WHERE n.project_id = ${project.projectId}::uuid AND ${named ? Prisma.sql`true` : Prisma.sql`n.kind <> 'model'`}
      AND (SELECT true FROM ${CURRENT} c
           WHERE ${Prisma.join(ratingConditions(project, filter), " AND ")} AND c.annotator_id = n.id AND ${named ?? Prisma.sql`true`} LIMIT 1)`;
  return row!.n;
}
