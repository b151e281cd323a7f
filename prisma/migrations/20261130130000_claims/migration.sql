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
