-- Settled answers, and the requests to the guideline that come of them: collected, discussed, decided, answered by a draft, and closed
-- by the version that cites their cases.

CREATE TYPE change_request_state AS ENUM ('open', 'accepted', 'declined', 'done');

CREATE TABLE resolution (
  project_id           uuid NOT NULL,
  id                   uuid NOT NULL,
  example_id           uuid NOT NULL,
  guideline_version_id uuid NOT NULL,
  criterion_key        text NOT NULL,
  part                 text NOT NULL DEFAULT '',
  value                jsonb,
  value_key            text,
  distribution         jsonb,
  method               text NOT NULL,
  reason               text NOT NULL,
  note                 text NOT NULL DEFAULT '',
  author_id            uuid,
  created_at           timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  withdrawn_at         timestamptz(3),
  withdrawn_by_id      uuid,
  sequence             bigserial NOT NULL,
  withdrawn_sequence   bigint,
  batch_id             uuid,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_version_id, criterion_key) REFERENCES criterion (guideline_version_id, key) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT resolution_part CHECK (octet_length(part) <= 200),
  CONSTRAINT resolution_reason CHECK (reason IN
    ('guideline-gap', 'ambiguous-example', 'slip', 'missing-knowledge', 'bad-example', 'legitimate-disagreement', 'rule')),
  CONSTRAINT resolution_method CHECK (method IN
    ('adjudicated', 'unanimous', 'majority', 'weighted-majority', 'dawid-skene', 'mace', 'glad', 'median', 'mean')),
  -- A rule looks at no case, so it has no reason of its own to give; a reviewer always has one.
  CONSTRAINT resolution_rule CHECK (reason <> 'rule' OR method <> 'adjudicated')
);
CREATE INDEX resolution_project_id_example_id_idx ON resolution (project_id, example_id);
-- The same case is never decided twice.
CREATE UNIQUE INDEX resolution_standing ON resolution (project_id, example_id, criterion_key, part) WHERE withdrawn_at IS NULL;
-- Many cases settled at once by a rule, so that they can be withdrawn at once.
CREATE INDEX resolution_batch ON resolution (project_id, batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE change_request (
  id                     uuid NOT NULL,
  guideline_id           uuid NOT NULL,
  project_id             uuid,
  criterion_key          text,
  clause                 text,
  title                  text NOT NULL,
  body                   text NOT NULL DEFAULT '',
  state                  change_request_state NOT NULL DEFAULT 'open',
  created_by_id          uuid,
  created_at             timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  decided_by_id          uuid,
  decided_at             timestamptz(3),
  answer                 text NOT NULL DEFAULT '',
  answered_by_id         uuid,
  answered_at            timestamptz(3),
  closed_by_version_id   uuid,
  filed_by_resolution_id uuid,
  PRIMARY KEY (id),
  FOREIGN KEY (guideline_id) REFERENCES guideline (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_id, closed_by_version_id) REFERENCES guideline_version (guideline_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- A request is done exactly when a version closed it: that version cites it.
  CONSTRAINT change_request_done CHECK ((state = 'done') = (closed_by_version_id IS NOT NULL)),
  -- A request is about something that can be edited.
  CONSTRAINT change_request_place CHECK (criterion_key IS NOT NULL OR clause IS NOT NULL),
  -- Whatever is not open was decided at some time.
  CONSTRAINT change_request_decided CHECK ((state = 'open') = (decided_at IS NULL)),
  -- A draft answers only what is to be answered.
  CONSTRAINT change_request_answered CHECK (answered_at IS NULL OR state IN ('accepted', 'done'))
);
CREATE INDEX change_request_guideline_id_state_idx ON change_request (guideline_id, state);
CREATE INDEX change_request_closed_by_version_id_idx ON change_request (closed_by_version_id);

CREATE TABLE change_request_case (
  project_id        uuid NOT NULL,
  change_request_id uuid NOT NULL,
  example_id        uuid NOT NULL,
  resolution_id     uuid,
  comment_id        uuid,
  added_at          timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, change_request_id, example_id),
  FOREIGN KEY (change_request_id) REFERENCES change_request (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, resolution_id) REFERENCES resolution (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, comment_id) REFERENCES comment (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX change_request_case_change_request_id_idx ON change_request_case (change_request_id);

CREATE TABLE change_request_entry (
  change_request_id uuid NOT NULL,
  id                uuid NOT NULL,
  author_id         uuid,
  state             change_request_state,
  body              text NOT NULL DEFAULT '',
  created_at        timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (change_request_id, id),
  FOREIGN KEY (change_request_id) REFERENCES change_request (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TRIGGER resolution_marks BEFORE INSERT OR UPDATE ON resolution FOR EACH STATEMENT EXECUTE FUNCTION share_marks();

-- What was said stays; it can end once, which is numbered. Nobody else sets the number.
CREATE FUNCTION end_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ended text := TG_ARGV[0] || '_at';
  free text[] := ARRAY[ended, TG_ARGV[0] || '_by_id'];
BEGIN
  IF to_jsonb(OLD) ->> ended IS NOT NULL OR to_jsonb(OLD) - free <> to_jsonb(NEW) - free THEN
    RAISE EXCEPTION '% can only be %: % refused', TG_TABLE_NAME, TG_ARGV[0], TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  IF to_jsonb(NEW) ->> ended IS NOT NULL THEN
    NEW := jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0] || '_sequence', nextval('resolution_sequence_seq')));
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER resolution_only_withdrawn BEFORE UPDATE ON resolution FOR EACH ROW EXECUTE FUNCTION end_once('withdrawn');

-- ── Change requests ─────────────────────────────────────────────────────────────────────────────────────────────────

-- A version never changes, and neither does what it cites.
CREATE FUNCTION guard_change_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a change request that a version closed stays as it is: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER change_request_closed_stays BEFORE UPDATE OR DELETE ON change_request FOR EACH ROW
  WHEN (OLD.state = 'done') EXECUTE FUNCTION guard_change_request();

-- The lock lets no version close the request while a case comes to it.
CREATE FUNCTION guard_change_request_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM change_request WHERE id IN (OLD.change_request_id, NEW.change_request_id) FOR SHARE;
  IF EXISTS (SELECT FROM change_request WHERE id IN (OLD.change_request_id, NEW.change_request_id) AND state = 'done') THEN
    RAISE EXCEPTION 'a version cites the cases of this change request: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM project p JOIN change_request r ON r.guideline_id = p.guideline_id
                 WHERE p.id = NEW.project_id AND r.id = NEW.change_request_id) THEN
    RAISE EXCEPTION 'a case must come from a project under the guideline of its change request' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER change_request_case_guarded BEFORE INSERT OR UPDATE ON change_request_case
  FOR EACH ROW EXECUTE FUNCTION guard_change_request_case();

-- What a version cites can go with its project, and with nothing else.
CREATE FUNCTION guard_case_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM change_request WHERE id = OLD.change_request_id FOR SHARE;
  IF EXISTS (SELECT FROM change_request WHERE id = OLD.change_request_id AND state = 'done')
     AND NOT goes_with_project(OLD.project_id) THEN
    RAISE EXCEPTION 'a version cites the cases of this change request: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER change_request_case_kept BEFORE DELETE ON change_request_case FOR EACH ROW EXECUTE FUNCTION guard_case_loss();
