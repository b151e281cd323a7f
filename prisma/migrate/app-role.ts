import pg from "pg";

/** Tables to which the application may only add. */
const APPEND_ONLY = [
  "example",
  "judgment",
  "criterion",
  "release",
  "audit_entry",
  "audit_anchor",
  "change_request_entry",
  "judge_run",
  "judge_verdict",
  "judge_answer",
  "version_move",
  "version_acknowledgement",
  "qualification_item",
  "qualification_answer",
  "qualification_grant",
  "model_output",
];
/** Tables that triggers keep. */
const DERIVED = ["current_judgment", "rating_count"];

/**
 * Gives the application's role what it needs and no more: no DDL, no TRUNCATE, no change to what is append-only. The triggers say
 * the same for every role; the grants hold even where somebody disables a trigger. Runs after each migration; `role` must exist.
 */
export async function grantAppRole(connectionString: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const app = client.escapeIdentifier(role);
  const list = (tables: string[]) => tables.map((table) => client.escapeIdentifier(table)).join(", ");
  try {
    await client.query(`
      BEGIN;
      GRANT USAGE ON SCHEMA public TO ${app};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${app};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${app};
      REVOKE UPDATE, DELETE, TRUNCATE ON ${list(APPEND_ONLY)} FROM ${app};
      REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${list(DERIVED)} FROM ${app};
      REVOKE UPDATE, DELETE, TRUNCATE ON guideline_version, resolution, example_mark, session_rule FROM ${app};
      REVOKE DELETE, TRUNCATE ON change_request, qualification, qualification_attempt, project FROM ${app};
      REVOKE TRUNCATE ON change_request_case FROM ${app};
      GRANT UPDATE (retired_at) ON guideline_version TO ${app};
      GRANT UPDATE (withdrawn_at, withdrawn_by_id) ON resolution TO ${app};
      GRANT UPDATE (lifted_at, lifted_by_id) ON example_mark TO ${app};
      GRANT UPDATE (withdrawn_at, withdrawn_by_id) ON session_rule TO ${app};
      REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${app};
      GRANT USAGE ON SCHEMA graphile_worker TO ${app};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${app};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${app};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${app};
      COMMIT;`);
    await client.query(openQueue(app));
  } finally {
    await client.end();
  }
}

/** The queue's tables have row-level security, which by default shows another role nothing. */
function openQueue(app: string): string {
  return `DO $$
    DECLARE t regclass;
    BEGIN
      FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND relrowsecurity LOOP
        EXECUTE format('DROP POLICY IF EXISTS application ON %s', t);
        EXECUTE format('CREATE POLICY application ON %s TO %s USING (true) WITH CHECK (true)', t, '${app.replaceAll("'", "''")}');
      END LOOP;
    END $$`;
}
