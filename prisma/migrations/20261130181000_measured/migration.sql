-- How often checks are right, as people said who read examples blind.

CREATE TABLE measurement (
  project_id           uuid NOT NULL,
  id                   uuid NOT NULL,
  guideline_version_id uuid NOT NULL,
  quality              text NOT NULL,
  plan                 jsonb NOT NULL,
  checks               jsonb NOT NULL,
  seed                 int NOT NULL,
  created_by_id        uuid,
  created_at           timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at             timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT measurement_quality CHECK (quality IN ('relevant', 'aligned', 'consistent', 'formatted', 'unique', 'compliant'))
);

CREATE TABLE measurement_reader (
  project_id     uuid NOT NULL,
  measurement_id uuid NOT NULL,
  reader_id      uuid NOT NULL,
  place          int NOT NULL,
  PRIMARY KEY (project_id, measurement_id, reader_id),
  FOREIGN KEY (project_id, measurement_id) REFERENCES measurement (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX measurement_reader_place ON measurement_reader (project_id, measurement_id, place);

CREATE TABLE measurement_example (
  project_id     uuid NOT NULL,
  measurement_id uuid NOT NULL,
  position       int NOT NULL,
  example_id     uuid NOT NULL,
  drawn          jsonb NOT NULL,
  case_number    int NOT NULL,
  settled        boolean,
  settled_by_id  uuid,
  settled_at     timestamptz(3),
  PRIMARY KEY (project_id, measurement_id, position),
  FOREIGN KEY (project_id, measurement_id) REFERENCES measurement (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT measurement_example_position CHECK (position >= 1),
  CONSTRAINT measurement_example_settled CHECK ((settled IS NULL) = (settled_at IS NULL))
);
CREATE UNIQUE INDEX measurement_example_once ON measurement_example (project_id, measurement_id, example_id);

CREATE TABLE measurement_answer (
  project_id     uuid NOT NULL,
  measurement_id uuid NOT NULL,
  position       int NOT NULL,
  reader_id      uuid NOT NULL,
  verdict        text NOT NULL,
  note           text NOT NULL DEFAULT '',
  active_ms      int NOT NULL DEFAULT 0,
  answered_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, measurement_id, position, reader_id),
  FOREIGN KEY (project_id, measurement_id, position) REFERENCES measurement_example (project_id, measurement_id, position) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, measurement_id, reader_id) REFERENCES measurement_reader (project_id, measurement_id, reader_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT measurement_answer_verdict CHECK (verdict IN ('lacks', 'has', 'unsure')),
  CONSTRAINT measurement_answer_time CHECK (active_ms >= 0)
);

-- What was drawn stays as it was drawn; that it ended is said once.
CREATE FUNCTION guard_measurement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR to_jsonb(NEW) - 'ended_at' IS DISTINCT FROM to_jsonb(OLD) - 'ended_at' THEN
    RAISE EXCEPTION 'a measurement stays as it is: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER measurement_stays BEFORE UPDATE ON measurement FOR EACH ROW EXECUTE FUNCTION guard_measurement();

CREATE FUNCTION guard_measurement_example() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - '{settled,settled_by_id,settled_at}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{settled,settled_by_id,settled_at}'::text[] THEN
    RAISE EXCEPTION 'what was drawn stays as it was drawn: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER measurement_example_stays BEFORE UPDATE ON measurement_example FOR EACH ROW EXECUTE FUNCTION guard_measurement_example();

-- The lock lets a measurement not end while somebody answers.
CREATE FUNCTION guard_measurement_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ended timestamptz;
BEGIN
  SELECT m.ended_at INTO ended FROM measurement m
  WHERE m.project_id = NEW.project_id AND m.id = NEW.measurement_id FOR SHARE;
  IF ended IS NOT NULL THEN
    RAISE EXCEPTION 'nothing is added to a measurement that ended: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER measurement_answer_guarded BEFORE INSERT OR UPDATE ON measurement_answer FOR EACH ROW EXECUTE FUNCTION guard_measurement_answer();

CREATE TRIGGER measurement_archived BEFORE INSERT OR UPDATE OR DELETE ON measurement FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER measurement_reader_archived BEFORE INSERT OR UPDATE OR DELETE ON measurement_reader FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER measurement_example_archived BEFORE INSERT OR UPDATE OR DELETE ON measurement_example FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER measurement_answer_archived BEFORE INSERT OR UPDATE OR DELETE ON measurement_answer FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER measurement_no_truncate BEFORE TRUNCATE ON measurement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER measurement_reader_no_truncate BEFORE TRUNCATE ON measurement_reader FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER measurement_example_no_truncate BEFORE TRUNCATE ON measurement_example FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER measurement_answer_no_truncate BEFORE TRUNCATE ON measurement_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER measurement_reader_append_only BEFORE UPDATE OR DELETE ON measurement_reader FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER measurement_not_deleted BEFORE DELETE ON measurement FOR EACH ROW EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER measurement_example_not_deleted BEFORE DELETE ON measurement_example FOR EACH ROW EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER measurement_answer_not_deleted BEFORE DELETE ON measurement_answer FOR EACH ROW EXECUTE FUNCTION refuse_delete();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['measurement', 'measurement_reader', 'measurement_example', 'measurement_answer'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY of_shown_projects ON %I USING (project_id = (SELECT shown_project()) OR coalesce(project_id = ANY ((SELECT shown_projects())::uuid[]), true))', name);
  END LOOP;
END $$;

-- They go before the examples that they point at; whatever else the function deletes by now stays in it.
DO $$
DECLARE
  before text := pg_get_functiondef('delete_project_rows(uuid, int)'::regprocedure);
  after text := replace(before, '''change_request_case''',
    '''measurement_answer'', ''measurement_example'', ''measurement_reader'', ''measurement'', ''change_request_case''');
BEGIN
  IF after = before THEN
    RAISE EXCEPTION 'delete_project_rows does not name change_request_case';
  END IF;
  EXECUTE after;
END $$;
