import "server-only";
import type { Meaning } from "@/lib/guideline/queries/meanings";
import { replica } from "@/lib/server/db";
import { COUNTS, CURRENT } from "./tables";

/** What people and judges labelled: a criterion under a version. */
interface LabelledSlot {
  key: string;
  versionId: string;
}

/**
 * Each criterion and version under which the project has a label. One step through the index for each of them, from one to the next: asked
 * version by version, PostgreSQL reads a million labels for those that have none.
 */
function labelledSlots({ projectId }: { projectId: string }): Promise<LabelledSlot[]> {
  return replica().$queryRaw<LabelledSlot[]>`
    WITH RECURSIVE slot AS (
      (SELECT c.criterion_key, c.guideline_version_id FROM ${CURRENT} c WHERE c.project_id = ${projectId}::uuid
       ORDER BY c.criterion_key, c.guideline_version_id LIMIT 1)
      UNION ALL
      SELECT next.* FROM slot s CROSS JOIN LATERAL (
        SELECT c.criterion_key, c.guideline_version_id FROM ${CURRENT} c
        WHERE c.project_id = ${projectId}::uuid AND (c.criterion_key, c.guideline_version_id) > (s.criterion_key, s.guideline_version_id)
        ORDER BY c.criterion_key, c.guideline_version_id LIMIT 1) next
    )
    SELECT criterion_key AS key, guideline_version_id AS "versionId" FROM slot`;
}

/** The same meanings with only the versions under which the project has labels; of one without any label all versions. */
export async function labelledMeanings(
  project: { projectId: string },
  meanings: readonly Meaning[],
): Promise<Meaning[]> {
  if (meanings.every(({ versions }) => versions.length === 1)) return [...meanings];
  const slots = await labelledSlots(project);
  return meanings.map(({ key, versions }) => {
    const labelled = versions.filter(({ id }) => slots.some((slot) => slot.key === key && slot.versionId === id));
    return { key, versions: labelled.length > 0 ? labelled : versions };
  });
}

interface PinnedProject {
  projectId: string;
  project: { guidelineId: string; guidelineVersionId: string };
}

/** Numbers of the versions under which the project has labels, and of the pinned one, ascending. */
export async function labelledVersions({ projectId, project }: PinnedProject): Promise<number[]> {
  const slots = await labelledSlots({ projectId });
  const ids = [...new Set([project.guidelineVersionId, ...slots.map(({ versionId }) => versionId)])];
  const versions = await replica().guidelineVersion.findMany({
    where: { guidelineId: project.guidelineId, id: { in: ids } },
    orderBy: { number: "asc" },
    select: { number: true },
  });
  return versions.map(({ number }) => number);
}

/** Labels on a criterion that answer another question than the version asked about. */
export interface OtherMeaning {
  key: string;
  /** Number of the last version under which they were given. */
  version: number;
  labels: number;
}

/** Where people's labels on the criteria of a version are that do not count for it, because their meaning was another one. */
export function otherMeanings({ projectId, project }: PinnedProject, number: number): Promise<OtherMeaning[]> {
  return replica().$queryRaw<OtherMeaning[]>`
    SELECT o.key, max(v.number) AS version, sum(l.n)::int AS labels
    FROM guideline_version asked JOIN criterion k ON k.guideline_version_id = asked.id
    JOIN guideline_version v ON v.guideline_id = asked.guideline_id
    JOIN criterion o ON o.guideline_version_id = v.id AND o.key = k.key AND o.meaning_id <> k.meaning_id
    CROSS JOIN LATERAL (
      SELECT sum(r.n) AS n FROM ${COUNTS} r
      WHERE r.project_id = ${projectId}::uuid AND r.criterion_key = o.key AND r.guideline_version_id = o.guideline_version_id) l
    WHERE asked.guideline_id = ${project.guidelineId}::uuid AND asked.number = ${number}::int AND l.n > 0
    GROUP BY o.key, o.meaning_id, k.position ORDER BY k.position, version DESC`;
}
