import "server-only";
import { replica } from "@/lib/server/db";
import { labelledSlots } from "./labelled-slots";

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
      SELECT sum(r.n) AS n FROM rating_count r
      WHERE r.project_id = ${projectId}::uuid AND r.criterion_key = o.key AND r.guideline_version_id = o.guideline_version_id AND r.n > 0) l
    WHERE asked.guideline_id = ${project.guidelineId}::uuid AND asked.number = ${number}::int AND l.n > 0
    GROUP BY o.key, o.meaning_id, k.position ORDER BY k.position, version DESC`;
}
