import "server-only";
import { storableBeginning } from "@/lib/core/text/unstorable";
import type { Example } from "@/lib/formats/example";
import { answerContext } from "@/lib/guideline/answers/answer-context";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { Criterion } from "@/lib/guideline/schema";
import type { LineError } from "@/lib/jobs/queue";
import type { Database } from "@/lib/server/db";
import { readValue } from "./annotation-value";
import { contentHash } from "./content-hash";
import { withoutShared } from "./shared-outputs";

export interface ReadExample {
  line: number;
  example: Example;
}

export interface StoredBatch {
  accepted: number;
  duplicates: number;
  errors: LineError[];
}

interface Row {
  line: number;
  external_id: string;
  /** Whether the record brought it; else it is made from the content. */
  brings_id: boolean;
  kind: string;
  content: Record<string, unknown>;
  content_hash: string;
  slices: object;
  provenance: object;
  gold: GoldRow[];
}

interface GoldRow {
  criterion_key: string;
  value: unknown;
  value_key: string;
}

/** Length of the id, taken from the content's hash, of a record that brings none. */
const ID_LENGTH = 16;

/** The id of an example whose record brings none. */
export function idOfContent(hash: string): string {
  return hash.slice(0, ID_LENGTH);
}

/** A batch as it will be stored, and what cannot be. */
interface PreparedBatch {
  rows: readonly Row[];
  json: string;
  errors: readonly LineError[];
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

/** What can be done with a batch before the database is asked. */
export function prepareExamples(criteria: readonly Criterion[], batch: readonly ReadExample[]): PreparedBatch {
  const errors: LineError[] = [];
  const rows = batch.flatMap((read) => {
    const row = toRow(read, criteria);
    if ("code" in row) errors.push(row);
    return "code" in row ? [] : [row];
  });
  return { rows, json: JSON.stringify(rows), errors };
}

/** Stores what was made ready; `underway` is called when the longest statement is sent. */
export async function storePrepared(
  tx: Database,
  { projectId, jobId }: { projectId: string; jobId: string | null },
  { rows, json, errors }: PreparedBatch,
  underway: () => void = () => {},
): Promise<StoredBatch> {
  underway();
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

function toRow({ line, example }: ReadExample, criteria: readonly Criterion[]): Row | LineError {
  const { id, kind, slices, provenance, gold, ...content } = example;
  const content_hash = contentHash(example);
  const answers = goldRows(gold ?? {}, criteria, line, example);
  if (!Array.isArray(answers)) return answers;
  return {
    line,
    external_id: id ?? idOfContent(content_hash),
    brings_id: id !== undefined,
    kind,
    content,
    content_hash,
    slices: slices ?? {},
    provenance: provenance ?? {},
    gold: answers,
  };
}

function goldRows(
  gold: Record<string, unknown>,
  criteria: readonly Criterion[],
  line: number,
  example: Example,
): GoldRow[] | LineError {
  const rows: GoldRow[] = [];
  for (const [key, given] of Object.entries(gold)) {
    const criterion = criteria.find((candidate) => candidate.key === key);
    const known = criteria.map((candidate) => candidate.key).join(", ");
    if (!criterion)
      return {
        line,
        code: "invalid-gold",
        field: `gold.${key}`,
        message: `the pinned guideline version has no criterion ${key}; it has ${known}`,
      };
    const checked = readValue(criterion, given, answerContext(example.kind, example));
    if (!checked.ok) return { line, code: "invalid-gold", field: `gold.${key}`, message: checked.message };
    rows.push({
      criterion_key: key,
      value: checked.value,
      value_key: storedKey(criterion, checked.value) ?? storableBeginning(JSON.stringify(checked.value), 1000),
    });
  }
  return rows;
}

/** Whether a row is among those stored; of two alike in one batch the first is. */
function take(stored: Map<string, string>, { external_id, content_hash }: Row): boolean {
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
  refused: readonly Row[],
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
  { line, external_id, brings_id, content_hash }: Row,
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
