-- What was found out about examples, by columns over batches of them. All of it can be made again from the examples.

-- Numbers what is made of a project in the order in which it was made: who keeps a column in memory sees by it whether it was made anew.
CREATE SEQUENCE fact_revision_seq;

-- Some two thousand examples, by arrival: those whose number is above after_sequence, up to last_sequence.
CREATE TABLE fact_batch (
  project_id     uuid NOT NULL,
  number         int NOT NULL,
  after_sequence bigint,
  last_sequence  bigint NOT NULL,
  examples       int NOT NULL,
  parts          int NOT NULL,
  -- It takes no more examples; the last one that can is made anew when some come.
  is_full        boolean NOT NULL,
  -- Ids of the examples and what their parts are (lib/facts/layout-bytes.ts).
  layout         bytea NOT NULL,
  revision       bigint NOT NULL DEFAULT nextval('fact_revision_seq'),
  PRIMARY KEY (project_id, number),
  -- What is derived says so by CASCADE, and goes before everything else when a project is deleted.
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  -- Each begins where the one before ends: no example is in two, and none between them is left out.
  CONSTRAINT fact_batch_ends UNIQUE (project_id, last_sequence),
  CONSTRAINT fact_batch_begins UNIQUE NULLS NOT DISTINCT (project_id, after_sequence),
  CONSTRAINT fact_batch_follows FOREIGN KEY (project_id, after_sequence) REFERENCES fact_batch (project_id, last_sequence) ON DELETE CASCADE,
  CONSTRAINT fact_batch_first CHECK (number >= 1 AND (number = 1) = (after_sequence IS NULL)),
  CONSTRAINT fact_batch_holds CHECK (examples > 0 AND parts >= 0 AND last_sequence > coalesce(after_sequence, 0))
);

-- The values of one fact for the examples or parts of one batch (lib/facts/column-bytes.ts).
CREATE TABLE fact_column (
  project_id uuid NOT NULL,
  fact       text NOT NULL,
  batch      int NOT NULL,
  maker      text NOT NULL,
  version    int NOT NULL,
  -- Of what the maker was set to, 16 hexadecimal digits; empty where there is nothing to set.
  parameters text NOT NULL,
  kind       text NOT NULL,
  -- Examples of the batch for which the maker failed: of these the value is missing.
  failed     int NOT NULL,
  bytes      bytea NOT NULL,
  revision   bigint NOT NULL DEFAULT nextval('fact_revision_seq'),
  PRIMARY KEY (project_id, fact, batch),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, batch) REFERENCES fact_batch (project_id, number) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fact_column_kind CHECK (kind IN ('count', 'number', 'flag', 'word', 'list', 'hash')),
  CONSTRAINT fact_column_maker CHECK (maker <> '' AND version >= 1 AND parameters ~ '^([0-9a-f]{16})?$' AND failed >= 0)
);
-- Which batches a maker has still to do; and what goes with a batch.
CREATE INDEX fact_column_batch_idx ON fact_column (project_id, batch, maker, version, parameters);

-- What a project's makers are set to, where it is not what they begin with.
CREATE TABLE fact_maker (
  project_id uuid NOT NULL,
  maker      text NOT NULL,
  parameters jsonb NOT NULL,
  PRIMARY KEY (project_id, maker),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['fact_batch', 'fact_column', 'fact_maker'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY of_shown_projects ON %I USING (project_id = (SELECT shown_project()) OR coalesce(project_id = ANY ((SELECT shown_projects())::uuid[]), true))', name);
  END LOOP;
END $$;
CREATE TRIGGER fact_batch_archived BEFORE INSERT OR UPDATE OR DELETE ON fact_batch FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER fact_column_archived BEFORE INSERT OR UPDATE OR DELETE ON fact_column FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER fact_maker_archived BEFORE INSERT OR UPDATE OR DELETE ON fact_maker FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();

-- As before, and what is derived goes first, of all tables whose key to the project says CASCADE.
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
  FOREACH name IN ARRAY
    ARRAY(SELECT c.relname::text FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
          WHERE k.contype = 'f' AND k.confrelid = 'project'::regclass AND k.confdeltype = 'c' ORDER BY c.relname DESC)
    || ARRAY[
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
