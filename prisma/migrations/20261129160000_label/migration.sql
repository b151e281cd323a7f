-- Drafts, submits, judgments and what triggers keep of them.
--
-- `part` names the part of the example that a label is about; the whole example has none. It stands in every key, so that labels about
-- parts lie beside those about the whole: neither revises, supersedes or is counted with the other.

CREATE TABLE draft (
  project_id    uuid NOT NULL,
  assignment_id uuid NOT NULL,
  annotator_id  uuid NOT NULL,
  part          text NOT NULL DEFAULT '',
  answers       jsonb NOT NULL,
  saved_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, assignment_id, annotator_id, part),
  FOREIGN KEY (project_id, assignment_id) REFERENCES assignment (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE submission (
  project_id   uuid NOT NULL,
  annotator_id uuid NOT NULL,
  key          text NOT NULL,
  request_hash text NOT NULL,
  response     jsonb NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, annotator_id, key)
);

CREATE TABLE judgment (
  project_id           uuid NOT NULL,
  id                   bigserial NOT NULL,
  example_id           uuid NOT NULL,
  annotator_id         uuid NOT NULL,
  guideline_version_id uuid NOT NULL,
  criterion_key        text NOT NULL,
  part                 text NOT NULL DEFAULT '',
  pass                 int NOT NULL DEFAULT 0,
  revision             int NOT NULL DEFAULT 1,
  value                jsonb,
  value_key            text,
  comment              text,
  assignment_id        uuid,
  round_id             uuid,
  session_id           uuid,
  position             int,
  active_ms            int,
  wall_ms              int,
  changed              int NOT NULL DEFAULT 0,
  submitted_at         timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  import_job_id        uuid,
  import_key           text,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, annotator_id) REFERENCES annotator (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_version_id, criterion_key) REFERENCES criterion (guideline_version_id, key) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, assignment_id) REFERENCES assignment (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, session_id) REFERENCES session (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT judgment_round CHECK ((round_id IS NULL) = (assignment_id IS NULL)),
  CONSTRAINT judgment_revision CHECK (revision >= 1 AND changed >= 0 AND pass >= 0 AND position >= 1),
  -- It stands in keys.
  CONSTRAINT judgment_part CHECK (octet_length(part) <= 200),
  -- Active time is part of wall time.
  CONSTRAINT judgment_times CHECK (active_ms >= 0 AND wall_ms >= 0 AND active_ms <= wall_ms),
  -- Keys are indexed. A longer one is replaced by its hash before it comes here.
  CONSTRAINT judgment_value_key CHECK (octet_length(value_key) <= 1000),
  CONSTRAINT judgment_taken_back CHECK (value IS NOT NULL OR value_key IS NULL)
);
CREATE INDEX judgment_project_id_example_id_idx ON judgment (project_id, example_id);
CREATE INDEX judgment_project_id_annotator_id_submitted_at_idx ON judgment (project_id, annotator_id, submitted_at);
CREATE UNIQUE INDEX judgment_project_id_import_key_key ON judgment (project_id, import_key);

-- A judgment says itself in which round it was given: whoever reads all of them need not meet ten million places for it. It follows from
-- the place, whatever a statement says.
CREATE FUNCTION round_of_judgment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.round_id := (SELECT a.round_id FROM assignment a WHERE a.project_id = NEW.project_id AND a.id = NEW.assignment_id);
  RETURN NEW;
END $$;
CREATE TRIGGER judgment_round BEFORE INSERT ON judgment FOR EACH ROW
  WHEN (NEW.assignment_id IS NOT NULL) EXECUTE FUNCTION round_of_judgment();

CREATE TABLE current_judgment (
  project_id           uuid NOT NULL,
  criterion_key        text NOT NULL,
  guideline_version_id uuid NOT NULL,
  example_id           uuid NOT NULL,
  part                 text NOT NULL DEFAULT '',
  annotator_id         uuid NOT NULL,
  pass                 int NOT NULL,
  judgment_id          bigint NOT NULL,
  revision             int NOT NULL,
  value_key            text,
  taken_back           boolean NOT NULL DEFAULT false,
  submitted_at         timestamptz(3) NOT NULL,
  superseded           boolean NOT NULL DEFAULT false,
  PRIMARY KEY (project_id, criterion_key, guideline_version_id, example_id, part, annotator_id, pass)
);
CREATE INDEX current_judgment_project_id_example_id_idx ON current_judgment (project_id, example_id);
CREATE INDEX current_judgment_project_id_annotator_id_idx ON current_judgment (project_id, annotator_id);

CREATE TABLE rating_count (
  project_id           uuid NOT NULL,
  criterion_key        text NOT NULL,
  guideline_version_id uuid NOT NULL,
  example_id           uuid NOT NULL,
  part                 text NOT NULL DEFAULT '',
  value_key            text NOT NULL,
  n                    int NOT NULL,
  PRIMARY KEY (project_id, criterion_key, guideline_version_id, example_id, part, value_key),
  CONSTRAINT rating_count_not_negative CHECK (n >= 0)
);

CREATE TABLE comment (
  project_id    uuid NOT NULL,
  id            uuid NOT NULL,
  example_id    uuid NOT NULL,
  annotator_id  uuid,
  author_id     uuid,
  criterion_key text,
  clause        text,
  flag          boolean NOT NULL DEFAULT false,
  body          text NOT NULL,
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  closed_at     timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, annotator_id) REFERENCES annotator (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX comment_project_id_example_id_idx ON comment (project_id, example_id);
-- Flags that wait for somebody.
CREATE INDEX comment_flag_waiting ON comment (project_id, created_at) WHERE flag AND closed_at IS NULL;

CREATE TRIGGER judgment_marks BEFORE INSERT ON judgment FOR EACH STATEMENT EXECUTE FUNCTION share_marks();

-- ── The current judgment ────────────────────────────────────────────────────────────────────────────────────────────

-- A statement touches the counts of its examples in two passes, new answers and then revised ones, and within a revision the old
-- value's count before the new one's. No order of rows within a pass keeps two submits from waiting for each other in a circle
-- (measured: 84 of 480 bulk revisions failed). Whoever touches an example's counts therefore locks the example first, and all of
-- its examples in one order. Foreign keys to an example do not wait for this lock.
--
-- What a statement touches is looked up row by row through the indexes. As joins these were planned over the whole of `example` and
-- `annotator` whenever their statistics lagged behind, as they do during a large import.
CREATE FUNCTION keep_current_judgment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE kept bigint; expected bigint;
BEGIN
  PERFORM FROM (SELECT DISTINCT project_id, example_id FROM inserted ORDER BY project_id, example_id) i
    CROSS JOIN LATERAL (SELECT FROM example e WHERE e.project_id = i.project_id AND e.id = i.example_id FOR NO KEY UPDATE) locked;
  WITH latest AS (
    SELECT DISTINCT ON (project_id, criterion_key, guideline_version_id, example_id, part, annotator_id, pass)
           project_id, criterion_key, guideline_version_id, example_id, part, annotator_id, pass, id, revision, value_key, value IS NULL AS taken_back, submitted_at
    FROM inserted
    ORDER BY project_id, criterion_key, guideline_version_id, example_id, part, annotator_id, pass, revision DESC
  ), upserted AS (
    INSERT INTO current_judgment AS c
      (project_id, criterion_key, guideline_version_id, example_id, part, annotator_id, pass, judgment_id, revision, value_key, taken_back, submitted_at)
    SELECT project_id, criterion_key, guideline_version_id, example_id, part, annotator_id, pass, id, revision, value_key, taken_back, submitted_at FROM latest
    ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, part, annotator_id, pass) DO UPDATE
      SET judgment_id = excluded.judgment_id, revision = excluded.revision, value_key = excluded.value_key,
          taken_back = excluded.taken_back, submitted_at = excluded.submitted_at
      WHERE c.revision < excluded.revision
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM upserted), (SELECT count(*) FROM latest) INTO kept, expected;
  -- A revision that is not newer than what stands means that somebody else was faster: the whole submit is to be tried again.
  IF kept < expected THEN
    RAISE EXCEPTION 'a newer revision of this judgment exists' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER judgment_current AFTER INSERT ON judgment REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION keep_current_judgment();

-- Of one person's answers to one question under several versions of its meaning the latest that stands counts, as the latest revision
-- does within a version. The others are superseded: they stay under their version, and no count holds them. The examples are locked
-- already, by keep_current_judgment. Nearly always a meaning has one version, or nobody answered twice: then there is nothing to write.
CREATE FUNCTION supersede_judgments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM (SELECT DISTINCT i.guideline_version_id, i.criterion_key FROM inserted i) i
    JOIN criterion k ON k.guideline_version_id = i.guideline_version_id AND k.key = i.criterion_key
    JOIN criterion o ON o.meaning_id = k.meaning_id AND o.key = k.key AND o.guideline_version_id <> k.guideline_version_id)
  THEN
    RETURN NULL;
  END IF;
  UPDATE current_judgment c SET superseded = NOT c.superseded
  FROM (
    SELECT g.*, NOT g.taken_back AND row_number() OVER (
             PARTITION BY g.project_id, g.criterion_key, g.example_id, g.part, g.annotator_id, g.pass, g.meaning_id
             ORDER BY g.taken_back, g.submitted_at DESC, g.judgment_id DESC) > 1 AS must_be
    FROM (
      SELECT DISTINCT i.project_id, i.criterion_key, i.example_id, i.part, i.annotator_id, i.pass, k.meaning_id
      FROM inserted i JOIN criterion k ON k.guideline_version_id = i.guideline_version_id AND k.key = i.criterion_key) t
    CROSS JOIN LATERAL (
      SELECT j.*, o.meaning_id FROM criterion o
      CROSS JOIN LATERAL (
        SELECT * FROM current_judgment j
        WHERE j.project_id = t.project_id AND j.criterion_key = t.criterion_key AND j.guideline_version_id = o.guideline_version_id
          AND j.example_id = t.example_id AND j.part = t.part AND j.annotator_id = t.annotator_id AND j.pass = t.pass OFFSET 0) j
      WHERE o.meaning_id = t.meaning_id AND o.key = t.criterion_key OFFSET 0) g
  ) r
  WHERE c.project_id = r.project_id AND c.criterion_key = r.criterion_key AND c.guideline_version_id = r.guideline_version_id
    AND c.example_id = r.example_id AND c.part = r.part AND c.annotator_id = r.annotator_id AND c.pass = r.pass AND r.superseded <> r.must_be;
  RETURN NULL;
END $$;
-- Fires after judgment_current (triggers of a kind fire by name).
CREATE TRIGGER judgment_superseding AFTER INSERT ON judgment REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION supersede_judgments();

-- ── Its counts ──────────────────────────────────────────────────────────────────────────────────────────────────────

-- Agreement is between people: an AI judge's ratings stand beside the counts and not in them.
CREATE FUNCTION count_new_ratings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO rating_count AS r (project_id, criterion_key, guideline_version_id, example_id, part, value_key, n)
  SELECT i.project_id, i.criterion_key, i.guideline_version_id, i.example_id, i.part, i.value_key, count(*)
  FROM inserted i
  WHERE i.pass = 0 AND i.value_key IS NOT NULL AND NOT i.superseded
    AND (SELECT a.kind FROM annotator a WHERE a.project_id = i.project_id AND a.id = i.annotator_id) <> 'model'
  GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, part, value_key) DO UPDATE SET n = r.n + excluded.n;
  RETURN NULL;
END $$;
CREATE TRIGGER current_judgment_counted AFTER INSERT ON current_judgment REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION count_new_ratings();

-- The old value is one fewer, the new one more. Subtraction comes as its own statement because an INSERT of a negative count would
-- break the CHECK before the conflict is seen.
CREATE FUNCTION count_changed_ratings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone record;
BEGIN
  FOR gone IN
    SELECT o.project_id, o.criterion_key, o.guideline_version_id, o.example_id, o.part, o.value_key, count(*) AS n
    FROM old_rows o
    WHERE o.pass = 0 AND o.value_key IS NOT NULL AND NOT o.superseded
      AND (SELECT a.kind FROM annotator a WHERE a.project_id = o.project_id AND a.id = o.annotator_id) <> 'model'
    GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
  LOOP
    UPDATE rating_count r SET n = r.n - gone.n
    WHERE r.project_id = gone.project_id AND r.criterion_key = gone.criterion_key AND r.guideline_version_id = gone.guideline_version_id
      AND r.example_id = gone.example_id AND r.part = gone.part AND r.value_key = gone.value_key;
  END LOOP;
  INSERT INTO rating_count AS r (project_id, criterion_key, guideline_version_id, example_id, part, value_key, n)
  SELECT w.project_id, w.criterion_key, w.guideline_version_id, w.example_id, w.part, w.value_key, count(*)
  FROM new_rows w
  WHERE w.pass = 0 AND w.value_key IS NOT NULL AND NOT w.superseded
    AND (SELECT a.kind FROM annotator a WHERE a.project_id = w.project_id AND a.id = w.annotator_id) <> 'model'
  GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, part, value_key) DO UPDATE SET n = r.n + excluded.n;
  RETURN NULL;
END $$;
CREATE TRIGGER current_judgment_recounted AFTER UPDATE ON current_judgment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_changed_ratings();
