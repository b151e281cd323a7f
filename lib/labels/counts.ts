import "server-only";
import { isOfThese } from "@/lib/examples/conditions";
import type { Meaning } from "@/lib/guideline/queries/meanings";
import { meanTheSame } from "@/lib/guideline/version-ref";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { FigureFilter, LabelFilter } from "./filter";
import { decidingLabels, decidingTexts, type Project, ratingsOf } from "./labels";
import { COUNTS } from "./tables";
import { inGroups, isUnder } from "./under";

/** Whether the maintained counts hold the answer, so that single labels need not be read. */
function countsSuffice({ annotatorIds, roundId, from, to, showing, within, withSuperseded }: LabelFilter): boolean {
  return !annotatorIds && !roundId && !from && !to && showing === "first" && !within && !withSuperseded;
}

/** The same of a figure, which takes one label of each person for each example. */
export function isCounted(filter: FigureFilter): boolean {
  return countsSuffice(filter) && meanTheSame(filter.versions);
}

/** How often people gave each value to each example, as a filter on one criterion has it: a sub-select with example_id, value_key and n. */
export function countsOf(project: Project, filter: FigureFilter): Prisma.Sql {
  if (!isCounted(filter))
    return Prisma.sql`(SELECT example_id, value_key, count(*)::int AS n FROM ${ratingsOf(project, filter)} r GROUP BY 1, 2)`;
  const counts = ratingCounts(project, [{ key: filter.criterion.key, versions: [...filter.versions] }]);
  const [among] = isOfThese(project, Prisma.sql`r.example_id`, filter.examples);
  return among ? Prisma.sql`(SELECT r.* FROM ${counts} r WHERE ${among})` : counts;
}

/** The same for a thread, which reads it by `COUNTS_SPEC`. */
export function countsStatement(project: Project, filter: FigureFilter): Prisma.Sql {
  return Prisma.sql`SELECT example_id, value_key, n FROM ${countsOf(project, filter)} counts`;
}

/** The same of every criterion and version that a filter is about, by people alone: with criterion_key and guideline_version_id as well. */
export function countsByVersion(project: Project, filter: LabelFilter): Prisma.Sql {
  if (!countsSuffice(filter))
    return Prisma.sql`(
      SELECT criterion_key, guideline_version_id, example_id, value_key, count(*)::int AS n
      FROM ${decidingLabels(project, filter)} r GROUP BY 1, 2, 3, 4)`;
  const parts = [
    Prisma.sql`r.project_id = ${project.projectId}::uuid`,
    ...(filter.labelled ? [isUnder("r", filter.labelled)] : []),
    ...isOfThese(project, Prisma.sql`r.example_id`, filter.examples),
  ];
  return Prisma.sql`(
    SELECT r.criterion_key, r.guideline_version_id, r.example_id, r.value_key, r.n FROM ${COUNTS} r WHERE ${Prisma.join(parts, " AND ")})`;
}

/** The same of free text, of which the maintained counts know nothing: equal texts have equal keys. */
export function textsByVersion(project: Project, filter: LabelFilter): Prisma.Sql {
  return Prisma.sql`(
    SELECT criterion_key, guideline_version_id, example_id, value_key, count(*)::int AS n
    FROM ${decidingTexts(project, filter)} t GROUP BY 1, 2, 3, 4)`;
}

/** The same as `ratingCounts` of what a filter is about, whether or not the maintained counts hold it. */
export function countsByMeaning(project: Project, filter: LabelFilter): Prisma.Sql {
  if (countsSuffice(filter)) return ratingCounts(project, filter.labelled ?? []);
  return Prisma.sql`(
    SELECT criterion_key, example_id, value_key, sum(n)::int AS n FROM ${countsByVersion(project, filter)} c GROUP BY 1, 2, 3)`;
}

/**
 * How often people gave each value, for criteria as some version means them: a sub-select with criterion_key, example_id, value_key and
 * n, from the maintained counts. These hold of each person the latest answer within a meaning, so that the versions of one add up.
 */
export function ratingCounts(project: Project, meanings: readonly Meaning[]): Prisma.Sql {
  if (meanings.length === 0) return NOTHING;
  const parts = inGroups(meanings).map(({ keys, ids }) => {
    const under = ids.map((id) => countsUnder(project, keys, id));
    return under.length === 1
      ? under[0]!
      : Prisma.sql`SELECT criterion_key, example_id, value_key, sum(n)::int AS n FROM (${Prisma.join(under, " UNION ALL ")}) u GROUP BY 1, 2, 3`;
  });
  return Prisma.sql`(${Prisma.join(parts, " UNION ALL ")})`;
}

/**
 * The same of one criterion in the order of examples and not added up: a value given under two versions comes in two rows. Each version
 * is read in the order of its index and merged, so that whoever stops early has not read a million counts. (PostgreSQL merges only where
 * both the parts and the whole say their order.)
 */
export function ratingCountsInOrder(project: Project, { key, versions }: Meaning): Prisma.Sql {
  const parts = versions.map(({ id }) => Prisma.sql`(${countsUnder(project, [key], id)} ORDER BY example_id)`);
  if (parts.length === 1) return parts[0]!;
  return Prisma.sql`(${Prisma.join(parts, " UNION ALL ")} ORDER BY example_id)`;
}

function countsUnder({ projectId }: Project, keys: readonly string[], id: string): Prisma.Sql {
  const criterion = keys.length === 1 ? Prisma.sql`= ${keys[0]!}` : Prisma.sql`= ANY(${[...keys]}::text[])`;
  return Prisma.sql`
    SELECT r.criterion_key, r.example_id, r.value_key, r.n FROM ${COUNTS} r
    WHERE r.project_id = ${projectId}::uuid AND r.criterion_key ${criterion} AND r.guideline_version_id = ${id}::uuid`;
}

const NOTHING = Prisma.sql`(SELECT NULL::text AS criterion_key, NULL::uuid AS example_id, NULL::text AS value_key, 0 AS n WHERE false)`;
