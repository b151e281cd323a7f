import "server-only";
import type { Meaning } from "@/lib/guideline/queries/meanings";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** Criteria that have their versions in common, so that they can be asked for together. */
export function inGroups(meanings: readonly Meaning[]): { keys: string[]; ids: string[] }[] {
  const groups = new Map<string, { keys: string[]; ids: string[] }>();
  for (const { key, versions } of meanings) {
    const ids = versions.map(({ id }) => id);
    const group = groups.get(ids.join()) ?? { keys: [], ids };
    group.keys.push(key);
    groups.set(ids.join(), group);
  }
  return [...groups.values()];
}

/** That a row of any table of labels answers one of these criteria under one of its versions. `row` is its name. */
export function isUnder(row: string, meanings: readonly Meaning[]): Prisma.Sql {
  const parts = inGroups(meanings).map(({ keys, ids }) => Prisma.sql`(${isKey(row, keys)} AND ${isVersion(row, ids)})`);
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

// Of one value an equation and no list, so that the index gives the rows in its order.
function isKey(row: string, keys: readonly string[]): Prisma.Sql {
  const key = Prisma.raw(`${row}.criterion_key`);
  return keys.length === 1 ? Prisma.sql`${key} = ${keys[0]!}` : Prisma.sql`${key} = ANY(${[...keys]}::text[])`;
}

function isVersion(row: string, ids: readonly string[]): Prisma.Sql {
  const version = Prisma.raw(`${row}.guideline_version_id`);
  return ids.length === 1
    ? Prisma.sql`${version} = ${ids[0]!}::uuid`
    : Prisma.sql`${version} = ANY(${[...ids]}::uuid[])`;
}
