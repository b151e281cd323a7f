import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";

export interface SampleProject {
  guidelineId: string;
  versionId: string;
  projectId: string;
  annotators: string[];
  examples: string[];
}

/** A project with its guideline, written by plain SQL: one scale criterion `quality`, external annotators and text examples. */
export async function insertSampleProject(db: pg.Pool, size = { annotators: 3, examples: 3 }): Promise<SampleProject> {
  const [guidelineId, versionId, projectId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.query("INSERT INTO guideline (id, name) VALUES ($1, 'Sample')", [guidelineId]);
  await db.query(
    `INSERT INTO guideline_version (id, guideline_id, number, hash, body, criteria, qualities)
     VALUES ($1, $2, 1, $3, '# Sample', '[]', '{}')`,
    [versionId, guidelineId, sha256(versionId)],
  );
  await db.query(
    `INSERT INTO criterion (guideline_version_id, key, position, kind, level, title, definition)
     VALUES ($1, 'quality', 0, 'scale', 'ordinal', 'Quality', '{}')`,
    [versionId],
  );
  await db.query(
    `INSERT INTO project (id, name, purpose, guideline_id, guideline_version_id) VALUES ($1, 'Sample', 'annotation', $2, $3)`,
    [projectId, guidelineId, versionId],
  );
  const annotators = Array.from({ length: size.annotators }, () => randomUUID());
  for (const id of annotators) {
    await db.query(
      "INSERT INTO annotator (project_id, id, kind, external_key, name) VALUES ($1, $2, 'external', $3, 'Sample')",
      [projectId, id, id],
    );
  }
  const examples = Array.from({ length: size.examples }, () => randomUUID());
  for (const id of examples) {
    await db.query(
      `INSERT INTO example (project_id, id, external_id, kind, content, content_hash)
       VALUES ($1, $2, $3, 'text', '{"text": "Sample"}', $4)`,
      [projectId, id, id, sha256(id)],
    );
  }
  return { guidelineId, versionId, projectId, annotators, examples };
}

export interface SampleJudgment {
  example?: number;
  annotator?: number;
  /** Of the example; its whole by default. */
  part?: string;
  pass?: number;
  revision?: number;
  /** null takes the answer back. */
  value: number | null;
}

/** Inserts judgments in one statement, as a submit does. Indices name the sample's examples and annotators; 0 by default. */
export async function insertJudgments(
  db: pg.Pool | pg.PoolClient,
  sample: SampleProject,
  judgments: SampleJudgment[],
): Promise<void> {
  const rows = judgments.map(({ example = 0, annotator = 0, part = "", pass = 0, revision = 1, value }) => ({
    example_id: sample.examples[example],
    annotator_id: sample.annotators[annotator],
    part,
    pass,
    revision,
    value,
    value_key: value === null ? null : String(value),
  }));
  await db.query(
    `INSERT INTO judgment (project_id, guideline_version_id, criterion_key, example_id, annotator_id, part, pass, revision, value, value_key)
     SELECT $1, $2, 'quality', example_id, annotator_id, part, pass, revision, to_jsonb(value), value_key
     FROM jsonb_to_recordset($3::jsonb) AS r (example_id uuid, annotator_id uuid, part text, pass int, revision int, value int, value_key text)`,
    [sample.projectId, sample.versionId, JSON.stringify(rows)],
  );
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
