import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { currentColumns } from "./current-columns";
import type { CurrentMaker } from "./current-makers";

/** That the column `c` is as the makers make it now, for a query of Prisma. */
export function isCurrent(current: readonly CurrentMaker[]): Prisma.Sql {
  const { strings, values } = currentColumns(current);
  return Prisma.sql(strings, ...values);
}
