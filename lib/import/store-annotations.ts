import "server-only";
import type { LineError } from "@/lib/jobs/queue";
import { CURRENT, REVISIONS } from "@/lib/labels/tables";
import type { Database } from "@/lib/server/db";
import { contentHash } from "./content-hash";
import { placeSessions } from "./place-sessions";
import { type KnownNames, type ReadLabel, type ResolvedLabel, resolveLabel } from "./resolve-annotations";
import type { BatchOutcome } from "./run-import";

interface Target {
  projectId: string;
  jobId: string;
  versions: KnownNames["versions"];
  pinned: number;
  createExamples: boolean;
}

/**
 * Stores a batch of labels in one statement. A label that is stored already, to the last detail, is reported as a duplicate; another
 * value by the same person for the same example and criterion becomes the next revision, in the order of time, else of the file. Where
 * a later one of the same file stands already, from a batch before, an earlier one would take its place: it is refused by name.
 */
export async function storeAnnotations(
  tx: Database,
  target: Target,
  batch: readonly ReadLabel[],
): Promise<BatchOutcome> {
  const names = batch.map(({ row }) => row.example);
  if (target.createExamples) await makePlaceholders(tx, target.projectId, target.jobId, names);
  const known: KnownNames = { ...target, examples: await findExamples(tx, target.projectId, names) };
  const errors: LineError[] = [];
  const labels: ResolvedLabel[] = [];
  for (const read of batch) {
    const label = resolveLabel(read, known);
    if ("code" in label) errors.push(label);
    else labels.push(label);
  }
  const once = new Map<string, ResolvedLabel>();
  for (const label of labels) if (!once.has(label.import_key)) once.set(label.import_key, label);
  const { stored, outdated } = await insertLabels(tx, target, [...once.values()]);
  const isFirst = (label: ResolvedLabel) => once.get(label.import_key) === label;
  const late = labels.filter((label) => isFirst(label) && outdated.has(label.import_key));
  const duplicates = labels.filter(
    (label) => !late.includes(label) && !(isFirst(label) && stored.has(label.import_key)),
  );
  errors.push(
    ...duplicates.map(({ line }) => ({
      line,
      code: "duplicate-label",
      message: "this very label is stored already; nothing changed",
    })),
  );
  errors.push(
    ...late.map(({ line }) => ({
      line,
      code: "outdated-label",
      message: "a later label by the same person stands far above in the file; sort the file by time to keep both",
    })),
  );
  return { accepted: stored.size, duplicates: duplicates.length, errors };
}

/** Import keys of labels by what became of them; a duplicate is in neither. */
interface Inserted {
  stored: ReadonlySet<string>;
  outdated: ReadonlySet<string>;
}

/**
 * What stands already is looked up label by label, in scalar subqueries. As joins, planned while the statistics still call the tables
 * empty, they compared each label of a batch with every label of the project (measured: 7 s a batch at 18,000 labels).
 */
async function insertLabels(tx: Database, { projectId, jobId }: Target, labels: ResolvedLabel[]): Promise<Inserted> {
  if (labels.length === 0) return { stored: new Set(), outdated: new Set() };
  const annotators = await ensureAnnotators(
    tx,
    projectId,
    labels.map((label) => label.annotator),
  );
  const placed = await placeSessions(
    tx,
    projectId,
    labels.map((label) => ({ ...label, annotator_id: annotators.get(label.annotator)! })),
  );
  const rows = await tx.$queryRaw<{ key: string; outdated: boolean }[]>`
    WITH incoming AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(placed)}::jsonb)
        AS r (line int, example_id uuid, annotator_id uuid, version_id uuid, criterion_key text, value jsonb, value_key text, comment text,
              session_id uuid, position int, active_ms int, wall_ms int, submitted_at timestamptz, import_key text)
    ), fresh AS (
      SELECT i.* FROM incoming i
      WHERE (SELECT j.id FROM ${REVISIONS} j WHERE j.project_id = ${projectId}::uuid AND j.import_key = i.import_key) IS NULL
    ), outdated AS (
      SELECT f.import_key FROM fresh f
      WHERE f.submitted_at < (SELECT max(c.submitted_at) FROM ${CURRENT} c
          JOIN ${REVISIONS} j ON j.project_id = c.project_id AND j.id = c.judgment_id AND j.import_job_id = ${jobId}::uuid
        WHERE c.project_id = ${projectId}::uuid AND c.criterion_key = f.criterion_key AND c.guideline_version_id = f.version_id
          AND c.example_id = f.example_id AND c.annotator_id = f.annotator_id AND c.pass = 0)
    ), numbered AS (
      SELECT f.*, row_number() OVER (
               PARTITION BY f.criterion_key, f.version_id, f.example_id, f.annotator_id ORDER BY f.submitted_at NULLS FIRST, f.line)
             + coalesce((SELECT c.revision FROM ${CURRENT} c
                 WHERE c.project_id = ${projectId}::uuid AND c.criterion_key = f.criterion_key AND c.guideline_version_id = f.version_id
                   AND c.example_id = f.example_id AND c.annotator_id = f.annotator_id AND c.pass = 0), 0) AS revision
      FROM fresh f WHERE f.import_key NOT IN (SELECT import_key FROM outdated)
    ), stored AS (
    INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, revision, value, value_key, comment, session_id, position,
                          active_ms, wall_ms, submitted_at, import_job_id, import_key)
    SELECT ${projectId}::uuid, example_id, annotator_id, version_id, criterion_key, revision, value, value_key, comment, session_id, position,
           active_ms, wall_ms, coalesce(submitted_at, now()), ${jobId}::uuid, import_key
    FROM numbered
    ON CONFLICT (project_id, import_key) DO NOTHING
    RETURNING import_key
    )
    SELECT import_key AS key, false AS outdated FROM stored UNION ALL SELECT import_key, true FROM outdated`;
  const keys = (outdated: boolean) => new Set(rows.filter((row) => row.outdated === outdated).map(({ key }) => key));
  return { stored: keys(false), outdated: keys(true) };
}

/** Ids of the project's examples by the importer's id. */
async function findExamples(tx: Database, projectId: string, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ name: string; id: string }[]>`
    SELECT external_id AS name, id FROM example WHERE project_id = ${projectId}::uuid AND external_id = ANY(${[...new Set(names)]}::text[])`;
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** Makes a text example for each id that is unknown, whose text is the id: labels can be measured where their texts are not at hand. */
async function makePlaceholders(
  tx: Database,
  projectId: string,
  jobId: string,
  names: readonly string[],
): Promise<void> {
  const rows = [...new Set(names)].map((name) => ({ name, hash: contentHash({ kind: "text", text: name }) }));
  await tx.$executeRaw`
    INSERT INTO example (project_id, id, external_id, kind, content, content_hash, provenance, import_job_id)
    SELECT ${projectId}::uuid, gen_random_uuid(), w.name, 'text', jsonb_build_object('text', w.name), w.hash, '{"extra": {"placeholder": true}}'::jsonb, ${jobId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w (name text, hash text)
    WHERE NOT EXISTS (SELECT 1 FROM example e WHERE e.project_id = ${projectId}::uuid AND e.external_id = w.name)
    ORDER BY w.name
    ON CONFLICT DO NOTHING`;
}

/**
 * The annotators of these names, made as external annotators where they are unknown. The email of a member is that member, in any
 * letter case.
 */
async function ensureAnnotators(
  tx: Database,
  projectId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const distinct = [...new Set(names)].sort();
  const known = await findAnnotators(tx, projectId, distinct);
  const unknown = distinct.filter((name) => !known.has(name));
  if (unknown.length === 0) return known;
  const made = await tx.$queryRaw<{ name: string; id: string }[]>`
    INSERT INTO annotator (project_id, id, kind, external_key, name)
    SELECT ${projectId}::uuid, gen_random_uuid(), 'external', name, name FROM unnest(${unknown}::text[]) AS name ORDER BY name
    ON CONFLICT (project_id, external_key) DO UPDATE SET name = annotator.name
    RETURNING external_key AS name, id`;
  for (const { name, id } of made) known.set(name, id);
  return known;
}

/** A name in the very letters of the file comes before the email of a member in other letters. */
async function findAnnotators(tx: Database, projectId: string, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(names.flatMap((name) => [name, name.toLowerCase()]))];
  const rows = await tx.$queryRaw<{ key: string; id: string; isMember: boolean }[]>`
    SELECT external_key AS key, id, user_id IS NOT NULL AS "isMember" FROM annotator
    WHERE project_id = ${projectId}::uuid AND external_key = ANY(${wanted}::text[])`;
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const found = names.flatMap((name): [string, string][] => {
    const exact = byKey.get(name);
    const member = byKey.get(name.toLowerCase());
    const row = exact ?? (member?.isMember ? member : undefined);
    return row ? [[name, row.id]] : [];
  });
  return new Map(found);
}
