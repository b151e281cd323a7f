-- Cleaning by deriving: the parent stays as it is and leaves the dataset, a child takes its place. What was decided about the parent may be
-- inherited by the child.

CREATE TABLE clean_run (
  project_id    uuid NOT NULL,
  id            uuid NOT NULL,
  plan          jsonb NOT NULL,
  last_sequence bigint NOT NULL,
  created_by_id uuid,
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  undone_at     timestamptz(3),
  undone_by_id  uuid,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE clean_outcome (
  project_id uuid NOT NULL,
  run_id     uuid NOT NULL,
  parent_id  uuid NOT NULL,
  outcome    text NOT NULL,
  -- What stands in the parent's place; none where the parent stayed.
  child_id   uuid,
  -- The run put the child into the dataset, and takes it out again when it is undone.
  brought    boolean NOT NULL DEFAULT false,
  -- The exclusion by which the parent left.
  mark_id    uuid,
  operations text[] NOT NULL DEFAULT '{}',
  inherited  text[] NOT NULL DEFAULT '{}',
  losses     jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (project_id, run_id, parent_id),
  FOREIGN KEY (project_id, run_id) REFERENCES clean_run (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, parent_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, child_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT clean_outcome_outcome CHECK (outcome IN ('child', 'merged', 'kept-out', 'invalid', 'unsettled', 'too-long')),
  -- A parent leaves exactly where something takes its place.
  CONSTRAINT clean_outcome_place CHECK ((outcome IN ('child', 'merged')) = (child_id IS NOT NULL) AND (child_id IS NULL) = (mark_id IS NULL)),
  CONSTRAINT clean_outcome_brought CHECK (NOT brought OR child_id IS NOT NULL)
);
CREATE INDEX clean_outcome_parent ON clean_outcome (project_id, parent_id);
CREATE INDEX clean_outcome_child ON clean_outcome (project_id, child_id);

CREATE TRIGGER clean_run_only_undone BEFORE UPDATE ON clean_run FOR EACH ROW EXECUTE FUNCTION end_once('undone');
CREATE TRIGGER clean_run_not_deleted BEFORE DELETE ON clean_run FOR EACH ROW EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER clean_outcome_append_only BEFORE UPDATE OR DELETE ON clean_outcome FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clean_run_no_truncate BEFORE TRUNCATE ON clean_run FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clean_outcome_no_truncate BEFORE TRUNCATE ON clean_outcome FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clean_run_archived BEFORE INSERT OR UPDATE OR DELETE ON clean_run FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER clean_outcome_archived BEFORE INSERT OR UPDATE OR DELETE ON clean_outcome FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['clean_run', 'clean_outcome'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY of_shown_projects ON %I USING (project_id = (SELECT shown_project()) OR coalesce(project_id = ANY ((SELECT shown_projects())::uuid[]), true))', name);
  END LOOP;
END $$;

-- A decision about the parent that holds for its cleaned child too: method, reason and version are those of the parent's.
ALTER TABLE resolution ADD COLUMN inherited_from_id uuid;
ALTER TABLE resolution ADD CONSTRAINT resolution_inherited_from FOREIGN KEY (project_id, inherited_from_id)
  REFERENCES example (project_id, id) ON DELETE RESTRICT NOT VALID;

-- An example that another version of it stands for lacks no quality: it is replaced.
ALTER TABLE example_mark DROP CONSTRAINT example_mark_reason;
ALTER TABLE example_mark ADD CONSTRAINT example_mark_reason CHECK ((kind = 'exclusion') = (reason IS NOT NULL)
    AND reason IN ('relevant', 'aligned', 'consistent', 'formatted', 'unique', 'compliant', 'replaced')) NOT VALID;

-- They go before the examples that they point at; whatever else the function deletes by now stays in it.
DO $$
DECLARE
  before text := pg_get_functiondef('delete_project_rows(uuid, int)'::regprocedure);
  after text := replace(before, '''change_request_case''', '''clean_outcome'', ''clean_run'', ''change_request_case''');
BEGIN
  IF after = before THEN
    RAISE EXCEPTION 'delete_project_rows does not name change_request_case';
  END IF;
  EXECUTE after;
END $$;
