import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { CurrentMaker } from "./current-makers";

/** That the column `c` is as the makers make it now. */
export function isCurrent(current: readonly CurrentMaker[]): Prisma.Sql {
  return Prisma.sql`(c.maker, c.version, c.parameters) IN (SELECT * FROM unnest(
    ${current.map(({ maker }) => maker)}::text[], ${current.map(({ version }) => version)}::int[], ${current.map(({ fingerprint }) => fingerprint)}::text[]))`;
}
