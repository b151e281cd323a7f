import "server-only";
import type { Meaning } from "@/lib/guideline/queries/meanings";
import { Prisma } from "@/lib/server/generated/prisma/client";

/**
 * How often people gave each value, for criteria as some version means them: a sub-select with criterion_key, example_id, value_key and
 * n, from the maintained counts. These hold of each person the latest answer within a meaning, so that the versions of one add up.
 * `areSummed: false` leaves the sum away: a value given under two versions comes in two rows, and the index's order is kept.
 */
export function ratingCounts(
  { projectId }: { projectId: string },
  meanings: readonly Meaning[],
  { areSummed = true } = {},
): Prisma.Sql {
  if (meanings.length === 0) return NOTHING;
  const parts = inGroups(meanings).map(({ keys, ids }) => {
    const [first, ...others] = ids.map((id) => Prisma.sql`${id}::uuid`);
    const criterion = keys.length === 1 ? Prisma.sql`= ${keys[0]!}` : Prisma.sql`= ANY(${keys}::text[])`;
    const under = (version: Prisma.Sql) => Prisma.sql`
      SELECT criterion_key, example_id, value_key, n FROM rating_count
      WHERE project_id = ${projectId}::uuid AND criterion_key ${criterion} AND guideline_version_id = ${version} AND n > 0`;
    if (others.length === 0) return under(first!);
    const all = Prisma.join([first!, ...others].map(under), " UNION ALL ");
    return areSummed
      ? Prisma.sql`SELECT criterion_key, example_id, value_key, sum(n)::int AS n FROM (${all}) u GROUP BY 1, 2, 3`
      : all;
  });
  return Prisma.sql`(${Prisma.join(parts, " UNION ALL ")})`;
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
