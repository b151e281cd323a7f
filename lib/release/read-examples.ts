import "server-only";
import type { Read } from "@/lib/curate/label-filter";
import type { ExampleKind } from "@/lib/formats/example";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { type RawLabel, type RawResolution, type StoredExample, toExported } from "./exported-row";
import type { Marks } from "./marks";
import type { ExportPlan } from "./plan";

/** A batch begins small and grows while its examples prove to have few labels. */
const FIRST_EXAMPLES = 100;
const MOST_EXAMPLES = 4000;
const MOST_LABELS = 20_000;
/** About how many bytes of texts (as stored) a batch may hold. */
const BATCH_BYTES = 4_000_000;

interface BatchRow {
  sequence: bigint;
  externalId: string;
  kind: ExampleKind;
  content: Record<string, unknown>;
  slices: Record<string, unknown>;
  provenance: Record<string, unknown>;
  labels: RawLabel[] | null;
  resolutions: RawResolution[] | null;
}

/**
 * The examples up to the marks in the order in which they came, each with the labels and resolutions that the plan asks for as they
 * stood at the marks. Reads batch by batch from the primary (a replica may not have reached the marks yet).
 */
export async function* readExamples(scope: Read, plan: ExportPlan, marks: Marks): AsyncGenerator<StoredExample> {
  let next: Promise<BatchRow[]> | null = readBatch(scope, plan, marks, 0n, FIRST_EXAMPLES);
  while (next) {
    const batch: BatchRow[] = await next;
    const last = batch.at(-1);
    // The next batch is read while this one is written.
    next = last ? readBatch(scope, plan, marks, last.sequence, sizeAfter(batch)) : null;
    // Whoever stops early leaves this read behind; its failure then concerns nobody.
    next?.catch(() => undefined);
    for (const row of batch) yield toExported(row);
  }
}

/** How many examples to read next, so that their labels stay within bounds if they have as many as those of this batch. */
function sizeAfter(batch: readonly BatchRow[]): number {
  const labels = batch.reduce((sum, row) => sum + (row.labels?.length ?? 0), 0);
  const affordable = labels === 0 ? MOST_EXAMPLES : Math.floor((MOST_LABELS * batch.length) / labels);
  return Math.max(1, Math.min(affordable, 4 * batch.length, MOST_EXAMPLES));
}

async function readBatch(
  scope: Read,
  plan: ExportPlan,
  marks: Marks,
  after: bigint,
  size: number,
): Promise<BatchRow[]> {
  return db().$queryRaw<BatchRow[]>`
    SELECT b.sequence, b.external_id AS "externalId", b.kind, b.content, b.slices, b.provenance,
           (${labelsOf(plan, marks)}) AS labels, (${resolutionsOf(plan, marks)}) AS resolutions
    FROM (
      SELECT e.*, sum(pg_column_size(e.content)) OVER (ORDER BY e.sequence) - pg_column_size(e.content) AS before
      FROM (SELECT * FROM example WHERE project_id = ${scope.projectId}::uuid AND sequence > ${after}::bigint AND sequence <= ${marks.examples}::bigint
            ORDER BY sequence LIMIT ${size}::int) e
    ) b WHERE b.before < ${BATCH_BYTES}::int
    ORDER BY b.sequence`;
}

/** The labels of example `b`, in the order in which they came. What is current is found before times are compared. */
function labelsOf({ filter, query }: ExportPlan, marks: Marks): Prisma.Sql {
  const revisions =
    query.revisions === "all" ? Prisma.sql`true` : Prisma.sql`l.is_current AND l.value IS NOT NULL AND l.pass = 0`;
  const people = filter.annotatorIds
    ? Prisma.sql`j.annotator_id = ANY(${filter.annotatorIds}::uuid[])`
    : Prisma.sql`true`;
  return Prisma.sql`
    SELECT json_agg(json_build_array(n.external_key, n.kind = 'model', l.criterion_key, l.value, l.value_key, v.number,
             (extract(epoch FROM l.submitted_at) * 1000)::bigint, l.active_ms, l.wall_ms, coalesce(s.external_key, l.session_id::text), l.position,
             l.revision, l.pass, l.comment, l.is_current) ORDER BY l.id)
    FROM (SELECT j.*, row_number() OVER (PARTITION BY j.criterion_key, j.guideline_version_id, j.annotator_id, j.pass ORDER BY j.revision DESC) = 1 AS is_current
          FROM judgment j
          WHERE j.project_id = b.project_id AND j.example_id = b.id AND j.id <= ${marks.judgments}::bigint AND ${people}
            AND (${filter.criterion}::text IS NULL OR j.criterion_key = ${filter.criterion})) l
    JOIN annotator n ON n.project_id = l.project_id AND n.id = l.annotator_id
    JOIN guideline_version v ON v.id = l.guideline_version_id
    LEFT JOIN session s ON s.project_id = l.project_id AND s.id = l.session_id
    WHERE ${revisions} AND (${filter.version}::int IS NULL OR v.number = ${filter.version}::int)
      AND (${filter.from}::timestamptz IS NULL OR l.submitted_at >= ${filter.from}::timestamptz)
      AND (${filter.to}::timestamptz IS NULL OR l.submitted_at < ${filter.to}::timestamptz)`;
}

/** The resolutions of example `b` that stood at the mark. They are not bound to annotators or times of labels. */
function resolutionsOf({ filter }: ExportPlan, marks: Marks): Prisma.Sql {
  return Prisma.sql`
    SELECT json_agg(json_build_array(r.criterion_key, r.value, r.distribution, r.method, r.reason, r.note, u.email, v.number,
             (extract(epoch FROM r.created_at) * 1000)::bigint) ORDER BY r.sequence)
    FROM resolution r JOIN guideline_version v ON v.id = r.guideline_version_id LEFT JOIN app_user u ON u.id = r.author_id
    WHERE r.project_id = b.project_id AND r.example_id = b.id AND r.sequence <= ${marks.resolutions}::bigint
      AND (r.withdrawn_sequence IS NULL OR r.withdrawn_sequence > ${marks.resolutions}::bigint)
      AND (${filter.criterion}::text IS NULL OR r.criterion_key = ${filter.criterion})
      AND (${filter.version}::int IS NULL OR v.number = ${filter.version}::int)`;
}
