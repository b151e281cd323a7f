-- What is said of examples until it is lifted, and what went out. Raw is sacred: a marked example stays as it is.

CREATE TABLE example_mark (
  project_id      uuid NOT NULL,
  id              uuid NOT NULL,
  example_id      uuid NOT NULL,
  kind            text NOT NULL,
  reason          text,
  note            text NOT NULL DEFAULT '',
  author_id       uuid,
  created_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  lifted_at       timestamptz(3),
  lifted_by_id    uuid,
  -- Numbered with the resolutions, as its lifting is, so that the marks of a release say which of them stood.
  sequence        bigint NOT NULL DEFAULT nextval('resolution_sequence_seq'),
  lifted_sequence bigint,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- exclusion: it shall not go out, because it lacks a quality. seed: it may become training data; a model trained on what it is
  -- evaluated with cannot be evaluated any more, so of an evaluation only those go out in a shape for training.
  CONSTRAINT example_mark_kind CHECK (kind IN ('exclusion', 'seed')),
  CONSTRAINT example_mark_reason CHECK ((kind = 'exclusion') = (reason IS NOT NULL)
    AND reason IN ('relevant', 'aligned', 'consistent', 'formatted', 'unique', 'compliant'))
);
-- At most one of a kind stands at a time; this index also finds it.
CREATE UNIQUE INDEX example_mark_standing ON example_mark (project_id, kind, example_id) WHERE lifted_at IS NULL;
-- A release asks for those of an example that stood at its marks.
CREATE INDEX example_mark_project_id_example_id_idx ON example_mark (project_id, example_id);
CREATE TRIGGER example_mark_marks BEFORE INSERT OR UPDATE ON example_mark FOR EACH STATEMENT EXECUTE FUNCTION share_marks();
CREATE TRIGGER example_mark_only_lifted BEFORE UPDATE ON example_mark FOR EACH ROW EXECUTE FUNCTION end_once('lifted');

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
