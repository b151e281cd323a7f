import "server-only";
import { kindsThat } from "@/lib/guideline/kinds/kinds";
import { meaningsOf } from "@/lib/guideline/queries/meanings";
import type { FigureFilter } from "@/lib/labels/filter";
import { labelsOf, type Project, withCircumstances } from "@/lib/labels/labels";
import type { Statement } from "@/lib/server/columns/read-columns";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";

const WRITTEN = kindsThat(({ isCompared }) => !isCompared);

/**
 * Asks for how many texts each annotator wrote where the version asks for some beside the criterion, and for twice their median length
 * in characters (a whole number), under the same filter; null where it asks for none, or where several versions are mixed.
 */
export async function reasonsStatement(project: Project, filter: FigureFilter): Promise<Statement | null> {
  const { version } = filter;
  if (version === null) return null;
  const asked = await replica().criterion.findMany({
    where: { guidelineVersionId: version.id, kind: { in: WRITTEN } },
    select: { key: true },
  });
  if (asked.length === 0) return null;
  const keys = new Set(asked.map(({ key }) => key));
  const meanings = (await meaningsOf(version.id)).filter(({ key }) => keys.has(key));
  const labels = withCircumstances(project, labelsOf(project, { ...filter, meanings, labelled: meanings }));
  const { strings, values } = Prisma.sql`
    SELECT t.annotator_id, count(*)::int, (2 * percentile_cont(0.5) WITHIN GROUP (ORDER BY t.characters))::int
    FROM (SELECT l.annotator_id, char_length(l.value #>> '{}') AS characters FROM ${labels} l) t
    WHERE t.characters > 0 GROUP BY t.annotator_id`;
  return { strings, values };
}
