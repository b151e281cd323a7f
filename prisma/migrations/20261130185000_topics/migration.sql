-- Topics that were learnt of a project's examples: by these its maker of topics says what an example is about, and names them by their hash.
-- Learnt again they are others, and a batch of facts that is under way may still need those before. All of it can be learnt again.
CREATE TABLE topic_model (
  project_id    uuid NOT NULL,
  -- SHA-256 of `json`, in hexadecimal.
  hash          text NOT NULL,
  json          text NOT NULL,
  -- Names and telling words, for people.
  topics        jsonb NOT NULL,
  seed          int NOT NULL,
  -- How many topics were asked for; null where the examples say it.
  asked         int,
  -- Examples that there were, up to which number, and those of them that were read.
  examples      int NOT NULL,
  last_sequence bigint NOT NULL,
  read          int NOT NULL,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, hash),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT topic_model_hash CHECK (hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT topic_model_holds CHECK (examples >= 0 AND read BETWEEN 0 AND examples AND last_sequence >= 0 AND asked BETWEEN 2 AND 30)
);
ALTER TABLE topic_model ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_shown_projects ON topic_model USING (project_id = (SELECT shown_project()) OR coalesce(project_id = ANY ((SELECT shown_projects())::uuid[]), true));
CREATE TRIGGER topic_model_archived BEFORE INSERT OR UPDATE OR DELETE ON topic_model FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
