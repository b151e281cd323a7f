import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isOfThese } from "@/lib/examples/conditions";
import { isKept } from "@/lib/examples/marks";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { countsByMeaning } from "@/lib/labels/counts";
import { resolveLabels } from "@/lib/labels/filter";
import type { LabelQuery } from "@/lib/labels/schema";
import { COUNTS, SETTLED } from "@/lib/labels/tables";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { CaseFilter } from "./schema";

export type Read = ProjectScope<"resolve:read"> | ProjectScope<"resolve:write">;

/**
 * The version that a filter is about, with the criteria asked for and whose labels count for these: those of all versions that mean the
 * same. Null where the guideline has no such version, or the version no such criterion.
 */
export async function versionAsked(
  scope: Read,
  { version = scope.project.versionNumber, criterion, within }: CaseFilter & Pick<LabelQuery, "within">,
) {
  const found = await resolveLabels(scope, { version, criterion, within });
  if (!found.ok || !found.value.version) return null;
  const { meanings, labelled, version: asked } = found.value;
  const criteria = (await criteriaOf(asked.id)).filter(({ key }) => key === (criterion ?? key));
  return {
    ...asked,
    criteria,
    meanings: meanings ?? [],
    labelled: labelled ?? [],
    counts: countsByMeaning(scope, found.value),
    within: found.value.within,
  };
}

/** That nothing stands yet for the example and criterion of `w`, and nobody has excluded the example. */
export function isOpen(scope: { projectId: string }): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM ${SETTLED} s WHERE s.project_id = ${scope.projectId}::uuid AND s.example_id = w.example_id
    AND s.criterion_key = w.criterion_key)
    AND ${isKept(Prisma.sql`${scope.projectId}::uuid`, Prisma.sql`w.example_id`)}`;
}

/**
 * That the case `w` of a version was not asked anew: where people labelled the example under another meaning, that of the pinned version
 * or a newer one, it is a case of that meaning or none.
 */
export function isLeft({ projectId, project }: Read, versionId: string): Prisma.Sql {
  if (versionId === project.guidelineVersionId) return Prisma.sql`true`;
  return Prisma.sql`NOT EXISTS (
    SELECT 1 FROM criterion asked JOIN guideline_version begun ON begun.id = asked.meaning_id
    JOIN criterion given ON given.key = asked.key AND given.meaning_id <> asked.meaning_id
    JOIN guideline_version other ON other.id = given.meaning_id AND other.guideline_id = begun.guideline_id
    JOIN ${COUNTS} r ON r.project_id = ${projectId}::uuid AND r.criterion_key = given.key AND r.guideline_version_id = given.guideline_version_id
    WHERE asked.guideline_version_id = ${versionId}::uuid AND asked.key = w.criterion_key AND r.example_id = w.example_id
      AND NOT EXISTS (SELECT 1 FROM criterion p WHERE p.guideline_version_id = ${project.guidelineVersionId}::uuid AND p.key = asked.key AND p.meaning_id = asked.meaning_id)
      AND (other.number > begun.number OR EXISTS (
        SELECT 1 FROM criterion p WHERE p.guideline_version_id = ${project.guidelineVersionId}::uuid AND p.key = asked.key AND p.meaning_id = given.meaning_id)))`;
}

/** That the example of `w` is in the slice and flagged, where the filter says so. */
export function isAskedExample(scope: Read, { slice = [], flagged }: CaseFilter): Prisma.Sql {
  const parts = [Prisma.sql`true`, ...isOfThese(scope, Prisma.sql`w.example_id`, { slices: slice, gold: null })];
  if (flagged === "only")
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM comment f WHERE f.project_id = ${scope.projectId}::uuid AND f.example_id = w.example_id
      AND f.flag AND f.closed_at IS NULL)`);
  return Prisma.join(parts, " AND ");
}
