import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import type { Database } from "@/lib/server/db";
import { clausesOf } from "../../changes/clauses";

interface Place {
  criterion: string | null;
  clause: string | null;
}

interface Text {
  body: string;
  criteria: { key: string; clause?: string }[];
}

/**
 * The criterion or clause as the draft, the latest version or a version that a project is pinned to knows it; a criterion brings its
 * clause along. Null where none of them has it.
 */
export async function findPlace(
  tx: Database,
  { guidelineId }: RequestScope<"file">,
  { criterion, clause }: { criterion?: string; clause?: string },
): Promise<Place | null> {
  const texts = await tx.$queryRaw<Text[]>`
    SELECT draft_body AS body, draft_criteria AS criteria FROM guideline WHERE id = ${guidelineId}::uuid
    UNION ALL
    (SELECT v.body, v.criteria FROM guideline_version v
     WHERE v.guideline_id = ${guidelineId}::uuid
       AND (v.number = (SELECT max(number) FROM guideline_version l WHERE l.guideline_id = v.guideline_id)
            OR v.id IN (SELECT guideline_version_id FROM project p WHERE p.guideline_id = v.guideline_id))
     ORDER BY v.number DESC)`;
  const asked = texts.flatMap(({ criteria }) => criteria).find(({ key }) => key === criterion);
  if (criterion !== undefined && !asked) return null;
  const slug = clause ?? asked?.clause;
  const isKnown = texts.some(({ body }) => clausesOf(body).some((one) => one.slug === slug));
  if (clause !== undefined && !isKnown) return null;
  return { criterion: criterion ?? null, clause: slug ?? null };
}
