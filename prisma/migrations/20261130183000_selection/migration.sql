-- Examples that met some conditions when somebody asked, kept so that what is made of them is about these and no others.

CREATE TABLE selection (
  project_id    uuid NOT NULL,
  id            uuid NOT NULL,
  -- slice: it filters wherever slices do, as selection=name. exclusion: its examples were excluded together.
  purpose       text NOT NULL,
  name          text NOT NULL,
  asked         jsonb NOT NULL,
  examples      int NOT NULL,
  created_by_id uuid,
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at      timestamptz(3),
  ended_by_id   uuid,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT selection_purpose CHECK (purpose IN ('slice', 'exclusion')),
  CONSTRAINT selection_name CHECK ((purpose = 'slice') = (name <> ''))
);
-- Also of those that ended: a release that was filtered by one is built again from it.
CREATE UNIQUE INDEX selection_name_once ON selection (project_id, name) WHERE purpose = 'slice';

CREATE TABLE selection_example (
  project_id   uuid NOT NULL,
  selection_id uuid NOT NULL,
  example_id   uuid NOT NULL,
  PRIMARY KEY (project_id, selection_id, example_id),
  FOREIGN KEY (project_id, selection_id) REFERENCES selection (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX selection_example_of ON selection_example (project_id, example_id);

CREATE FUNCTION guard_selection() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE free text[] := ARRAY['ended_at', 'ended_by_id'];
BEGIN
  IF OLD.ended_at IS NOT NULL OR to_jsonb(OLD) - free <> to_jsonb(NEW) - free THEN
    RAISE EXCEPTION 'a selection can only be ended: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER selection_stays BEFORE UPDATE ON selection FOR EACH ROW EXECUTE FUNCTION guard_selection();

CREATE TRIGGER selection_archived BEFORE INSERT OR UPDATE OR DELETE ON selection FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER selection_example_archived BEFORE INSERT OR UPDATE OR DELETE ON selection_example FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER selection_no_truncate BEFORE TRUNCATE ON selection FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER selection_example_no_truncate BEFORE TRUNCATE ON selection_example FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER selection_not_deleted BEFORE DELETE ON selection FOR EACH ROW EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER selection_example_append_only BEFORE UPDATE OR DELETE ON selection_example FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A tokenizer that somebody gave a project, as far as counting needs it; its maker names it by its hash.
CREATE TABLE fact_tokenizer (
  project_id uuid NOT NULL,
  hash       text NOT NULL,
  json       text NOT NULL,
  PRIMARY KEY (project_id, hash),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fact_tokenizer_hash CHECK (hash ~ '^[0-9a-f]{64}$')
);
CREATE TRIGGER fact_tokenizer_archived BEFORE INSERT OR UPDATE OR DELETE ON fact_tokenizer FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['selection', 'selection_example', 'fact_tokenizer'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY of_shown_projects ON %I USING (project_id = (SELECT shown_project()) OR coalesce(project_id = ANY ((SELECT shown_projects())::uuid[]), true))', name);
  END LOOP;
END $$;

-- They go before the examples that they point at; whatever else the function deletes by now stays in it.
DO $$
DECLARE
  before text := pg_get_functiondef('delete_project_rows(uuid, int)'::regprocedure);
  after text := replace(before, '''change_request_case''', '''selection_example'', ''selection'', ''change_request_case''');
BEGIN
  IF after = before THEN
    RAISE EXCEPTION 'delete_project_rows does not name change_request_case';
  END IF;
  EXECUTE after;
END $$;
