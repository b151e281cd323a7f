import "server-only";
import { randomUUID } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Meaning } from "@/lib/core/dedup/meanings";
import { losing } from "@/lib/curate/losing";
import { isKept } from "@/lib/examples/marks";
import { keepResult } from "@/lib/jobs/queue";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { Cluster } from "./cluster";
import { idAt } from "./key-batch";
import { KEYS_VERSION, type Keys } from "./key-bytes";
import type { DuplicateFigures, FindDuplicates } from "./schema";

type Figures = DuplicateFigures[number];

/** What was found under one meaning. */
export interface FoundDuplicates {
  meaning: Meaning;
  keys: Keys;
  clusters: Cluster[];
  figures: Omit<Figures, "losing">;
}

const ROWS_AT_ONCE = 10_000;
const TEN_MINUTES = 600_000;

/** Stores a search as a whole; it takes the place of the one before. */
export async function storeRun(
  scope: ProjectScope<"release:write">,
  job: { projectId: string; jobId: string; workerId: string },
  input: FindDuplicates,
  found: readonly FoundDuplicates[],
): Promise<void> {
  const { projectId, jobId } = job;
  const run = randomUUID();
  await transaction(
    async (tx) => {
      await keepResult(tx, job, { run });
      await tx.$executeRaw`DELETE FROM duplicate_run WHERE project_id = ${projectId}::uuid`;
      await tx.duplicateRun.create({
        data: { projectId, id: run, jobId, version: KEYS_VERSION, params: input, figures: [] },
        select: { id: true },
      });
      const figures: DuplicateFigures = [];
      let number = 0;
      for (const one of found) {
        await storeClusters(tx, { projectId, run, number }, one);
        number += one.clusters.length;
        figures.push({ ...one.figures, losing: await losingBy(tx, { projectId, run, meaning: one.meaning }) });
      }
      await tx.$executeRaw`UPDATE duplicate_run SET figures = ${JSON.stringify(figures)}::jsonb WHERE project_id = ${projectId}::uuid AND id = ${run}::uuid`;
      await audit(tx, {
        stream: `project:${projectId}`,
        projectId,
        actorId: scope.actor.userId,
        action: "duplicates.find",
        detail: { run, ...input },
      });
    },
    { timeout: TEN_MINUTES },
  );
}

async function storeClusters(
  tx: Database,
  { projectId, run, number }: { projectId: string; run: string; number: number },
  { meaning, keys, clusters }: FoundDuplicates,
): Promise<void> {
  const id = (row: number) => idAt(keys, row);
  for (const [from, part] of inParts(clusters)) {
    const least = part.map(({ members }) => members.reduce((low, { similarity }) => Math.min(low, similarity), 1));
    await tx.$executeRaw`
      INSERT INTO duplicate_cluster (project_id, run_id, number, meaning, kept_id, size, least)
      SELECT ${projectId}::uuid, ${run}::uuid, ${number + from}::int + c.place, ${meaning}, c.kept, c.size, c.least
      FROM unnest(${part.map(({ kept }) => id(kept))}::uuid[], ${part.map(({ members }) => members.length + 1)}::int[], ${least}::float8[])
        WITH ORDINALITY AS c (kept, size, least, place)`;
  }
  const members = clusters.flatMap((cluster, k) =>
    cluster.members.map((member) => ({
      ...member,
      cluster: number + k + 1,
      same: keys.normal[member.row] === keys.normal[cluster.kept],
    })),
  );
  for (const [, part] of inParts(members))
    await tx.$executeRaw`
      INSERT INTO duplicate_member (project_id, run_id, cluster, example_id, similarity, same)
      SELECT ${projectId}::uuid, ${run}::uuid, m.cluster, m.example, m.similarity, m.same
      FROM unnest(${part.map(({ cluster }) => cluster)}::int[], ${part.map(({ row }) => id(row))}::uuid[], ${part.map(({ similarity }) => similarity)}::float8[], ${part.map(({ same }) => same)}::boolean[])
        AS m (cluster, example, similarity, same)`;
}

function* inParts<T>(list: readonly T[]): Generator<[number, T[]]> {
  for (let from = 0; from < list.length; from += ROWS_AT_ONCE) yield [from, list.slice(from, from + ROWS_AT_ONCE)];
}

/** What loses most of itself where all but the ones that are kept go. */
async function losingBy(
  tx: Database,
  { projectId, run, meaning }: { projectId: string; run: string; meaning: Meaning },
) {
  const parts = await losing(tx, projectId, {
    there: Prisma.sql`SELECT e.id FROM example e WHERE e.project_id = ${projectId}::uuid AND ${isKept(Prisma.sql`e.project_id`, Prisma.sql`e.id`)}`,
    gone: Prisma.sql`
      SELECT m.example_id AS id, 1 AS step FROM duplicate_member m
      JOIN duplicate_cluster c ON c.project_id = m.project_id AND c.run_id = m.run_id AND c.number = m.cluster
      WHERE m.project_id = ${projectId}::uuid AND m.run_id = ${run}::uuid AND c.meaning = ${meaning}`,
  });
  return parts.map(({ by, name, examples, taken }) => ({ by, name, examples, extra: taken }));
}
