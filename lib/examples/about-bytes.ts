import "server-only";
import { Prisma } from "@/lib/server/generated/prisma/client";

/** About how many bytes the content of example `e` takes in memory. What is stored of a long text is packed, down to a hundredth of it. */
export const ABOUT_BYTES = Prisma.sql`greatest(pg_column_size(e.content), coalesce(e.characters, 0))`;
