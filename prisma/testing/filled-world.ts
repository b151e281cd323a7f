import type pg from "pg";
import type { MarkedWorld } from "./marked-world";

/** Tables whose rows belong to projects, with how many rows of this one they have. */
export async function rowsOf(owner: pg.Pool, projectId: string): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND column_name = 'project_id' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const { rows: counted } = await owner.query(`SELECT count(*)::int AS n FROM ${name} WHERE project_id = $1`, [
      projectId,
    ]);
    counts[name] = counted[0].n;
  }
  return counts;
}

/** The rest of what a project can hold and the marked world does not. */
export async function fillWorld(owner: pg.Pool, world: MarkedWorld): Promise<void> {
  const { projectId, lead, me, guidelineId, changeRequestId } = world;
  const { rows } = await owner.query(
    `SELECT e.id AS example, p.guideline_version_id AS version, a.id AS assignment FROM project p
     JOIN example e ON e.project_id = p.id JOIN assignment a ON a.project_id = p.id WHERE p.id = $1 LIMIT 1`,
    [projectId],
  );
  const { example, version, assignment } = rows[0];
  const [annotator, user] = [me.annotator!.id, lead.user.id];
  const q = (sql: string, ...more: unknown[]) => owner.query(sql, [projectId, ...more]);
  await q(
    "INSERT INTO example_mark (project_id, id, example_id, kind, reason) VALUES ($1, gen_random_uuid(), $2, 'exclusion', 'unique')",
    example,
  );
  await q(
    "INSERT INTO example_mark (project_id, id, example_id, kind) VALUES ($1, gen_random_uuid(), $2, 'seed')",
    example,
  );
  await q(
    "INSERT INTO reading (project_id, id, guideline_version_id, plan, seed, strata) VALUES ($1, $1, $2, '{}', 1, '[]')",
    version,
  );
  await q(
    "INSERT INTO reading_example (project_id, reading_id, position, example_id, stratum) VALUES ($1, $1, 1, $2, 0)",
    example,
  );
  await q("INSERT INTO reading_pass (project_id, reading_id, reader_id) VALUES ($1, $1, $2)", user);
  await q("INSERT INTO reading_finding (project_id, reading_id, reader_id, position) VALUES ($1, $1, $2, 1)", user);
  await q("INSERT INTO recipe (project_id, id) VALUES ($1, $1)");
  await q(
    "INSERT INTO recipe_version (project_id, recipe_id, number, name, steps, hash) VALUES ($1, $1, 1, 'r', '[]', repeat('a', 64))",
  );
  await q(
    "INSERT INTO recipe_run (project_id, id, recipe_id, version, is_preview, guideline_version_id) VALUES ($1, $1, $1, 1, false, $2)",
    version,
  );
  await q("INSERT INTO recipe_taken (project_id, run_id, example_id, step) VALUES ($1, $1, $2, 1)", example);
  await q(
    "INSERT INTO selection (project_id, id, purpose, name, asked, examples) VALUES ($1, $1, 'slice', 'kept', '{}', 1)",
  );
  await q("INSERT INTO selection_example (project_id, selection_id, example_id) VALUES ($1, $1, $2)", example);
  await q(
    "INSERT INTO topic_model (project_id, hash, json, topics, seed, examples, last_sequence, read) VALUES ($1, repeat('0', 64), '{}', '[]', 1, 0, 0, 0)",
  );
  await q("INSERT INTO fact_tokenizer (project_id, hash, json) VALUES ($1, repeat('0', 64), '{}')");
  await q(
    "INSERT INTO measurement (project_id, id, guideline_version_id, quality, plan, checks, seed) VALUES ($1, $1, $2, 'unique', '{}', '[]', 1)",
    version,
  );
  await q("INSERT INTO measurement_reader (project_id, measurement_id, reader_id, place) VALUES ($1, $1, $2, 0)", user);
  await q(
    "INSERT INTO measurement_example (project_id, measurement_id, position, example_id, drawn, case_number) VALUES ($1, $1, 1, $2, '[]', 1)",
    example,
  );
  await q(
    "INSERT INTO measurement_answer (project_id, measurement_id, position, reader_id, verdict) VALUES ($1, $1, 1, $2, 'has')",
    user,
  );
  await q("INSERT INTO clean_run (project_id, id, plan, last_sequence) VALUES ($1, $1, '{}', 1)");
  await q(
    "INSERT INTO clean_outcome (project_id, run_id, parent_id, outcome) VALUES ($1, $1, $2, 'unsettled')",
    example,
  );
  await q("INSERT INTO session_rule (project_id, id, cut) VALUES ($1, gen_random_uuid(), 'minute-45')");
  await q(
    "INSERT INTO session (project_id, id, annotator_id, started_at, active_at) VALUES ($1, gen_random_uuid(), $2, now(), now())",
    annotator,
  );
  await q(
    "INSERT INTO draft (project_id, assignment_id, annotator_id, answers) VALUES ($1, $2, $3, '{}')",
    assignment,
    annotator,
  );
  await q(
    "INSERT INTO submission (project_id, annotator_id, key, request_hash, response) VALUES ($1, $2, 'k', 'h', '{}')",
    annotator,
  );
  await q(
    "INSERT INTO version_acknowledgement (project_id, annotator_id, guideline_version_id, shown) VALUES ($1, $2, $3, 'guideline')",
    annotator,
    version,
  );
  await q(
    "INSERT INTO qualification (project_id, id, guideline_version_id, pass_mark, max_attempts) VALUES ($1, $1, $2, 0.5, 3)",
    version,
  );
  await q(
    "INSERT INTO qualification_item (project_id, qualification_id, example_id, expected, explanation) VALUES ($1, $1, $2, '{\"why\": \"x\"}', 'because')",
    example,
  );
  await q(
    "INSERT INTO qualification_attempt (project_id, id, qualification_id, annotator_id) VALUES ($1, $1, $1, $2)",
    annotator,
  );
  await q(
    "INSERT INTO invitation (id, token_hash, email, project_id, project_role, expires_at) VALUES (gen_random_uuid(), $1::text, 'a@example.org', $1::uuid, 'viewer', now())",
  );
  await q(
    "INSERT INTO api_token (id, user_id, name, token_hash, prefix, project_id, expires_at) VALUES (gen_random_uuid(), $2, 't', $1::text, 'p', $1::uuid, now())",
    user,
  );
  await q(
    "INSERT INTO example (project_id, id, external_id, kind, content, content_hash, parent_id) SELECT project_id, gen_random_uuid(), 'derived', kind, content, encode(sha256('d'), 'hex'), id FROM example WHERE project_id = $1 AND id = $2",
    example,
  );
  await q("INSERT INTO round_annotator SELECT project_id, id, $2 FROM round WHERE project_id = $1", annotator);
  await q(
    "INSERT INTO lost_lease (project_id, assignment_id, lease_token, annotator_id) VALUES ($1, $2, gen_random_uuid(), $3)",
    assignment,
    annotator,
  );
  await q(
    "INSERT INTO qualification_answer (project_id, qualification_id, attempt_id, example_id, answers, right_answers, asked_answers) VALUES ($1, $1, $1, $2, '{}', 0, 1)",
    example,
  );
  await q(
    "INSERT INTO qualification_grant (project_id, id, qualification_id, annotator_id) VALUES ($1, $1, $1, $2)",
    annotator,
  );
  await q(
    "INSERT INTO version_move (project_id, id, from_version_id, to_version_id) SELECT $1, $1, v.id, $2 FROM guideline_version v WHERE v.id <> $2 LIMIT 1",
    version,
  );
  await q(
    "INSERT INTO job_error (project_id, job_id, line, code, message) SELECT $1, id, 1, 'c', 'm' FROM job WHERE project_id = $1 LIMIT 1",
  );
  await q(
    "INSERT INTO upload_chunk (project_id, job_id, number, bytes) SELECT $1, id, 0, 'x' FROM job WHERE project_id = $1 LIMIT 1",
  );
  await q(
    "INSERT INTO model_output (project_id, example_id, place, model, prompt_key) VALUES ($1, $2, 9, 'm', 'k')",
    example,
  );
  await q(
    "INSERT INTO rating_count (project_id, criterion_key, guideline_version_id, example_id, value_key, n) VALUES ($1, 'helpfulness', $3, $2, '9', 1)",
    example,
    version,
  );
  await q(
    "INSERT INTO fact_batch (project_id, number, last_sequence, examples, parts, is_full, layout) VALUES ($1, 1, 1000000, 1, 0, true, '')",
  );
  await q(
    "INSERT INTO fact_column (project_id, fact, batch, maker, version, parameters, kind, failed, bytes) VALUES ($1, 'kind', 1, 'origin', 1, '', 'word', 0, '')",
  );
  await q("INSERT INTO fact_maker (project_id, maker, parameters) VALUES ($1, 'tokens', '{}')");
  await q("INSERT INTO benchmark (project_id, id, name, holds) VALUES ($1, $1, 'b', 'texts')");
  await q("INSERT INTO benchmark_item (project_id, benchmark_id, number, text) VALUES ($1, $1, 1, 't')");
  await q(
    "INSERT INTO contamination_run (project_id, id, last_sequence, examples, sources, closed) VALUES ($1, $1, 1, 1, '[]', 0)",
  );
  await q(
    "INSERT INTO contamination_hit (project_id, run_id, example_id, source_id, item, rule, coverage) VALUES ($1, $1, $2, $1, '1', 'near', 0.8)",
    example,
  );
  await q(
    "INSERT INTO contamination_waiver (project_id, example_id, source_id, item, reason) VALUES ($1, $2, $1, '1', 'r')",
    example,
  );
  await q(
    "INSERT INTO duplicate_keys (project_id, meaning, number, version, last_sequence, examples, rows, signatures, bytes) VALUES ($1, 'whole', 1, 1, 1, 1, 0, 0, '')",
  );
  await q(
    "INSERT INTO duplicate_run (project_id, id, job_id, version, params, figures) SELECT $1, gen_random_uuid(), id, 1, '{}', '{}' FROM job WHERE project_id = $1 LIMIT 1",
  );
  await q(
    "INSERT INTO duplicate_cluster (project_id, run_id, number, meaning, kept_id, size, least) SELECT $1, id, 1, 'whole', $2, 2, 1 FROM duplicate_run WHERE project_id = $1",
    example,
  );
  await q(
    "INSERT INTO duplicate_member (project_id, run_id, cluster, example_id, similarity, same) SELECT $1, id, 1, $2, 1, true FROM duplicate_run WHERE project_id = $1",
    example,
  );
  await q("INSERT INTO duplicate_verdict (project_id, kind, example_id) VALUES ($1, 'keep', $2)", example);
  // A published version cites its case.
  await owner.query(
    "UPDATE change_request SET state = 'done', decided_at = now(), closed_by_version_id = $2 WHERE id = $1 AND guideline_id = $3",
    [changeRequestId, version, guidelineId],
  );
}
