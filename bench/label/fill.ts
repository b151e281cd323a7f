import type { databaseOf } from "@/scripts/endure/instance";
import { withClient, withDatabase } from "@/scripts/runtime/postgres-roles.mjs";

export const OPEN = 20_000;

/** What was said in the past: by how many, and to which criteria what, as SQL of the example's number `h.n` and a draw `h.draw`. */
export interface Past {
  examples: number;
  people: number;
  /** Examples beside them that nobody has labelled yet; 20,000 unless said. */
  open?: number;
  /** Every second example has one more. */
  odd?: boolean;
  answers: Record<string, string>;
}

/** Five people and two criteria: a million judgments. People mostly agree on a score that follows from the example; a tenth finds it unsafe. */
export const TWO_CRITERIA: Past = {
  examples: 100_000,
  people: 5,
  answers: {
    score:
      "to_jsonb(least(5, greatest(1, 1 + h.n % 5 + CASE abs(h.draw) % 6 WHEN 0 THEN 1 WHEN 1 THEN -1 ELSE 0 END)))",
    safe: "to_jsonb(CASE WHEN abs(h.draw) % 10 = 0 THEN 'no' ELSE 'yes' END)",
  },
};

type Addresses = Pick<ReturnType<typeof databaseOf>, "superuser" | "app">;
const BATCH = 10_000;

/** Examples that an annotator labels in one session: each batch of 1,000 examples gives everybody of 50 a hundred. */
const SESSION_EXAMPLES = 1_000;

/**
 * Writes the past's examples and those that are open into the project, and for the past's a closed round with its people's sessions, places and
 * judgments. Row by row through foreign keys and triggers this takes minutes, so they rest meanwhile; current answers and counts are
 * then derived from the judgments as a whole, and are what the triggers would have made of them.
 */
export async function fillProject(addresses: Addresses, projectId: string, past: Past): Promise<void> {
  await withClient(asSuperuser(addresses), async (client) => {
    await client.query("SET synchronous_commit = off");
    await client.query("SET session_replication_role = replica");
    await client.query(EXAMPLES, [projectId, past.examples, "past"]);
    await client.query(EXAMPLES, [projectId, past.open ?? OPEN, "open"]);
    const { rows } = await client.query<{ id: string }>(ROUND, [projectId, past.people]);
    await client.query(SESSIONS, [projectId, Math.ceil(past.examples / SESSION_EXAMPLES)]);
    for (let from = 0; from < past.examples; from += BATCH)
      await client.query(ASSIGNMENTS, [
        ...[projectId, rows[0]!.id, from, Math.min(from + BATCH, past.examples) - 1, SESSION_EXAMPLES, past.people],
        past.odd ? 2 : 1,
      ]);
    for (const statement of [judgmentsOf(past), CURRENT, COUNTS]) await client.query(statement, [projectId]);
    await client.query("VACUUM ANALYZE");
  });
}

/** Only a superuser may let triggers rest. */
function asSuperuser({ superuser, app }: Addresses): string {
  return withDatabase(superuser, new URL(app).pathname.slice(1));
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
           row_number() OVER (PARTITION BY p.id, n / $5::int ORDER BY n) AS position
    FROM generate_series($3::int, $4::int) n CROSS JOIN generate_series(0, $6::int - 1 + n % $7::int) i JOIN people p ON p.number = (n + i * 11) % p.size
  )
  INSERT INTO assignment (project_id, id, round_id, example_id, guideline_version_id, kind, state, place, rank, annotator_id, session_id, position,
                          leased_at, submitted_at)
  SELECT $1::uuid, gen_random_uuid(), $2::uuid, g.example_id, r.guideline_version_id, 'slot', 'submitted', i + 1, n, g.annotator_id, g.session_id,
         g.position, s.started_at + (g.position - 1) * interval '30 seconds', s.started_at + g.position * interval '30 seconds'
  FROM given g JOIN round r ON r.project_id = $1::uuid AND r.id = $2::uuid JOIN session s ON s.project_id = $1::uuid AND s.id = g.session_id`;

const judgmentsOf = ({ answers }: Past) => `
  INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, value, value_key, assignment_id, round_id, session_id,
                        position, active_ms, wall_ms, submitted_at)
  SELECT a.project_id, a.example_id, a.annotator_id, a.guideline_version_id, v.key, v.value, v.value::text, a.id, a.round_id, a.session_id, a.position,
         15000 + abs(h.draw) % 20000, 40000, a.submitted_at
  FROM assignment a
  CROSS JOIN LATERAL (SELECT hashtext(a.id::text) AS draw, a.rank AS n) h
  CROSS JOIN LATERAL (VALUES ${Object.entries(answers)
    .map(([key, value]) => `('${key}', ${value})`)
    .join(", ")}) v (key, value)
  WHERE a.project_id = $1::uuid
  ORDER BY a.submitted_at`;

const CURRENT = `
  INSERT INTO current_judgment (project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass, judgment_id, revision, value_key,
                                submitted_at)
  SELECT project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass, id, revision, value_key, submitted_at
  FROM judgment WHERE project_id = $1::uuid`;

const COUNTS = `
  INSERT INTO rating_count (project_id, criterion_key, guideline_version_id, example_id, value_key, n)
  SELECT project_id, criterion_key, guideline_version_id, example_id, value_key, count(*)
  FROM current_judgment WHERE project_id = $1::uuid GROUP BY 1, 2, 3, 4, 5`;
