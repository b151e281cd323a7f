-- Which labels of a session count where somebody asks for it: those up to a position or a minute. It leaves no label out by itself, and
-- a later one takes the place of an earlier one, which stays to be read.
CREATE TABLE session_rule (
  project_id      uuid NOT NULL,
  id              uuid NOT NULL,
  cut             text NOT NULL,
  note            text NOT NULL DEFAULT '',
  author_id       uuid,
  created_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  withdrawn_at    timestamptz(3),
  withdrawn_by_id uuid,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT session_rule_cut CHECK (cut ~ '^(position|minute)-[1-9][0-9]{0,3}$'),
  CONSTRAINT session_rule_note CHECK (octet_length(note) <= 4000)
);
CREATE UNIQUE INDEX session_rule_standing ON session_rule (project_id) WHERE withdrawn_at IS NULL;

CREATE FUNCTION guard_session_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL
     OR to_jsonb(NEW) - ARRAY['withdrawn_at', 'withdrawn_by_id'] <> to_jsonb(OLD) - ARRAY['withdrawn_at', 'withdrawn_by_id'] THEN
    RAISE EXCEPTION 'a rule can only be withdrawn' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_rule_guarded BEFORE UPDATE ON session_rule FOR EACH ROW EXECUTE FUNCTION guard_session_rule();
