import "server-only";
import type { LineError } from "@/lib/jobs/queue";
import { CURRENT, REVISIONS } from "@/lib/labels/tables";
import type { Database } from "@/lib/server/db";
import { contentHash } from "./content-hash";
import type { KnownExample } from "./example-answer";
import { placeSessions } from "./place-sessions";
import { type ReadyLabels, type ResolvedLabel, resolveLabel } from "./resolve-annotations";
import type { BatchOutcome } from "./run-import";

interface Target {
  projectId: string;
  jobId: string;
  createExamples: boolean;
}

/**
 * Stores a batch of labels in one statement. A label that is stored already, to the last detail, is reported as a duplicate; another
 * value by the same person for the same example and criterion becomes the next revision, in the order of time, else of the file. Where
 * a later one of the same file stands already, from a batch before, an earlier one would take its place: it is refused by name.
 * `underway` is called when the longest statement is sent.
 */
export async function storeAnnotations(
  tx: Database,
  target: Target,
  ready: ReadyLabels,
  underway: () => void = () => {},
): Promise<BatchOutcome> {
  const examples = await findExamples(tx, target, ready.labels);
  const errors: LineError[] = [...ready.errors];
  const labels: ResolvedLabel[] = [];
  for (const read of ready.labels) {
    const label = resolveLabel(read, examples);
    if ("code" in label) errors.push(label);
    else labels.push(label);
  }
  const once = new Map<string, ResolvedLabel>();
  for (const label of labels) if (!once.has(label.import_key)) once.set(label.import_key, label);
  const became = await insertLabels(tx, target, apart([...once.values()]), underway);
  const fates: Record<Fate | "duplicate", ResolvedLabel[]> = { stored: [], outdated: [], rival: [], duplicate: [] };
  for (const label of labels) {
    const isFirst = once.get(label.import_key) === label;
    fates[(isFirst && became.get(label.import_key)) || "duplicate"].push(label);
  }
  const { stored, outdated: late, rival: rivals, duplicate: duplicates } = fates;
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
      message:
        "another label by the same person stands far above in the file, later or without a time; sort the file by time to keep both",
    })),
    ...rivals.map(({ line, annotator, criterion_key }) => ({
      line,
      code: "second-answer",
      field: "value",
      message: `another answer of ${annotator} to ${criterion_key} about this example stands above in the file, and no times say which is later; map the column of times, or take one out`,
    })),
  );
  return { accepted: stored.length, duplicates: duplicates.length, errors };
}

/** What became of a label; one that was there already has none of these. */
type Fate = "stored" | "outdated" | "rival";

type Slotted = Pick<ResolvedLabel, "example_id" | "annotator" | "version_id" | "criterion_key">;

/** Labels, and the rivals among them: another one of the same slot stands before it, says something else, and is not told apart by time. */
function apart(given: readonly ResolvedLabel[]): { labels: ResolvedLabel[]; rivals: ResolvedLabel[] } {
  // Only the last of these may hold a space.
  const slotOf = ({ example_id, annotator, version_id, criterion_key }: Slotted) =>
    `${example_id} ${version_id} ${criterion_key} ${annotator}`;
  const before = new Map<string, ResolvedLabel[]>();
  const [labels, rivals]: [ResolvedLabel[], ResolvedLabel[]] = [[], []];
  for (const label of given) {
    const others = before.get(slotOf(label));
    if (others?.some((other) => isRival(label, other))) {
      rivals.push(label);
      continue;
    }
    labels.push(label);
    if (others) others.push(label);
    else before.set(slotOf(label), [label]);
  }
  return { labels, rivals };
}

function isRival(label: ResolvedLabel, other: ResolvedLabel): boolean {
  const areTimed = label.submitted_at !== null && other.submitted_at !== null;
  return (
    JSON.stringify(label.value) !== JSON.stringify(other.value) &&
    !(areTimed && label.submitted_at !== other.submitted_at)
  );
}

/**
 * What stands already is looked up label by label, in scalar subqueries and one that ends at its first row. As plain joins, planned while
 * the statistics still call the tables empty, they compared each label of a batch with every label of the project (measured: 7 s a batch at 18,000 labels).
 */
async function insertLabels(
  tx: Database,
  { projectId, jobId }: Target,
  { labels: resolved, rivals }: ReturnType<typeof apart>,
  underway: () => void,
): Promise<ReadonlyMap<string, Fate>> {
  const became = new Map(rivals.map(({ import_key }): [string, Fate] => [import_key, "rival"]));
  if (resolved.length === 0) return became;
  const annotators = await ensureAnnotators(tx, projectId, resolved);
  const labels = resolved.map(({ annotator, is_model: _, ...label }) => ({
    ...label,
    annotator_id: annotators.get(annotator)!,
  }));
  const placeOf = await placeSessions(tx, projectId, labels);
  const placed = labels.map((label) => Object.assign(label, placeOf(label)));
  underway();
  const rows = await tx.$queryRaw<{ key: string; fate: Fate }[]>`
    WITH incoming AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(placed)}::jsonb)
        AS r (line int, example_id uuid, annotator_id uuid, version_id uuid, criterion_key text, value jsonb, value_key text, comment text,
              session_id uuid, position int, active_ms int, wall_ms int, submitted_at timestamptz, import_key text)
    ), fresh AS (
      SELECT i.*, s.judgment_id AS standing, s.revision AS standing_revision, s.submitted_at AS standing_at
      FROM incoming i LEFT JOIN LATERAL (
        SELECT c.judgment_id, c.revision, c.submitted_at FROM ${CURRENT} c
        WHERE c.project_id = ${projectId}::uuid AND c.criterion_key = i.criterion_key AND c.guideline_version_id = i.version_id
          AND c.example_id = i.example_id AND c.annotator_id = i.annotator_id AND c.pass = 0 LIMIT 1) s ON true
      WHERE (SELECT j.id FROM ${REVISIONS} j WHERE j.project_id = ${projectId}::uuid AND j.import_key = i.import_key) IS NULL
    ), late AS (
      SELECT f.import_key, (
        SELECT CASE WHEN f.submitted_at < f.standing_at THEN 'outdated'
                    WHEN j.value <> f.value AND (f.submitted_at IS NULL OR f.submitted_at = f.standing_at) THEN 'rival' END
        FROM ${REVISIONS} j WHERE j.project_id = ${projectId}::uuid AND j.id = f.standing AND j.import_job_id = ${jobId}::uuid) AS fate
      FROM fresh f WHERE f.standing IS NOT NULL
    ), numbered AS (
      SELECT f.*, row_number() OVER (
               PARTITION BY f.criterion_key, f.version_id, f.example_id, f.annotator_id ORDER BY f.submitted_at NULLS FIRST, f.line)
             + coalesce(f.standing_revision, 0) AS revision
      FROM fresh f WHERE f.import_key NOT IN (SELECT import_key FROM late WHERE fate IS NOT NULL)
    ), stored AS (
    INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, revision, value, value_key, comment, session_id, position,
                          active_ms, wall_ms, submitted_at, import_job_id, import_key)
    SELECT ${projectId}::uuid, example_id, annotator_id, version_id, criterion_key, revision, value, value_key, comment, session_id, position,
           active_ms, wall_ms, coalesce(submitted_at, now()), ${jobId}::uuid, import_key
    FROM numbered
    ON CONFLICT (project_id, import_key) DO NOTHING
    RETURNING import_key
    )
    SELECT import_key AS key, 'stored' AS fate FROM stored UNION ALL SELECT import_key, fate FROM late WHERE fate IS NOT NULL`;
  for (const { key, fate } of rows) became.set(key, fate);
  return became;
}

/**
 * The project's examples by the importer's id, with placeholders made where those are asked for; a record that brings the example's content
 * also finds it under another id. What they hold is read where an answer is held against it.
 */
async function findExamples(
  tx: Database,
  { projectId, jobId, createExamples }: Target,
  labels: ReadyLabels["labels"],
): Promise<Map<string, KnownExample>> {
  const names = [...new Set(labels.map(({ row }) => row.example))];
  if (createExamples) await makePlaceholders(tx, projectId, jobId, names);
  const isHeld = labels.some(({ answer }) => answer === null);
  const hashes = new Map(labels.flatMap(({ row, hash }) => (hash === undefined ? [] : [[hash, row.example] as const])));
  const rows = await tx.$queryRaw<(KnownExample & { name: string; hash: string })[]>`
    SELECT external_id AS name, content_hash AS hash, id, kind,
           CASE WHEN ${isHeld} AND provenance #> '{extra,placeholder}' IS DISTINCT FROM 'true'::jsonb THEN content END AS content
    FROM example WHERE project_id = ${projectId}::uuid
      AND (external_id = ANY(${names}::text[]) OR content_hash = ANY(${[...hashes.keys()]}::text[]))`;
  const found = new Map(rows.flatMap((row) => (hashes.has(row.hash) ? [[hashes.get(row.hash)!, row] as const] : [])));
  for (const row of rows) found.set(row.name, row);
  return found;
}

/** Makes a text example for each id that is unknown, whose text is the id: labels can be measured where their texts are not at hand. */
async function makePlaceholders(
  tx: Database,
  projectId: string,
  jobId: string,
  names: readonly string[],
): Promise<void> {
  const rows = names.map((name) => ({ name, hash: contentHash({ kind: "text", text: name }) }));
  await tx.$executeRaw`
    INSERT INTO example (project_id, id, external_id, kind, content, content_hash, provenance, import_job_id)
    SELECT ${projectId}::uuid, gen_random_uuid(), w.name, 'text', jsonb_build_object('text', w.name), w.hash, '{"extra": {"placeholder": true}}'::jsonb, ${jobId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w (name text, hash text)
    WHERE NOT EXISTS (SELECT 1 FROM example e WHERE e.project_id = ${projectId}::uuid AND e.external_id = w.name)
    ORDER BY w.name
    ON CONFLICT DO NOTHING`;
}

/**
 * The annotators of labels by their names, made as external annotators, or models, where they are unknown. The email of a member is that member, in any
 * letter case.
 */
async function ensureAnnotators(
  tx: Database,
  projectId: string,
  labels: readonly Pick<ResolvedLabel, "annotator" | "is_model">[],
): Promise<Map<string, string>> {
  const models = [...new Set(labels.flatMap(({ annotator, is_model }) => (is_model ? [annotator] : [])))];
  const distinct = [...new Set(labels.map(({ annotator }) => annotator))].sort();
  const known = await findAnnotators(tx, projectId, distinct);
  const unknown = distinct.filter((name) => !known.has(name));
  if (unknown.length === 0) return known;
  const made = await tx.$queryRaw<{ name: string; id: string }[]>`
    INSERT INTO annotator (project_id, id, kind, external_key, name)
    SELECT ${projectId}::uuid, gen_random_uuid(), CASE WHEN name = ANY(${models}::text[]) THEN 'model' ELSE 'external' END::annotator_kind, name, name
    FROM unnest(${unknown}::text[]) AS name ORDER BY name
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
