import "server-only";
import type { Meaning } from "@/lib/guideline/queries/meanings";
import { Prisma } from "@/lib/server/generated/prisma/client";

interface Project {
  projectId: string;
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

function countsUnder({ projectId }: Project, keys: readonly string[], versionId: string): Prisma.Sql {
  const criterion = keys.length === 1 ? Prisma.sql`= ${keys[0]!}` : Prisma.sql`= ANY(${[...keys]}::text[])`;
  return Prisma.sql`
    SELECT criterion_key, example_id, value_key, n FROM rating_count
    WHERE project_id = ${projectId}::uuid AND criterion_key ${criterion} AND guideline_version_id = ${versionId}::uuid AND n > 0`;
}

const NOTHING = Prisma.sql`(SELECT criterion_key, example_id, value_key, n FROM rating_count WHERE false)`;

/** Criteria that have their versions in common. */
function inGroups(meanings: readonly Meaning[]): { keys: string[]; ids: string[] }[] {
  const groups = new Map<string, { keys: string[]; ids: string[] }>();
  for (const { key, versions } of meanings) {
    const ids = versions.map(({ id }) => id);
    const group = groups.get(ids.join()) ?? { keys: [], ids };
    group.keys.push(key);
    groups.set(ids.join(), group);
  }
  return [...groups.values()];
}
