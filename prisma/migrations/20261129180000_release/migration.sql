-- Examples that shall not go out, with the quality that they lack, and what went out. Raw is sacred: an excluded example stays, and an
-- exclusion can be lifted.

CREATE TABLE exclusion (
  project_id      uuid NOT NULL,
  id              uuid NOT NULL,
  example_id      uuid NOT NULL,
  reason          text NOT NULL,
  note            text NOT NULL DEFAULT '',
  author_id       uuid,
  created_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  lifted_at       timestamptz(3),
  lifted_by_id    uuid,
  sequence        bigint NOT NULL DEFAULT nextval('resolution_sequence_seq'::regclass),
  lifted_sequence bigint,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT exclusion_reason CHECK (reason IN ('relevant', 'aligned', 'consistent', 'formatted', 'unique', 'compliant'))
);
-- At most one stands at a time; this index also finds it.
CREATE UNIQUE INDEX exclusion_standing ON exclusion (project_id, example_id) WHERE lifted_at IS NULL;

CREATE TABLE release (
  project_id    uuid NOT NULL,
  id            uuid NOT NULL,
  number        int NOT NULL,
  name          text NOT NULL,
  format        text NOT NULL,
  manifest      jsonb NOT NULL,
  checksum      text NOT NULL,
  created_by_id uuid,
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX release_project_id_number_key ON release (project_id, number);

-- An exclusion may be lifted once. What it said stays.
CREATE FUNCTION refuse_exclusion_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.lifted_at IS NULL AND (to_jsonb(OLD) - 'lifted_at' - 'lifted_by_id') = (to_jsonb(NEW) - 'lifted_at' - 'lifted_by_id') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an exclusion can only be lifted: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER exclusion_only_lifted BEFORE UPDATE ON exclusion FOR EACH ROW EXECUTE FUNCTION refuse_exclusion_change();

-- Exclusions and their lifting are numbered with the resolutions, so that the marks of a release, old or new, say which of them stood.
CREATE TRIGGER exclusion_marks BEFORE INSERT OR UPDATE ON exclusion FOR EACH STATEMENT EXECUTE FUNCTION share_marks();
CREATE FUNCTION number_lifting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.lifted_sequence := nextval('resolution_sequence_seq');
  RETURN NEW;
END $$;
-- Fires after exclusion_only_lifted (triggers of a kind fire by name), which lets nobody else set this column.
CREATE TRIGGER exclusion_z_lifting_numbered BEFORE UPDATE ON exclusion FOR EACH ROW
  WHEN (OLD.lifted_at IS NULL AND NEW.lifted_at IS NOT NULL) EXECUTE FUNCTION number_lifting();
