import "server-only";
import { type Database, db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { firstWithin } from "./first-within";

/** About how many bytes of contents are held at once. */
const HELD_BYTES = 8_000_000;

interface StoredContent {
  id: string;
  externalId: string;
  kind: string;
  content: Prisma.JsonObject;
}

/** What the examples of these ids hold, as far as the project has them, in the order in which they came. Reads on while they are used up, so that memory holds few long ones. */
export async function* contentsOf(
  projectId: string,
  ids: readonly string[],
  database: Database = db(),
): AsyncGenerator<StoredContent> {
  for (let after = 0n; ; ) {
    const rows = await database.$queryRaw<(StoredContent & { sequence: bigint })[]>`
      SELECT e.id, e.external_id AS "externalId", e.kind, e.content, e.sequence
      FROM ${firstWithin(
        HELD_BYTES,
        Prisma.sql`SELECT * FROM example WHERE project_id = ${projectId}::uuid AND id = ANY(${ids}::uuid[]) AND sequence > ${after}::bigint`,
      )} e ORDER BY e.sequence`;
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.sequence;
  }
}
