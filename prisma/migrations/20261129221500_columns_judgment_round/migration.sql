-- A judgment says itself in which round it was given: whoever reads all of them need not meet ten million places for it. It follows from
-- the place, whatever a statement says.
ALTER TABLE judgment ADD COLUMN round_id uuid;

ALTER TABLE judgment DISABLE TRIGGER USER;
UPDATE judgment j SET round_id = a.round_id FROM assignment a WHERE a.project_id = j.project_id AND a.id = j.assignment_id;
ALTER TABLE judgment ENABLE TRIGGER USER;

ALTER TABLE judgment ADD CONSTRAINT judgment_round CHECK ((round_id IS NULL) = (assignment_id IS NULL));

CREATE FUNCTION round_of_judgment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.round_id := (SELECT a.round_id FROM assignment a WHERE a.project_id = NEW.project_id AND a.id = NEW.assignment_id);
  RETURN NEW;
END $$;
CREATE TRIGGER judgment_round BEFORE INSERT ON judgment FOR EACH ROW
  WHEN (NEW.assignment_id IS NOT NULL) EXECUTE FUNCTION round_of_judgment();
