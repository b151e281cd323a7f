import { expect, test } from "vitest";
import { ownerPool } from "@/prisma/testing/connections";

const owner = ownerPool();

/**
 * What becomes of each column that holds text or JSON when an account is deleted. `erased`: what is a person's goes (lib/people/erase-account.ts)
 * or its row does; `hashed`: it says nothing of whom it is about; `content`: what people wrote or imported as work, which stays as it was
 * written; `fixed`: words of ours, ids and numbers.
 */
const HANDLED: Record<"erased" | "hashed" | "content" | "fixed", Record<string, string>> = {
  erased: {
    annotator: "external_key name",
    api_token: "name prefix",
    app_user: "email name oidc_subject password_hash",
    invitation: "email",
    job: "message params result",
    job_error: "field message",
    rate_limit: "key",
    refused_address: "address salt",
    refused_attempt: "detail who",
    sign_in: "user_agent",
    sign_in_guard: "state",
  },
  hashed: {
    api_token: "token_hash",
    audit_anchor: "heads key_id previous signature",
    audit_entry: "hash previous",
    example: "content_hash",
    guideline_version: "hash",
    invitation: "token_hash",
    judge_run: "config_hash prompt_hash",
    judge_verdict: "import_key",
    judgment: "import_key",
    model_output: "prompt_key",
    refused_address: "seal",
    refused_attempt: "key",
    release: "checksum",
    sign_in_guard: "key",
    submission: "request_hash",
  },
  content: {
    assignment: "skip_note",
    benchmark: "name",
    benchmark_item: "external_id text",
    change_request: "answer body title",
    change_request_entry: "body",
    clean_outcome: "losses",
    clean_run: "plan",
    comment: "body",
    contamination_run: "sources",
    contamination_waiver: "reason",
    criterion: "about definition title",
    draft: "answers",
    duplicate_keys: "bytes",
    duplicate_run: "figures",
    example: "content external_id provenance slices",
    example_mark: "note",
    fact_batch: "layout",
    fact_column: "bytes",
    fact_maker: "parameters",
    fact_tokenizer: "json",
    gold_answer: "explanation value value_key",
    guideline: "draft_body draft_checks draft_criteria draft_examples draft_qualities name",
    guideline_version: "body changes checks criteria examples note qualities",
    judge_answer: "message reason value",
    judge_run: "model parameters",
    judge_verdict: "raw",
    judgment: "comment value value_key",
    measurement: "checks plan",
    measurement_answer: "note",
    model_output: "model",
    project: "name",
    qualification_answer: "answers",
    qualification_item: "expected explanation",
    reading: "plan strata",
    reading_finding: "answers note stood",
    recipe_run: "figures",
    recipe_version: "name steps",
    release: "name",
    resolution: "distribution note value value_key",
    round: "name",
    selection: "asked name",
    session: "external_key",
    session_rule: "note",
    topic_model: "json names topics",
    upload_chunk: "bytes",
  },
  fixed: {
    assignment: "criteria parts skip_reason",
    audit_entry: "action detail stream subject",
    benchmark: "holds",
    change_request: "clause criterion_key",
    clean_outcome: "inherited operations outcome",
    comment: "clause criterion_key",
    contamination_hit: "item part_kind rule",
    contamination_waiver: "item",
    criterion: "key level",
    current_judgment: "criterion_key part value_key",
    draft: "part",
    duplicate_cluster: "meaning",
    duplicate_keys: "meaning",
    duplicate_run: "params",
    duplicate_verdict: "kind",
    example: "kind",
    example_mark: "kind reason",
    fact_column: "fact kind maker parameters",
    fact_maker: "maker",
    fact_tokenizer: "hash",
    topic_model: "hash",
    gold_answer: "criterion_key",
    guideline_version: "stale_judgments",
    job: "kind worker_id",
    job_error: "code",
    judge_answer: "criterion_key unscored",
    judgment: "criterion_key part",
    measurement: "quality",
    measurement_answer: "verdict",
    measurement_example: "drawn",
    rating_count: "criterion_key part value_key",
    reading_finding: "lacking",
    recipe_version: "hash",
    release: "format manifest",
    resolution: "criterion_key method part reason",
    round: "drawing",
    selection: "purpose",
    session_rule: "cut",
    sign_in: "method",
    submission: "key response",
    version_acknowledgement: "shown",
  },
};

test("every column of text or JSON is listed with what becomes of it when an account is deleted", async () => {
  const { rows } = await owner.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
       AND (data_type IN ('text', 'jsonb', 'json', 'character varying', 'bytea') OR udt_name = '_text') ORDER BY 1, 2`,
  );
  const listed = Object.values(HANDLED).flatMap((tables) =>
    Object.entries(tables).flatMap(([table, columns]) =>
      columns
        .split(" ")
        .filter(Boolean)
        .map((column) => `${table}.${column}`),
    ),
  );
  expect(listed.sort()).toEqual(rows.map(({ table, column }) => `${table}.${column}`).sort());
});
