import "server-only";
import type { Criterion } from "@/lib/guideline/schema";
import type { LineError } from "@/lib/jobs/queue";
import type { Database } from "@/lib/server/db";
import { type PreparedBatch, type PreparedRow, prepareExamples, type ReadExample } from "./prepare-examples";
import { withoutShared } from "./shared-outputs";

export interface StoredBatch {
  accepted: number;
  duplicates: number;
  errors: LineError[];
}

/**
 * Stores a batch of examples in one statement. What is stored already, by id or by content, is reported with its line and stays as
 * it was; importing the same file again changes nothing.
 */
export function storeExamples(
  tx: Database,
  projectId: string,
  criteria: readonly Criterion[],
  batch: readonly ReadExample[],
): Promise<StoredBatch> {
  return storePrepared(tx, { projectId, jobId: null }, prepareExamples(criteria, batch));
}

export async function storePrepared(
  tx: Database,
  { projectId, jobId }: { projectId: string; jobId: string | null },
  { rows, json, errors }: PreparedBatch,
): Promise<StoredBatch> {
  const stored = await insertRows(tx, projectId, jobId, json);
  const refused = rows.filter((row) => !take(stored, row));
  const collisions =
    refused.length > 0
      ? await explainCollisions(tx, projectId, jobId, await withoutShared(tx, projectId, refused))
      : [];
  return {
    accepted: rows.length - collisions.length,
    duplicates: collisions.filter((error) => error.code !== "id-taken").length,
    errors: [...errors, ...collisions].sort((a, b) => a.line - b.line),
  };
}

/** Whether a row is among those stored; of two alike in one batch the first is. */
function take(stored: Map<string, string>, { external_id, content_hash }: PreparedRow): boolean {
  return stored.get(external_id) === content_hash && stored.delete(external_id);
}

/** Stores what is new and returns its content hashes by id. */
async function insertRows(
  tx: Database,
  projectId: string,
  jobId: string | null,
  rows: string,
): Promise<Map<string, string>> {
  const stored = await tx.$queryRaw<{ id: string; hash: string }[]>`
    WITH incoming AS (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb)
        AS r (line int, external_id text, kind text, content jsonb, content_hash text, slices jsonb, provenance jsonb, gold jsonb)
    ), stored AS (
      INSERT INTO example (project_id, id, external_id, kind, content, content_hash, slices, provenance, import_job_id, import_line)
      SELECT ${projectId}::uuid, gen_random_uuid(), external_id, kind, content, content_hash, slices, provenance, ${jobId}::uuid, line FROM incoming
      ON CONFLICT DO NOTHING
      RETURNING id, external_id, content_hash
    ), golden AS (
      INSERT INTO gold_answer (project_id, example_id, criterion_key, value, value_key)
      SELECT ${projectId}::uuid, s.id, g.criterion_key, g.value, g.value_key
      FROM stored s JOIN incoming i ON i.external_id = s.external_id AND i.content_hash = s.content_hash
      CROSS JOIN LATERAL jsonb_to_recordset(i.gold) AS g (criterion_key text, value jsonb, value_key text)
      ON CONFLICT DO NOTHING
    )
    SELECT external_id AS id, content_hash AS hash FROM stored`;
  return new Map(stored.map(({ id, hash }) => [id, hash]));
}

interface Present {
  external_id: string;
  content_hash: string;
  /** Its line, where it came earlier in the same file. */
  line: number | null;
}

async function explainCollisions(
  tx: Database,
  projectId: string,
  jobId: string | null,
  refused: readonly PreparedRow[],
): Promise<LineError[]> {
  const existing = await tx.$queryRaw<Present[]>`
    SELECT external_id, content_hash, CASE WHEN import_job_id = ${jobId}::uuid THEN import_line END AS line FROM example
    WHERE project_id = ${projectId}::uuid
      AND (external_id = ANY(${refused.map((row) => row.external_id)}::text[]) OR content_hash = ANY(${refused.map((row) => row.content_hash)}::text[]))`;
  const byId = new Map(existing.map((row) => [row.external_id, row]));
  const byContent = new Map(existing.map((row) => [row.content_hash, row]));
  return refused.map((row) => collision(row, byId.get(row.external_id), byContent.get(row.content_hash)));
}

/** Why a record was not stored: by its id, or by its content where it brought no id, and whether the other one is in the same file. */
function collision(
  { line, external_id, brings_id, content_hash }: PreparedRow,
  sameId?: Present,
  sameContent?: Present,
): LineError {
  if (brings_id && sameId?.content_hash === content_hash) {
    const message =
      sameId.line === null
        ? `example ${external_id} is stored already with the same content; nothing changed`
        : `example ${external_id} stands in line ${sameId.line} of this file with the same content; it is stored once`;
    return { line, code: "duplicate-id", field: "id", message };
  }
  if (brings_id && sameId) {
    return {
      line,
      code: "id-taken",
      field: "id",
      message: `the id ${external_id} belongs to another example with other content; imported examples never change, so give this one an id of its own`,
    };
  }
  const other = sameContent ?? sameId;
  const message =
    other?.line == null
      ? `the same content is stored already as example ${other?.external_id}; nothing changed`
      : `the same content stands in line ${other.line} of this file; it is stored once`;
  return { line, code: "duplicate-content", message };
}
