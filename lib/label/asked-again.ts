import "server-only";
import { versionDifference } from "@/lib/guideline/queries/version-pair";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { AskedAgain } from "./schema";

/** Own answers under other versions by criterion, each the newest. */
export type EarlierAnswers = AskedAgain["earlier"];

/** For the assignment `a`, where it asks some criteria only: what its holder answered to the example before, as JSON. SQL. */
export const EARLIER_ANSWERS = Prisma.sql`(
  SELECT jsonb_object_agg(e.criterion_key, jsonb_build_object('value', e.value, 'guidelineVersion', e.number)) FROM (
    SELECT DISTINCT ON (c.criterion_key) c.criterion_key, j.value, v.number
    FROM current_judgment c JOIN judgment j ON j.project_id = c.project_id AND j.id = c.judgment_id
    JOIN guideline_version v ON v.id = c.guideline_version_id
    WHERE cardinality(a.criteria) > 0 AND c.project_id = a.project_id AND c.example_id = a.example_id AND c.annotator_id = a.annotator_id
      AND c.guideline_version_id <> a.guideline_version_id AND c.pass = 0 AND NOT c.taken_back
    ORDER BY c.criterion_key, v.number DESC) e)`;

/** What somebody needs to know who is asked some criteria of an example again: what changed in these, and what they said before. */
export async function describeAgain(
  guidelineId: string,
  version: number,
  asked: readonly string[],
  earlier: EarlierAnswers | null,
): Promise<AskedAgain> {
  const known = asked.flatMap((key) =>
    earlier && Object.hasOwn(earlier, key) ? [earlier[key]!.guidelineVersion] : [],
  );
  const since = known.length === 0 ? null : Math.max(...known);
  if (since === null || since > version) return { since: null, changes: [], earlier: earlier ?? {} };
  const { changes } = await versionDifference(guidelineId, since, version);
  return {
    since,
    changes: changes.criteria.filter(({ key }) => asked.includes(key)),
    earlier: earlier ?? {},
  };
}
