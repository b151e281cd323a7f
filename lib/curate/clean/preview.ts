import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Estimate } from "@/lib/core/estimate";
import { sampledShare } from "@/lib/core/sampling/sampled-share";
import { isAmong } from "@/lib/examples/conditions";
import { isKept } from "@/lib/examples/marks";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { calculate } from "@/lib/server/threads/calculate";
import type { StoredParent } from "./derive-child";
import type { OperationPreview } from "./preview-of";
import type { PreviewInput } from "./schema";

/** So many examples are looked at, and so many characters of them. */
const [SAMPLE, SAMPLE_CHARACTERS] = [1000, 5_000_000];

export interface CleanPreview {
  /** Kept examples in these slices. */
  population: number;
  /** How many of them were drawn at random and looked at. */
  examples: number;
  /** The share that all operations together change. */
  changed: Estimate;
  unsettled: number;
  operations: (OperationPreview & { share: Estimate })[];
}

/** What operations would do to a random sample, or to all where these are few. */
export async function previewCleaning(
  { projectId }: ProjectScope<"release:write">,
  { operations, slices, seed }: PreviewInput,
): Promise<CleanPreview> {
  const rows = await db().$queryRaw<(StoredParent & { population: number })[]>`
    SELECT b.* FROM (
      SELECT s.*, sum(s.characters) OVER (ORDER BY s.place) - s.characters AS before FROM (
        SELECT d.id, e.external_id AS "externalId", e.kind, e.content, e.slices, e.provenance, coalesce(e.characters, 0) AS characters, d.population, d.place
        FROM (
          SELECT e.id, (count(*) OVER ())::int AS population, row_number() OVER (ORDER BY md5(${seed}::text || e.id::text)) AS place FROM example e
          WHERE e.project_id = ${projectId}::uuid AND ${isAmong({ slices, gold: null })} AND ${isKept(Prisma.sql`e.project_id`, Prisma.sql`e.id`)}
          ORDER BY place LIMIT ${SAMPLE}::int) d
        JOIN example e ON e.project_id = ${projectId}::uuid AND e.id = d.id) s) b
    WHERE b.before < ${SAMPLE_CHARACTERS}::bigint ORDER BY b.place`;
  const population = rows[0]?.population ?? 0;
  const examples = rows.map(({ id, externalId, kind, content, slices: own, provenance }) => ({
    id,
    externalId,
    kind,
    content,
    slices: own,
    provenance,
  }));
  const seen = await calculate("clean.preview", { examples, operations });
  const share = (hits: number) => sampledShare("changed", [{ population, drawn: seen.examples, hits }]);
  return {
    population,
    examples: seen.examples,
    changed: share(seen.changed),
    unsettled: seen.unsettled,
    operations: seen.operations.map((one) => ({ ...one, share: share(one.changed) })),
  };
}
