-- What an annotator has to pass before they get work under a guideline version: gold with explanations, tries, results.

CREATE TABLE qualification (
  project_id           uuid NOT NULL,
  id                   uuid NOT NULL,
  guideline_version_id uuid NOT NULL,
  pass_mark            double precision NOT NULL,
  max_attempts         int NOT NULL,
  created_by_id        uuid,
  created_at           timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  retired_at           timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT qualification_bounds CHECK (pass_mark > 0 AND pass_mark <= 1 AND max_attempts BETWEEN 1 AND 20)
);
-- One set asks at a time.
CREATE UNIQUE INDEX qualification_current ON qualification (project_id, guideline_version_id) WHERE retired_at IS NULL;

CREATE TABLE qualification_item (
  project_id       uuid NOT NULL,
  qualification_id uuid NOT NULL,
  example_id       uuid NOT NULL,
  expected         jsonb NOT NULL,
  explanation      text NOT NULL,
  PRIMARY KEY (project_id, qualification_id, example_id),
  FOREIGN KEY (project_id, qualification_id) REFERENCES qualification (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT qualification_item_complete CHECK (jsonb_typeof(expected) = 'object' AND expected <> '{}'::jsonb AND explanation <> '')
);

CREATE TABLE qualification_attempt (
  project_id       uuid NOT NULL,
  id               uuid NOT NULL,
  qualification_id uuid NOT NULL,
  annotator_id     uuid NOT NULL,
  number           int NOT NULL DEFAULT 0,
  started_at       timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at         timestamptz(3),
  right_answers    int,
  asked_answers    int,
  passed           boolean,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, qualification_id) REFERENCES qualification (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, annotator_id) REFERENCES annotator (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT qualification_attempt_ended CHECK (
    CASE WHEN ended_at IS NULL THEN num_nonnulls(right_answers, asked_answers, passed) = 0
         ELSE num_nulls(right_answers, asked_answers, passed) = 0 END)
);
CREATE INDEX qualification_attempt_project_id_annotator_id_idx ON qualification_attempt (project_id, annotator_id);
CREATE UNIQUE INDEX qualification_attempt_project_id_qualification_id_id_key ON qualification_attempt (project_id, qualification_id, id);
CREATE UNIQUE INDEX qualification_attempt_project_id_qualification_id_annotator_key ON qualification_attempt (project_id, qualification_id, annotator_id, number);
-- One try is open at a time.
CREATE UNIQUE INDEX qualification_attempt_open ON qualification_attempt (project_id, qualification_id, annotator_id) WHERE ended_at IS NULL;

CREATE TABLE qualification_answer (
  project_id       uuid NOT NULL,
  qualification_id uuid NOT NULL,
  attempt_id       uuid NOT NULL,
  example_id       uuid NOT NULL,
  answers          jsonb NOT NULL,
  right_answers    int NOT NULL,
  asked_answers    int NOT NULL,
  answered_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, attempt_id, example_id),
  CONSTRAINT qualification_answer_project_id_qualification_id_attempt_i_fkey FOREIGN KEY (project_id, qualification_id, attempt_id) REFERENCES qualification_attempt (project_id, qualification_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT qualification_answer_project_id_qualification_id_example_i_fkey FOREIGN KEY (project_id, qualification_id, example_id) REFERENCES qualification_item (project_id, qualification_id, example_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT qualification_answer_counts CHECK (asked_answers > 0 AND right_answers BETWEEN 0 AND asked_answers)
);

CREATE TABLE qualification_grant (
  project_id       uuid NOT NULL,
  id               uuid NOT NULL,
  qualification_id uuid NOT NULL,
  annotator_id     uuid NOT NULL,
  granted_by_id    uuid,
  granted_at       timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, qualification_id) REFERENCES qualification (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, annotator_id) REFERENCES annotator (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX qualification_grant_project_id_qualification_id_annotator_i_idx ON qualification_grant (project_id, qualification_id, annotator_id);

-- What somebody was measured by does not change: another set takes its place.
CREATE FUNCTION refuse_qualification_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.retired_at IS NULL AND NEW.retired_at IS NOT NULL AND (to_jsonb(OLD) - 'retired_at') = (to_jsonb(NEW) - 'retired_at') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a qualification set can only be retired: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER qualification_kept BEFORE UPDATE ON qualification FOR EACH ROW EXECUTE FUNCTION refuse_qualification_change();

CREATE FUNCTION refuse_late_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM qualification_attempt a WHERE a.project_id = NEW.project_id AND a.qualification_id = NEW.qualification_id) THEN
    RAISE EXCEPTION 'somebody was asked this qualification set already' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER qualification_item_in_time BEFORE INSERT ON qualification_item FOR EACH ROW EXECUTE FUNCTION refuse_late_item();

-- A try needs a set that asks, nobody passes twice, and nobody tries more often than the set and the lead allow. The set's row is
-- locked, so that two tries at once count each other.
CREATE FUNCTION number_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked qualification%ROWTYPE;
  tries int;
BEGIN
  SELECT * INTO asked FROM qualification q WHERE q.project_id = NEW.project_id AND q.id = NEW.qualification_id FOR UPDATE;
  SELECT count(*) INTO tries FROM qualification_attempt a
  WHERE a.project_id = NEW.project_id AND a.qualification_id = NEW.qualification_id AND a.annotator_id = NEW.annotator_id;
  IF asked.retired_at IS NOT NULL OR NEW.ended_at IS NOT NULL
     OR EXISTS (SELECT 1 FROM qualification_attempt a
                WHERE a.project_id = NEW.project_id AND a.qualification_id = NEW.qualification_id AND a.annotator_id = NEW.annotator_id AND a.passed)
     OR tries >= asked.max_attempts + (SELECT count(*) FROM qualification_grant g
                WHERE g.project_id = NEW.project_id AND g.qualification_id = NEW.qualification_id AND g.annotator_id = NEW.annotator_id) THEN
    RAISE EXCEPTION 'no try of this qualification set is left' USING ERRCODE = 'check_violation';
  END IF;
  NEW.number := tries + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER qualification_attempt_numbered BEFORE INSERT ON qualification_attempt FOR EACH ROW EXECUTE FUNCTION number_attempt();

-- A try ends once, when every example is answered; the answers say whether it passed, and nobody else does.
CREATE FUNCTION end_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  given int;
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
     OR (to_jsonb(OLD) - '{ended_at,right_answers,asked_answers,passed}'::text[])
        <> (to_jsonb(NEW) - '{ended_at,right_answers,asked_answers,passed}'::text[]) THEN
    RAISE EXCEPTION 'a try of a qualification set can only end: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT count(*), coalesce(sum(g.right_answers), 0), coalesce(sum(g.asked_answers), 0) INTO given, NEW.right_answers, NEW.asked_answers
  FROM qualification_answer g WHERE g.project_id = NEW.project_id AND g.attempt_id = NEW.id;
  IF given < (SELECT count(*) FROM qualification_item i WHERE i.project_id = NEW.project_id AND i.qualification_id = NEW.qualification_id) THEN
    RAISE EXCEPTION 'examples of the qualification set are not answered yet' USING ERRCODE = 'check_violation';
  END IF;
  NEW.passed := NEW.right_answers >= (SELECT q.pass_mark FROM qualification q WHERE q.project_id = NEW.project_id AND q.id = NEW.qualification_id)
                                     * NEW.asked_answers - 1e-9;
  RETURN NEW;
END $$;
CREATE TRIGGER qualification_attempt_ends BEFORE UPDATE ON qualification_attempt FOR EACH ROW EXECUTE FUNCTION end_attempt();

CREATE FUNCTION refuse_late_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM qualification_attempt a WHERE a.project_id = NEW.project_id AND a.id = NEW.attempt_id AND a.ended_at IS NOT NULL) THEN
    RAISE EXCEPTION 'this try of the qualification set has ended' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER qualification_answer_in_time BEFORE INSERT ON qualification_answer FOR EACH ROW EXECUTE FUNCTION refuse_late_answer();
