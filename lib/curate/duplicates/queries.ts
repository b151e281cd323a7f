import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Meaning } from "@/lib/core/dedup/meanings";
import { EXCERPT } from "@/lib/examples/example-text";
import { firstWithin } from "@/lib/examples/first-within";
import { isMarked } from "@/lib/examples/marks";
import { COUNTS } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { noteOf } from "./exclude-members";
import { readableOf } from "./key-batch";
import {
  type DuplicateFigures,
  duplicateFiguresSchema,
  type FindDuplicates,
  findDuplicatesSchema,
  type MembersInput,
} from "./schema";

type Read = ProjectScope<"release:write">;

/** About how many bytes of texts one page shows. */
const PAGE_BYTES = 8_000_000;

export interface RunView {
  id: string;
  params: FindDuplicates;
  figures: DuplicateFigures;
  createdAt: Date;
  /** Examples that came, decisions that were made, and exclusions that were made or lifted since. */
  since: { examples: number; decisions: number };
}

/** The newest search that came to its end; null before the first. */
export async function readRun({ projectId }: Read): Promise<RunView | null> {
  const [run] = await replica().$queryRaw<
    { id: string; params: unknown; figures: unknown; createdAt: Date; examples: number; decisions: number }[]
  >`
    SELECT r.id, r.params, r.figures, r.created_at AS "createdAt",
           (SELECT count(*)::int FROM example e WHERE e.project_id = r.project_id AND e.sequence > (
             SELECT coalesce(max(k.last_sequence), 0) FROM duplicate_keys k WHERE k.project_id = r.project_id)) AS examples,
           (SELECT count(*)::int FROM duplicate_verdict v WHERE v.project_id = r.project_id AND v.created_at > r.created_at) AS decisions
    FROM duplicate_run r WHERE r.project_id = ${projectId}::uuid ORDER BY r.created_at DESC LIMIT 1`;
  if (!run) return null;
  const { examples, decisions, ...rest } = run;
  return {
    ...rest,
    params: findDuplicatesSchema.parse(run.params),
    figures: duplicateFiguresSchema.parse(run.figures),
    since: { examples, decisions },
  };
}

export interface ClusterRow {
  number: number;
  size: number;
  /** Least similarity to the one that is kept. */
  least: number;
  /** Members that are excluded already. */
  excluded: number;
  exampleId: string;
  externalId: string;
  excerpt: string;
}

export interface ClusterFilter {
  meaning: Meaning;
  /** Only clusters of one source of the kept example. */
  source?: string | undefined;
  /** Only clusters with members that are not excluded. */
  open?: boolean | undefined;
}

function among({ projectId }: Read, run: string, { meaning, source, open }: ClusterFilter): Prisma.Sql {
  const parts = [
    Prisma.sql`c.project_id = ${projectId}::uuid AND c.run_id = ${run}::uuid AND c.meaning = ${meaning}`,
    ...(source === undefined
      ? []
      : [
          Prisma.sql`EXISTS (SELECT FROM example s WHERE s.project_id = c.project_id AND s.id = c.kept_id AND s.provenance ->> 'source' = ${source})`,
        ]),
    ...(open
      ? [
          Prisma.sql`EXISTS (SELECT FROM duplicate_member m WHERE m.project_id = c.project_id AND m.run_id = c.run_id AND m.cluster = c.number
            AND NOT ${isMarked("exclusion", Prisma.sql`m.project_id`, Prisma.sql`m.example_id`)})`,
        ]
      : []),
  ];
  return Prisma.join(parts, " AND ");
}

/** One page of clusters, the largest first. */
export function listClusters(
  scope: Read,
  run: string,
  filter: ClusterFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<ClusterRow[]> {
  return replica().$queryRaw<ClusterRow[]>`
    SELECT c.number, c.size, c.least, c.kept_id AS "exampleId", e.external_id AS "externalId", ${EXCERPT} AS excerpt,
           (SELECT count(*)::int FROM duplicate_member m WHERE m.project_id = c.project_id AND m.run_id = c.run_id AND m.cluster = c.number
              AND ${isMarked("exclusion", Prisma.sql`m.project_id`, Prisma.sql`m.example_id`)}) AS excluded
    FROM (SELECT * FROM duplicate_cluster c WHERE ${among(scope, run, filter)}
          ORDER BY c.size DESC, c.number OFFSET ${offset}::int LIMIT ${limit}::int) c
    JOIN example e ON e.project_id = c.project_id AND e.id = c.kept_id ORDER BY c.size DESC, c.number`;
}

export async function countClusters(scope: Read, run: string, filter: ClusterFilter): Promise<number> {
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM duplicate_cluster c WHERE ${among(scope, run, filter)}`;
  return row!.n;
}

export interface MemberRow {
  exampleId: string;
  externalId: string;
  source: string | null;
  labels: number;
  /** To the one that is kept, which has null. */
  similarity: number | null;
  same: boolean;
  excluded: boolean;
  /** Somebody said that it is to be kept. */
  chosen: boolean;
  /** Somebody said that it is no duplicate of the one that is kept. */
  apart: boolean;
}

export interface ClusterView {
  number: number;
  meaning: Meaning;
  size: number;
  kept: MemberRow;
  /** The first of the others, the least similar first. */
  members: MemberRow[];
}

/** One cluster with the first of its members; null where the search has none of this number. */
export async function readCluster(
  scope: Read,
  run: string,
  number: number,
  limit: number,
): Promise<ClusterView | null> {
  const { projectId } = scope;
  const cluster = await replica().duplicateCluster.findFirst({
    where: { projectId, runId: run, number },
    select: { meaning: true, size: true, keptId: true },
  });
  if (!cluster) return null;
  const rows = await replica().$queryRaw<MemberRow[]>`
    SELECT e.id AS "exampleId", e.external_id AS "externalId", e.provenance ->> 'source' AS source,
           m.similarity, m.same, ${isMarked("exclusion", Prisma.sql`e.project_id`, Prisma.sql`e.id`)} AS excluded,
           (SELECT coalesce(sum(c.n), 0)::int FROM ${COUNTS} c WHERE c.project_id = e.project_id AND c.example_id = e.id) AS labels,
           EXISTS (SELECT FROM duplicate_verdict v WHERE v.project_id = e.project_id AND v.kind = 'keep' AND v.example_id = e.id) AS chosen,
           EXISTS (SELECT FROM duplicate_verdict v WHERE v.project_id = e.project_id AND v.kind = 'apart'
             AND v.example_id = least(e.id, ${cluster.keptId}::uuid) AND v.other_id = greatest(e.id, ${cluster.keptId}::uuid)) AS apart
    FROM (SELECT ${cluster.keptId}::uuid AS example_id, NULL::float8 AS similarity, true AS same UNION ALL
      (SELECT example_id, similarity, same FROM duplicate_member
       WHERE project_id = ${projectId}::uuid AND run_id = ${run}::uuid AND cluster = ${number}::int ORDER BY similarity, example_id LIMIT ${limit}::int)) m
    JOIN example e ON e.project_id = ${projectId}::uuid AND e.id = m.example_id ORDER BY m.similarity NULLS FIRST, e.sequence`;
  const [kept, ...members] = rows;
  return { number, meaning: cluster.meaning as Meaning, size: cluster.size, kept: kept!, members };
}

/** What examples say in a meaning, by id: of the first of them, as far as a page has room. */
export async function readTexts({ projectId }: Read, ids: readonly string[], meaning: Meaning) {
  const rows = await replica().$queryRaw<{ id: string; kind: string; content: Prisma.JsonObject }[]>`
    SELECT e.id, e.kind, e.content FROM ${firstWithin(
      PAGE_BYTES,
      Prisma.sql`SELECT e.*, array_position(${ids}::uuid[], e.id) AS place FROM example e
        WHERE e.project_id = ${projectId}::uuid AND e.id = ANY(${ids}::uuid[])`,
      Prisma.sql`e.place`,
    )} e`;
  return new Map(rows.map(({ id, ...row }) => [id, readableOf(row, meaning)]));
}

/** How many examples stand excluded by one press on this page: as the members of a cluster, or of all of a meaning. */
export function countExcludedAs({ projectId }: Read, input: MembersInput): Promise<number> {
  return replica().exampleMark.count({
    where: { projectId, kind: "exclusion", liftedAt: null, note: noteOf(input) },
  });
}
