-- Examples that were drawn at random to be read, and what each reader found.

CREATE TABLE reading (
  project_id           uuid NOT NULL,
  id                   uuid NOT NULL,
  guideline_version_id uuid NOT NULL,
  plan                 jsonb NOT NULL,
  seed                 int NOT NULL,
  strata               jsonb NOT NULL,
  created_by_id        uuid,
  created_at           timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE reading_example (
  project_id uuid NOT NULL,
  reading_id uuid NOT NULL,
  position   int NOT NULL,
  example_id uuid NOT NULL,
  stratum    int NOT NULL,
  PRIMARY KEY (project_id, reading_id, position),
  FOREIGN KEY (project_id, reading_id) REFERENCES reading (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT reading_example_position CHECK (position >= 1)
);
CREATE UNIQUE INDEX reading_example_once ON reading_example (project_id, reading_id, example_id);

CREATE TABLE reading_pass (
  project_id uuid NOT NULL,
  reading_id uuid NOT NULL,
  reader_id  uuid NOT NULL,
  active_ms  int NOT NULL DEFAULT 0,
  begun_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at   timestamptz(3),
  PRIMARY KEY (project_id, reading_id, reader_id),
  FOREIGN KEY (project_id, reading_id) REFERENCES reading (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT reading_pass_time CHECK (active_ms >= 0)
);

CREATE TABLE reading_finding (
  project_id uuid NOT NULL,
  reading_id uuid NOT NULL,
  reader_id  uuid NOT NULL,
  position   int NOT NULL,
  lacking    text[] NOT NULL DEFAULT '{}',
  note       text NOT NULL DEFAULT '',
  answers    jsonb,
  stood      jsonb,
  read_at    timestamptz(3),
  saved_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, reading_id, reader_id, position),
  FOREIGN KEY (project_id, reading_id, position) REFERENCES reading_example (project_id, reading_id, position) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, reading_id, reader_id) REFERENCES reading_pass (project_id, reading_id, reader_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT reading_finding_stood CHECK ((answers IS NULL) = (stood IS NULL)),
  CONSTRAINT reading_finding_lacking CHECK (lacking <@ ARRAY['relevant', 'aligned', 'consistent', 'formatted', 'unique', 'compliant'])
);

-- What a reader's figures were said of does not change under them.
CREATE FUNCTION guard_reading_pass() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'a reading that ended stays as it is: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reading_pass_stays BEFORE UPDATE ON reading_pass FOR EACH ROW EXECUTE FUNCTION guard_reading_pass();

-- The lock lets the reading not end while something is found; an answer that was given before the labels were shown stays blind.
CREATE FUNCTION guard_reading_finding() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ended timestamptz;
BEGIN
  SELECT p.ended_at INTO ended FROM reading_pass p
  WHERE p.project_id = NEW.project_id AND p.reading_id = NEW.reading_id AND p.reader_id = NEW.reader_id FOR SHARE;
  IF ended IS NOT NULL THEN
    RAISE EXCEPTION 'nothing is added to a reading that ended: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.answers IS NOT NULL AND (NEW.answers, NEW.stood) IS DISTINCT FROM (OLD.answers, OLD.stood) THEN
    RAISE EXCEPTION 'answers that were given blind do not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reading_finding_guarded BEFORE INSERT OR UPDATE ON reading_finding FOR EACH ROW EXECUTE FUNCTION guard_reading_finding();

CREATE TRIGGER reading_archived BEFORE INSERT OR UPDATE OR DELETE ON reading FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER reading_example_archived BEFORE INSERT OR UPDATE OR DELETE ON reading_example FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER reading_pass_archived BEFORE INSERT OR UPDATE OR DELETE ON reading_pass FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER reading_finding_archived BEFORE INSERT OR UPDATE OR DELETE ON reading_finding FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER reading_no_truncate BEFORE TRUNCATE ON reading FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reading_example_no_truncate BEFORE TRUNCATE ON reading_example FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reading_pass_no_truncate BEFORE TRUNCATE ON reading_pass FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reading_finding_no_truncate BEFORE TRUNCATE ON reading_finding FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reading_append_only BEFORE UPDATE OR DELETE ON reading FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reading_example_append_only BEFORE UPDATE OR DELETE ON reading_example FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reading_pass_not_deleted BEFORE DELETE ON reading_pass FOR EACH ROW EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER reading_finding_not_deleted BEFORE DELETE ON reading_finding FOR EACH ROW EXECUTE FUNCTION refuse_delete();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['reading', 'reading_example', 'reading_pass', 'reading_finding'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY of_shown_projects ON %I USING (project_id = (SELECT shown_project()) OR coalesce(project_id = ANY ((SELECT shown_projects())::uuid[]), true))', name);
  END LOOP;
END $$;

-- They go before the examples that they point at; whatever else the function deletes by now stays in it.
DO $$
DECLARE
  before text := pg_get_functiondef('delete_project_rows(uuid, int)'::regprocedure);
  after text := replace(before, '''change_request_case''',
    '''reading_finding'', ''reading_pass'', ''reading_example'', ''reading'', ''change_request_case''');
BEGIN
  IF after = before THEN
    RAISE EXCEPTION 'delete_project_rows does not name change_request_case';
  END IF;
  EXECUTE after;
END $$;
