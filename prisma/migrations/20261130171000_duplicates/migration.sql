-- Which examples say the same as others, by four meanings; and what people decided about that.

-- What examples are compared by, under one meaning, batch by batch in the order of their arrival (lib/curate/duplicates/key-bytes.ts).
-- All of it can be made again from the examples.
CREATE TABLE duplicate_keys (
  project_id    uuid NOT NULL,
  meaning       text NOT NULL,
  number        int NOT NULL,
  version       int NOT NULL,
  last_sequence bigint NOT NULL,
  -- Examples that the batch is about, those among them that have something of that meaning, and their signatures.
  examples      int NOT NULL,
  rows          int NOT NULL,
  signatures    int NOT NULL,
  bytes         bytea NOT NULL,
  PRIMARY KEY (project_id, meaning, number),
  -- What is derived says so by CASCADE, and goes before everything else when a project is deleted.
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT duplicate_keys_meaning CHECK (meaning IN ('whole', 'prompt', 'question', 'response')),
  CONSTRAINT duplicate_keys_holds CHECK (number >= 1 AND version >= 1 AND examples > 0 AND rows BETWEEN 0 AND examples AND signatures >= 0)
);
-- Hashes have nothing to be compressed.
ALTER TABLE duplicate_keys ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- A search that came to its end, whole: its clusters come in the same transaction.
CREATE TABLE duplicate_run (
  project_id    uuid NOT NULL,
  id            uuid NOT NULL,
  job_id        uuid NOT NULL,
  -- Of the keys that it was made with.
  version       int NOT NULL,
  params        jsonb NOT NULL,
  -- How much is duplicated, by meaning and strength, and which sources lose most of themselves.
  figures       jsonb NOT NULL,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, job_id) REFERENCES job (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);

-- Examples around the one of them that is kept.
CREATE TABLE duplicate_cluster (
  project_id uuid NOT NULL,
  run_id     uuid NOT NULL,
  number     int NOT NULL,
  meaning    text NOT NULL,
  kept_id    uuid NOT NULL,
  -- With the one that is kept.
  size       int NOT NULL,
  -- Similarity of the member that is least similar to the one that is kept.
  least      double precision NOT NULL,
  PRIMARY KEY (project_id, run_id, number),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, run_id) REFERENCES duplicate_run (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, kept_id) REFERENCES example (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT duplicate_cluster_meaning CHECK (meaning IN ('whole', 'prompt', 'question', 'response')),
  CONSTRAINT duplicate_cluster_holds CHECK (size >= 2 AND least BETWEEN 0.7 AND 1)
);
CREATE INDEX duplicate_cluster_size ON duplicate_cluster (project_id, run_id, meaning, size DESC, number);
CREATE INDEX duplicate_cluster_kept ON duplicate_cluster (project_id, kept_id);

-- The others of a cluster, each with its similarity to the one that is kept.
CREATE TABLE duplicate_member (
  project_id uuid NOT NULL,
  run_id     uuid NOT NULL,
  cluster    int NOT NULL,
  example_id uuid NOT NULL,
  similarity double precision NOT NULL,
  -- Whether both have one normal form.
  same       boolean NOT NULL,
  PRIMARY KEY (project_id, run_id, cluster, example_id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, run_id, cluster) REFERENCES duplicate_cluster (project_id, run_id, number) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT duplicate_member_similarity CHECK (similarity BETWEEN 0.7 AND 1)
);
CREATE INDEX duplicate_member_example ON duplicate_member (project_id, example_id);

-- What people decided: that an example is the one to keep among those like it, or that two are not duplicates of each other.
CREATE TABLE duplicate_verdict (
  project_id uuid NOT NULL,
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  kind       text NOT NULL,
  example_id uuid NOT NULL,
  other_id   uuid,
  author_id  uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, other_id) REFERENCES example (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  -- Of a pair the lesser id stands first, so that it is said once.
  CONSTRAINT duplicate_verdict_kind CHECK ((kind = 'keep' AND other_id IS NULL) OR (kind = 'apart' AND other_id IS NOT NULL AND example_id < other_id)),
  CONSTRAINT duplicate_verdict_once UNIQUE NULLS NOT DISTINCT (project_id, kind, example_id, other_id)
);
CREATE INDEX duplicate_verdict_example ON duplicate_verdict (project_id, example_id);
CREATE INDEX duplicate_verdict_other ON duplicate_verdict (project_id, other_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['duplicate_keys', 'duplicate_run', 'duplicate_cluster', 'duplicate_member', 'duplicate_verdict'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY of_shown_projects ON %I USING (project_id = (SELECT shown_project()) OR coalesce(project_id = ANY ((SELECT shown_projects())::uuid[]), true))', name);
  END LOOP;
END $$;
CREATE TRIGGER duplicate_keys_archived BEFORE INSERT OR UPDATE OR DELETE ON duplicate_keys FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER duplicate_run_archived BEFORE INSERT OR UPDATE OR DELETE ON duplicate_run FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER duplicate_cluster_archived BEFORE INSERT OR UPDATE OR DELETE ON duplicate_cluster FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER duplicate_member_archived BEFORE INSERT OR UPDATE OR DELETE ON duplicate_member FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER duplicate_verdict_archived BEFORE INSERT OR UPDATE OR DELETE ON duplicate_verdict FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
