import { db } from "@/lib/server/db";

const BATCH = 10_000;

/** Instruction examples of about `bytes` each, whose texts do not compress to nothing. */
export async function fillExamples(projectId: string, count: number, bytes: number): Promise<void> {
  for (let from = 1; from <= count; from += BATCH) {
    const to = Math.min(count, from + BATCH - 1);
    await db().$executeRaw`
      INSERT INTO example (project_id, id, external_id, kind, content, content_hash)
      SELECT ${projectId}::uuid, gen_random_uuid(), 'e' || n, 'instruction',
             jsonb_build_object('prompt', 'Question ' || n || '?', 'response', t.text), encode(sha256(('e' || n)::bytea), 'hex')
      FROM generate_series(${from}::int, ${to}::int) n
      CROSS JOIN LATERAL (SELECT string_agg(md5(n || '-' || i), ' ') AS text FROM generate_series(1, ${Math.ceil(bytes / 33)}::int) i) t`;
  }
}

/** `each` external annotators label every example on one scale: seeded by the row numbers, in sessions of nobody. */
export async function fillJudgments(
  projectId: string,
  versionId: string,
  criterion: string,
  each: number,
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO annotator (project_id, id, kind, external_key, name)
    SELECT ${projectId}::uuid, gen_random_uuid(), 'external', 'worker-' || n, 'Worker ' || n FROM generate_series(1, ${each}::int) n`;
  const [last] = await db().$queryRaw<{ sequence: bigint }[]>`
    SELECT max(sequence) AS sequence FROM example WHERE project_id = ${projectId}::uuid`;
  const [first] = await db().$queryRaw<{ sequence: bigint }[]>`
    SELECT min(sequence) AS sequence FROM example WHERE project_id = ${projectId}::uuid`;
  for (let from = first!.sequence; from <= last!.sequence; from += BigInt(BATCH)) {
    await db().$executeRaw`
      INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, value, value_key, active_ms, wall_ms)
      SELECT e.project_id, e.id, n.id, ${versionId}::uuid, ${criterion}, to_jsonb(v.value), v.value::text, 20000, 25000
      FROM example e CROSS JOIN annotator n
      CROSS JOIN LATERAL (SELECT 1 + abs(hashtext(e.external_id || n.external_key)) % 5 AS value) v
      WHERE e.project_id = ${projectId}::uuid AND n.project_id = e.project_id AND n.kind = 'external'
        AND e.sequence >= ${from}::bigint AND e.sequence < ${from + BigInt(BATCH)}::bigint`;
  }
}
