import type pg from "pg";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";

/** Each labelled example has five people and two criteria: 100,000 examples are a million judgments. */
export const LABELLED = 100_000;
export const OPEN = 20_000;
const EACH = 5;
const BATCH = 2_000;

/** Examples that an annotator labels in one session: each batch of 1,000 examples gives everybody of 50 a hundred. */
const SESSION_EXAMPLES = 1_000;

/**
 * Writes 120,000 examples into the project, and for 100,000 of them a closed round of five people each with sessions, places and
 * judgments. The judgments go through the triggers, so that current answers and counts are what they would be.
 */
export async function fillProject(addresses: { app: string; owner: string }, projectId: string): Promise<void> {
  await withClient(addresses.app, async (client) => {
    await client.query("SET synchronous_commit = off");
    await client.query(EXAMPLES, [projectId, LABELLED, "past"]);
    await client.query(EXAMPLES, [projectId, OPEN, "open"]);
    const { rows } = await client.query<{ id: string }>(ROUND, [projectId, EACH]);
    const roundId = rows[0]!.id;
    await client.query(SESSIONS, [projectId, LABELLED / SESSION_EXAMPLES]);
    for (let from = 0; from < LABELLED; from += BATCH) await label(client, projectId, roundId, from);
  });
  await withClient(addresses.owner, (client) => client.query("VACUUM ANALYZE"));
}

async function label(client: pg.Client, projectId: string, roundId: string, from: number): Promise<void> {
  await client.query(ASSIGNMENTS, [projectId, roundId, from, from + BATCH - 1, SESSION_EXAMPLES, EACH]);
  await client.query(JUDGMENTS, [projectId, from, from + BATCH - 1]);
}

/** `$3` with a number from 0. Their ids follow from their numbers, so that later statements need not look them up. */
const EXAMPLES = `
  INSERT INTO example (project_id, id, external_id, kind, content, content_hash)
  SELECT $1::uuid, md5($1::text || $3::text || n)::uuid, $3::text || n, 'instruction',
         jsonb_build_object('prompt', 'Question ' || n || '?', 'response', t.text), encode(sha256(($3::text || n)::bytea), 'hex')
  FROM generate_series(0, $2::int - 1) n
  CROSS JOIN LATERAL (SELECT string_agg(md5(n || '-' || i), ' ') AS text FROM generate_series(1, 20) i) t`;

const ROUND = `
  INSERT INTO round (project_id, id, name, guideline_version_id, overlap, seed, state, created_at)
  SELECT id, gen_random_uuid(), 'Past', guideline_version_id, $2::int, 1, 'closed', now() - interval '40 days' FROM project WHERE id = $1::uuid
  RETURNING id`;

/** The session number s of annotator number a. */
const SESSIONS = `
  INSERT INTO session (project_id, id, annotator_id, started_at, active_at, submitted)
  SELECT $1::uuid, md5(a.id::text || s)::uuid, a.id, t.began, t.began + interval '50 minutes', 100
  FROM annotator a CROSS JOIN generate_series(0, $2::int - 1) s
  CROSS JOIN LATERAL (SELECT now() - interval '35 days' + s * interval '6 hours' AS began) t
  WHERE a.project_id = $1::uuid`;

const ASSIGNMENTS = `
  WITH people AS (SELECT id, row_number() OVER (ORDER BY external_key) - 1 AS number, count(*) OVER () AS size FROM annotator WHERE project_id = $1::uuid),
  given AS (
    SELECT n, i, md5($1::text || 'past' || n)::uuid AS example_id, p.id AS annotator_id, md5(p.id::text || n / $5::int)::uuid AS session_id,
           1 + (n % $5::int) / 10 AS position
    FROM generate_series($3::int, $4::int) n CROSS JOIN generate_series(0, $6::int - 1) i JOIN people p ON p.number = (n + i * 11) % p.size
  )
  INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, kind, state, place, rank, annotator_id, session_id, position,
                          leased_at, submitted_at)
  SELECT $1::uuid, gen_random_uuid(), $2::uuid, g.example_id, r.guideline_version_id, 'slot', 'submitted', i + 1, n, g.annotator_id, g.session_id,
         g.position, s.started_at + (g.position - 1) * interval '30 seconds', s.started_at + g.position * interval '30 seconds'
  FROM given g JOIN round r ON r.project_id = $1::uuid AND r.id = $2::uuid JOIN session s ON s.project_id = $1::uuid AND s.id = g.session_id`;

/** People mostly agree on a score that follows from the example; a tenth finds it unsafe. */
const JUDGMENTS = `
  INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, value, value_key, assignment_id, session_id,
                        position, active_ms, wall_ms, submitted_at)
  SELECT a.project_id, a.example_id, a.annotator_id, a.guideline_version_id, v.key, v.value, v.value::text, a.id, a.session_id, a.position,
         15000 + abs(h.draw) % 20000, 40000, a.submitted_at
  FROM generate_series($2::int, $3::int) n
  JOIN assignment a ON a.project_id = $1::uuid AND a.example_id = md5($1::text || 'past' || n)::uuid
  CROSS JOIN LATERAL (SELECT hashtext(a.id::text) AS draw) h
  CROSS JOIN LATERAL (VALUES
    ('score', to_jsonb(least(5, greatest(1, 1 + n % 5 + CASE abs(h.draw) % 6 WHEN 0 THEN 1 WHEN 1 THEN -1 ELSE 0 END)))),
    ('safe', to_jsonb(CASE WHEN abs(h.draw) % 10 = 0 THEN 'no' ELSE 'yes' END))) v (key, value)`;
