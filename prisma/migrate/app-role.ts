import type { Gently } from "./gently";

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
  "reading",
  "reading_example",
  "recipe_version",
  "selection_example",
  "measurement_reader",
  "clean_outcome",
];
/** Tables that triggers keep. */
const DERIVED = ["current_judgment", "rating_count"];

/**
 * Gives the application's role what it needs and no more: no DDL, no TRUNCATE, no change to what is append-only. The triggers say
 * the same for every role; the grants hold even where somebody disables a trigger. Runs after each migration; `role` must exist. Until
 * then a new table has the rights of most: the version before, which is at work, may write into it by a new trigger.
 */
export async function grantAppRole({ client, transaction }: Gently, role: string): Promise<void> {
  const app = client.escapeIdentifier(role);
  const list = (tables: string[]) => tables.map((table) => client.escapeIdentifier(table)).join(", ");
  await transaction("Giving the application its rights", () =>
    client.query(`
      GRANT USAGE ON SCHEMA public TO ${app};
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${app};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${app};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${app};
      REVOKE UPDATE, DELETE, TRUNCATE ON ${list(APPEND_ONLY)} FROM ${app};
      REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${list(DERIVED)} FROM ${app};
      REVOKE UPDATE, DELETE, TRUNCATE ON guideline_version, resolution, example_mark, session_rule, contamination_waiver, measurement, measurement_example, clean_run, recipe FROM ${app};
      REVOKE DELETE, TRUNCATE ON change_request, qualification, qualification_attempt, reading_pass, reading_finding, measurement_answer, selection, project FROM ${app};
      REVOKE UPDATE ON selection FROM ${app};
      REVOKE TRUNCATE ON change_request_case FROM ${app};
      GRANT UPDATE (ended_at, ended_by_id) ON selection TO ${app};
      GRANT UPDATE (retired_at) ON guideline_version TO ${app};
      GRANT UPDATE (withdrawn_at, withdrawn_by_id) ON resolution TO ${app};
      GRANT UPDATE (lifted_at, lifted_by_id) ON example_mark TO ${app};
      GRANT UPDATE (withdrawn_at, withdrawn_by_id) ON session_rule TO ${app};
      GRANT UPDATE (withdrawn_at, withdrawn_by_id) ON contamination_waiver TO ${app};
      GRANT UPDATE (put_away_at) ON recipe TO ${app};
      GRANT UPDATE (ended_at) ON measurement TO ${app};
      GRANT UPDATE (settled, settled_by_id, settled_at) ON measurement_example TO ${app};
      GRANT UPDATE (undone_at, undone_by_id) ON clean_run TO ${app};
      REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${app};
      GRANT USAGE ON SCHEMA graphile_worker TO ${app};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${app};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${app};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${app};
      ${openQueue(app)}`),
  );
}

/** The queue's tables have row-level security, which by default shows another role nothing. */
function openQueue(app: string): string {
  return `DO $$
    DECLARE t regclass;
    BEGIN
      FOR t IN SELECT oid FROM pg_class c WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND relrowsecurity
               AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polroles = ARRAY[to_regrole('${app.replaceAll("'", "''")}')::oid]) LOOP
        EXECUTE format('DROP POLICY IF EXISTS application ON %s', t);
        EXECUTE format('CREATE POLICY application ON %s TO %s USING (true) WITH CHECK (true)', t, '${app.replaceAll("'", "''")}');
      END LOOP;
    END $$`;
}
