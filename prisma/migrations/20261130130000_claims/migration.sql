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
