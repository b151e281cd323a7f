import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { LabelFilter } from "./filter";
import { isByNamed } from "./labels";
import { RESOLUTIONS, REVISIONS } from "./tables";
import { isUnder } from "./under";
import { isWithin } from "./within-session";

/**
 * Every revision of the labels of example `b` that a filter is about, as far as they were there at a mark: everybody's, where nobody is
 * named. What of them is current must be found among all of them; only then counts `is_asked`, that a revision was given in the
 * time and the round asked for.
 */
export function revisionsUpTo(mark: number, filter: LabelFilter): Prisma.Sql {
  const { from, to, roundId, within } = filter;
  const asked = [
    from && Prisma.sql`j.submitted_at >= ${from}::timestamptz`,
    to && Prisma.sql`j.submitted_at < ${to}::timestamptz`,
    roundId && Prisma.sql`coalesce(j.round_id = ${roundId}::uuid, false)`,
    within && isWithin("j", within),
  ].filter((part) => part instanceof Prisma.Sql);
  const conditions = [
    Prisma.sql`j.project_id = b.project_id AND j.example_id = b.id AND j.id <= ${mark}::bigint`,
    ...(filter.meanings ? [isUnder("j", filter.meanings)] : []),
    ...isByNamed(filter, "j"),
  ];
  return Prisma.sql`(
    SELECT j.*, ${asked.length > 0 ? Prisma.join(asked, " AND ") : Prisma.sql`true`} AS is_asked
    FROM ${REVISIONS} j WHERE ${Prisma.join(conditions, " AND ")})`;
}

/** The resolutions of example `b` that a filter is about and that stood at a mark. They are not bound to annotators, rounds or times of labels. */
export function settledAt(mark: number, { meanings }: LabelFilter): Prisma.Sql {
  return Prisma.sql`(
    SELECT r.* FROM ${RESOLUTIONS} r
    WHERE r.project_id = b.project_id AND r.example_id = b.id AND r.sequence <= ${mark}::bigint
      AND (r.withdrawn_sequence IS NULL OR r.withdrawn_sequence > ${mark}::bigint) AND ${meanings ? isUnder("r", meanings) : Prisma.sql`true`})`;
}
