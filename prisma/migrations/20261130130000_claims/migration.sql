-- What a client says is held against what the database knows.

-- Since when a lease was held that went to somebody else: what its holder still submits is bounded by it like any other.
ALTER TABLE lost_lease ADD COLUMN leased_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Nobody spent longer on an example than they had it. Moments are kept to the millisecond, so two of them may be one off.
CREATE OR REPLACE FUNCTION round_of_judgment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held timestamptz;
BEGIN
  SELECT a.round_id, a.leased_at INTO NEW.round_id, held FROM assignment a WHERE a.project_id = NEW.project_id AND a.id = NEW.assignment_id;
  IF NEW.wall_ms > extract(epoch FROM NEW.submitted_at - held) * 1000 + 2 THEN
    RAISE EXCEPTION 'more time than the lease was held' USING ERRCODE = 'check_violation', CONSTRAINT = 'judgment_within_lease';
  END IF;
  RETURN NEW;
END $$;

-- ── Labels that change after their case was settled ─────────────────────────────────────────────────────────────────

-- Whether labels of an example stay as they are while it is settled.
ALTER TABLE project ADD COLUMN settled_final boolean NOT NULL DEFAULT false;

-- The labels of people that stood when a case was settled, by their ids: what stands now is held against them.
ALTER TABLE resolution ADD COLUMN seen_labels bigint[] NOT NULL DEFAULT '{}';

CREATE FUNCTION see_labels() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Whoever writes labels of the example locks it too (keep_current_judgment): one of both comes first, and the other sees it.
  IF (SELECT p.settled_final FROM project p WHERE p.id = NEW.project_id) THEN
    PERFORM FROM example e WHERE e.project_id = NEW.project_id AND e.id = NEW.example_id FOR SHARE;
  END IF;
  NEW.seen_labels := ARRAY(
    SELECT c.judgment_id FROM current_judgment c
    WHERE c.project_id = NEW.project_id AND c.example_id = NEW.example_id AND c.criterion_key = NEW.criterion_key AND c.part = NEW.part
      AND c.pass = 0 AND NOT c.taken_back AND NOT c.superseded
      AND c.guideline_version_id IN (
        SELECT o.guideline_version_id FROM criterion k JOIN criterion o ON o.meaning_id = k.meaning_id AND o.key = k.key
        WHERE k.guideline_version_id = NEW.guideline_version_id AND k.key = NEW.criterion_key)
      AND (SELECT a.kind FROM annotator a WHERE a.project_id = c.project_id AND a.id = c.annotator_id) <> 'model'
    ORDER BY c.judgment_id);
  RETURN NEW;
END $$;
CREATE TRIGGER resolution_sees BEFORE INSERT ON resolution FOR EACH ROW EXECUTE FUNCTION see_labels();

-- How many of the labels that were seen stand no more as they were, as far as judgments go up to a mark: another answer, or none.
CREATE FUNCTION labels_changed(project uuid, seen bigint[], mark bigint) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT count(*)::int FROM judgment s
  WHERE s.project_id = project AND s.id = ANY (seen) AND s.value_key IS DISTINCT FROM (
    SELECT j.value_key FROM judgment j
    WHERE j.project_id = s.project_id AND j.example_id = s.example_id AND j.annotator_id = s.annotator_id AND j.criterion_key = s.criterion_key
      AND j.part = s.part AND j.pass = s.pass AND j.id <= mark AND j.value IS NOT NULL
      AND j.guideline_version_id IN (
        SELECT o.guideline_version_id FROM criterion k JOIN criterion o ON o.meaning_id = k.meaning_id AND o.key = k.key
        WHERE k.guideline_version_id = s.guideline_version_id AND k.key = s.criterion_key)
      AND NOT EXISTS (
        SELECT FROM judgment n
        WHERE n.project_id = j.project_id AND n.example_id = j.example_id AND n.annotator_id = j.annotator_id AND n.criterion_key = j.criterion_key
          AND n.part = j.part AND n.pass = j.pass AND n.guideline_version_id = j.guideline_version_id AND n.revision > j.revision AND n.id <= mark)
    ORDER BY j.submitted_at DESC, j.id DESC LIMIT 1)
$$;

-- Which examples can have changed labels at all: few.
CREATE INDEX judgment_revised ON judgment (project_id, example_id) WHERE revision > 1;
CREATE INDEX current_judgment_superseded ON current_judgment (project_id, example_id) WHERE superseded;

-- The last word where two are at it at once: the commands refuse by name before. Fires after judgment_current, which locks the example.
-- What is imported is a lead's own act and is told as a change.
CREATE FUNCTION refuse_settled_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inserted i JOIN project p ON p.id = i.project_id AND p.settled_final
    JOIN resolution r ON r.project_id = i.project_id AND r.example_id = i.example_id AND r.withdrawn_at IS NULL
    WHERE i.revision > 1 AND i.assignment_id IS NOT NULL)
  THEN
    RAISE EXCEPTION 'the example was settled meanwhile, and its labels stand' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER judgment_final AFTER INSERT ON judgment REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_settled_change();

-- ── Qualifications that draw ────────────────────────────────────────────────────────────────────────────────────────

-- How many examples of its set an attempt asks; all where it says nothing.
ALTER TABLE qualification ADD COLUMN per_attempt int CHECK (per_attempt BETWEEN 1 AND 50);
ALTER TABLE qualification_attempt ADD COLUMN asked_examples uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE qualification_attempt DISABLE TRIGGER USER;
UPDATE qualification_attempt t SET asked_examples = ARRAY(
  SELECT i.example_id FROM qualification_item i WHERE i.project_id = t.project_id AND i.qualification_id = t.qualification_id);
ALTER TABLE qualification_attempt ENABLE TRIGGER USER;

-- As before, and it draws what the attempt asks: first what its person was never asked in the project; where that is too little what
-- they were asked least often, and of that what they were asked last, which is what they were not told the answers of.
CREATE OR REPLACE FUNCTION number_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
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
  NEW.asked_examples := ARRAY(
    SELECT i.example_id FROM qualification_item i
    LEFT JOIN qualification_attempt before ON before.project_id = i.project_id AND before.annotator_id = NEW.annotator_id
      AND i.example_id = ANY (before.asked_examples)
    WHERE i.project_id = NEW.project_id AND i.qualification_id = NEW.qualification_id
    GROUP BY i.example_id ORDER BY count(before.id), max(before.started_at) DESC, random() LIMIT asked.per_attempt);
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION end_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF given < cardinality(NEW.asked_examples) THEN
    RAISE EXCEPTION 'examples of the qualification set are not answered yet' USING ERRCODE = 'check_violation';
  END IF;
  NEW.passed := NEW.right_answers >= (SELECT q.pass_mark FROM qualification q WHERE q.project_id = NEW.project_id AND q.id = NEW.qualification_id)
                                     * NEW.asked_answers - 1e-9;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION refuse_late_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  attempt qualification_attempt%ROWTYPE;
BEGIN
  SELECT * INTO attempt FROM qualification_attempt a WHERE a.project_id = NEW.project_id AND a.id = NEW.attempt_id;
  IF attempt.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'this try of the qualification set has ended' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.example_id <> ALL (attempt.asked_examples) THEN
    RAISE EXCEPTION 'this try of the qualification set does not ask this example' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
