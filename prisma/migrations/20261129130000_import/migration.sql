-- Long work and uploads; the examples that they bring, and known answers.

CREATE TYPE job_state AS ENUM ('queued', 'running', 'succeeded', 'failed', 'cancelled');

CREATE TABLE job (
  project_id          uuid NOT NULL,
  id                  uuid NOT NULL,
  kind                text NOT NULL,
  state               job_state NOT NULL DEFAULT 'queued',
  params              jsonb NOT NULL DEFAULT '{}',
  done                bigint NOT NULL DEFAULT 0,
  total               bigint NOT NULL DEFAULT 0,
  accepted            int NOT NULL DEFAULT 0,
  rejected            int NOT NULL DEFAULT 0,
  duplicates          int NOT NULL DEFAULT 0,
  message             text,
  result              jsonb,
  worker_id           text,
  created_by_id       uuid,
  created_at          timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  started_at          timestamptz(3),
  heartbeat_at        timestamptz(3),
  finished_at         timestamptz(3),
  cancel_requested_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT job_counts CHECK (done >= 0 AND total >= 0 AND accepted >= 0 AND rejected >= duplicates AND duplicates >= 0),
  CONSTRAINT job_finished CHECK ((state IN ('succeeded', 'failed', 'cancelled')) = (finished_at IS NOT NULL))
);
CREATE INDEX job_project_id_created_at_idx ON job (project_id, created_at);
CREATE UNIQUE INDEX job_id_key ON job (id);

CREATE TABLE job_error (
  project_id uuid NOT NULL,
  job_id     uuid NOT NULL,
  id         bigserial NOT NULL,
  line       int NOT NULL,
  sheet_row  int,
  code       text NOT NULL,
  field      text,
  message    text NOT NULL,
  PRIMARY KEY (project_id, job_id, id),
  FOREIGN KEY (project_id, job_id) REFERENCES job (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE upload_chunk (
  project_id uuid NOT NULL,
  job_id     uuid NOT NULL,
  number     int NOT NULL,
  bytes      bytea NOT NULL,
  PRIMARY KEY (project_id, job_id, number),
  FOREIGN KEY (project_id, job_id) REFERENCES job (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);

-- Characters of all that people read in an example (lib/examples/example-text.ts). An example never changes, so its length is kept: to
-- take it anew from 100,000 texts takes seconds.
CREATE FUNCTION example_characters(content jsonb) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(sum(char_length(t.value #>> '{}')), 0)::int
  FROM (
    SELECT e.value FROM jsonb_each(content) e WHERE e.key IN ('text', 'prompt', 'response', 'system', 'reasoning')
    UNION ALL SELECT value FROM jsonb_path_query(content, '$.responses[*].text') value
    UNION ALL SELECT value FROM jsonb_path_query(content, '$.messages[*].content') value
  ) t WHERE jsonb_typeof(t.value) = 'string'
$$;

CREATE TABLE example (
  project_id    uuid NOT NULL,
  id            uuid NOT NULL,
  external_id   text NOT NULL,
  kind          text NOT NULL,
  content       jsonb NOT NULL,
  content_hash  text NOT NULL,
  slices        jsonb NOT NULL DEFAULT '{}',
  provenance    jsonb NOT NULL DEFAULT '{}',
  parent_id     uuid,
  import_job_id uuid,
  import_line   int,
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  sequence      bigserial NOT NULL,
  characters    int GENERATED ALWAYS AS (example_characters(content)) STORED,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, parent_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT example_kind CHECK (kind IN ('text', 'instruction', 'preference', 'reward', 'conversation')),
  CONSTRAINT example_hash CHECK (content_hash ~ '^[0-9a-f]{64}$')
);
CREATE UNIQUE INDEX example_project_id_external_id_key ON example (project_id, external_id);
CREATE UNIQUE INDEX example_project_id_content_hash_key ON example (project_id, content_hash);
CREATE UNIQUE INDEX example_project_id_sequence_key ON example (project_id, sequence);

CREATE TABLE gold_answer (
  project_id    uuid NOT NULL,
  example_id    uuid NOT NULL,
  criterion_key text NOT NULL,
  value         jsonb NOT NULL,
  value_key     text NOT NULL,
  explanation   text,
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, example_id, criterion_key),
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- How far a project had come when a release was made: the highest number of an example, of a judgment, of a resolution. What these
-- tables hold is never changed, so these marks say at any later time what was there. Numbers are given before a transaction commits:
-- one that is under way may hold a lower number than one that is done. Whoever writes therefore holds this lock with others until the
-- commit, from before its first number; whoever takes marks holds it alone, for as long as it takes to read three maxima.
CREATE FUNCTION share_marks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('release marks', 0));
  RETURN NULL;
END $$;
CREATE TRIGGER example_marks BEFORE INSERT ON example FOR EACH STATEMENT EXECUTE FUNCTION share_marks();

-- Large uploads are short-lived and often compressed already: do not spend time on compressing them again.
ALTER TABLE upload_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
