import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** About how many bytes the content of example `e` takes in memory. What is stored of a long text is packed, down to a hundredth of it. */
const ABOUT_BYTES = Prisma.sql`greatest(pg_column_size(e.content), coalesce(e.characters, 0))`;

/**
 * Of rows of `example` the first, in the order in which they came unless another one is said, as far as their contents come to about so
 * many bytes; one at least.
 */
export function firstWithin(bytes: number, examples: Prisma.Sql, order = Prisma.sql`e.sequence`): Prisma.Sql {
  return Prisma.sql`(
    SELECT * FROM (
      SELECT e.*, sum(${ABOUT_BYTES}) OVER (ORDER BY ${order}) - ${ABOUT_BYTES} AS before FROM (${examples}) e
    ) f WHERE f.before < ${bytes}::int)`;
}
