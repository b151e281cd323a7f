import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { CaseFilter } from "./schema";

export type Read = ProjectScope<"resolve:read"> | ProjectScope<"resolve:write">;

/** The version that a filter is about, with the criteria asked for; null where the guideline has no such version. */
export async function versionAsked(scope: Read, filter: CaseFilter) {
  const { guidelineId, guidelineVersionId, versionNumber } = scope.project;
  const number = filter.version ?? versionNumber;
  const found =
    number === versionNumber
      ? { id: guidelineVersionId }
      : await replica().guidelineVersion.findUnique({
          where: { guidelineId_number: { guidelineId, number } },
          select: { id: true },
        });
  if (!found) return null;
  const criteria: Criterion[] = (await criteriaOf(found.id)).filter(({ key }) => key === (filter.criterion ?? key));
  return { id: found.id, number, criteria };
}

/** What the labels of people under a version come to, as a source of criterion_key, example_id, value_key and n. */
export function ratingsUnder(scope: Read, versionId: string): Prisma.Sql {
  return Prisma.sql`(SELECT criterion_key, example_id, value_key, n FROM rating_count
    WHERE project_id = ${scope.projectId}::uuid AND guideline_version_id = ${versionId}::uuid AND n > 0)`;
}

/** That nothing stands yet for the example and criterion of `w`, and nobody has excluded the example. */
export function isOpen(scope: Read): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM resolution s WHERE s.project_id = ${scope.projectId}::uuid AND s.example_id = w.example_id
    AND s.criterion_key = w.criterion_key AND s.withdrawn_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.project_id = ${scope.projectId}::uuid AND x.example_id = w.example_id AND x.lifted_at IS NULL)`;
}

/** That the example of `w` is in the slice and flagged, where the filter says so. */
export function isAskedExample(scope: Read, { slice, flagged }: CaseFilter): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  const cut = slice?.indexOf("=") ?? -1;
  if (slice && cut > 0)
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM example e WHERE e.project_id = ${scope.projectId}::uuid AND e.id = w.example_id
      AND e.slices ->> ${slice.slice(0, cut)} = ${slice.slice(cut + 1)})`);
  if (flagged === "only")
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM comment f WHERE f.project_id = ${scope.projectId}::uuid AND f.example_id = w.example_id
      AND f.flag AND f.closed_at IS NULL)`);
  return Prisma.join(parts, " AND ");
}
