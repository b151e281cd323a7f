-- What the analysis of sessions asks of every label and example, and the rule that may come of it.

-- ── How much there is to read ────────────────────────────────────────────────────────────────────────────────────────

-- Characters of all that people read in an example (lib/examples/example-text.ts). An example never changes, so its length is kept: to
-- take it anew from 100,000 texts takes seconds.
CREATE FUNCTION example_characters(content jsonb) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(sum(char_length(t.value #>> '{}')), 0)::int
  FROM (
    SELECT e.value FROM jsonb_each(content) e WHERE e.key IN ('text', 'prompt', 'response', 'system', 'reasoning')
    UNION ALL SELECT value FROM jsonb_path_query(content, '$.responses[*].text') value
    UNION ALL SELECT value FROM jsonb_path_query(content, '$.messages[*].content') value
  ) t WHERE jsonb_typeof(t.value) = 'string'
$$;
ALTER TABLE example ADD COLUMN characters int GENERATED ALWAYS AS (example_characters(content)) STORED;

-- Skips are few, and places are many.
CREATE INDEX assignment_skipped ON assignment (project_id, skipped_at) WHERE state = 'skipped';

-- ── The rule ─────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Which labels of a session count where somebody asks for it: those up to a position or a minute. It leaves no label out by itself, and
-- a later one takes the place of an earlier one, which stays to be read.
CREATE TABLE session_rule (
  project_id      uuid NOT NULL,
  id              uuid NOT NULL,
  cut             text NOT NULL,
  note            text NOT NULL DEFAULT '',
  author_id       uuid,
  created_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  withdrawn_at    timestamptz(3),
  withdrawn_by_id uuid,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT session_rule_cut CHECK (cut ~ '^(position|minute)-[1-9][0-9]{0,3}$'),
  CONSTRAINT session_rule_note CHECK (octet_length(note) <= 4000)
);
CREATE UNIQUE INDEX session_rule_standing ON session_rule (project_id) WHERE withdrawn_at IS NULL;

CREATE FUNCTION guard_session_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL
     OR to_jsonb(NEW) - ARRAY['withdrawn_at', 'withdrawn_by_id'] <> to_jsonb(OLD) - ARRAY['withdrawn_at', 'withdrawn_by_id'] THEN
    RAISE EXCEPTION 'a rule can only be withdrawn' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_rule_guarded BEFORE UPDATE ON session_rule FOR EACH ROW EXECUTE FUNCTION guard_session_rule();
CREATE TRIGGER session_rule_not_deleted BEFORE DELETE ON session_rule FOR EACH ROW EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER session_rule_no_truncate BEFORE TRUNCATE ON session_rule FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER session_rule_archived BEFORE INSERT OR UPDATE OR DELETE ON session_rule FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();

-- When the labelling screen speaks of a break; null: never.
ALTER TABLE project ADD COLUMN break_minutes int;
ALTER TABLE project ADD CONSTRAINT project_break_minutes CHECK (break_minutes BETWEEN 5 AND 480);

-- As before, with the table that is new.
CREATE OR REPLACE FUNCTION delete_project_rows(project uuid, most int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  name text;
  gone int;
BEGIN
  -- One at a time; the row also waits for whoever still works in the project.
  PERFORM FROM project p WHERE p.id = $1 AND p.deleted_at IS NOT NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  FOREACH name IN ARRAY ARRAY[
    'api_token', 'invitation', 'membership',
    'change_request_case', 'comment', 'judge_answer', 'judge_verdict', 'judge_run',
    'rating_count', 'current_judgment', 'judgment', 'submission', 'draft', 'lost_lease', 'assignment', 'session',
    'resolution', 'example_mark', 'session_rule', 'release',
    'qualification_grant', 'qualification_answer', 'qualification_attempt', 'qualification_item', 'qualification',
    'version_move', 'version_acknowledgement', 'round_annotator', 'round',
    'model_output', 'gold_answer', 'upload_chunk', 'job_error'] LOOP
    EXECUTE format('DELETE FROM %1$I WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$I WHERE project_id = $1 LIMIT $2))', name) USING $1, $2;
    GET DIAGNOSTICS gone = ROW_COUNT;
    IF gone > 0 THEN
      RETURN gone;
    END IF;
  END LOOP;
  -- Derived examples before those that they come from.
  DELETE FROM example WHERE ctid = ANY (ARRAY(
    SELECT e.ctid FROM example e
    WHERE e.project_id = $1 AND NOT EXISTS (SELECT FROM example d WHERE d.project_id = e.project_id AND d.parent_id = e.id) LIMIT $2));
  GET DIAGNOSTICS gone = ROW_COUNT;
  IF gone > 0 THEN
    RETURN gone;
  END IF;
  DELETE FROM job j WHERE j.project_id = $1;
  DELETE FROM annotator a WHERE a.project_id = $1;
  DELETE FROM project p WHERE p.id = $1;
  RETURN 1;
END $$;
