-- Verdicts of AI judges as they came in, and what each says on each criterion: the labels that follow from them are judgments like any
-- others; what could not be scored stands here alone. Which model wrote which output, and to which prompt: what a report joins, and what
-- no annotator is shown.

CREATE TABLE judge_run (
  project_id           uuid NOT NULL,
  id                   uuid NOT NULL,
  annotator_id         uuid NOT NULL,
  guideline_version_id uuid NOT NULL,
  model                text NOT NULL,
  parameters           jsonb NOT NULL DEFAULT '{}',
  prompt_hash          text NOT NULL,
  config_hash          text NOT NULL,
  created_by_id        uuid,
  created_at           timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, annotator_id) REFERENCES annotator (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX judge_run_project_id_config_hash_key ON judge_run (project_id, config_hash);
CREATE UNIQUE INDEX judge_run_project_id_annotator_id_key ON judge_run (project_id, annotator_id);

CREATE TABLE judge_verdict (
  project_id     uuid NOT NULL,
  id             bigserial NOT NULL,
  judge_run_id   uuid NOT NULL,
  example_id     uuid NOT NULL,
  response_order int[] DEFAULT ARRAY[]::INTEGER[],
  raw            text NOT NULL,
  import_key     text NOT NULL,
  import_job_id  uuid,
  received_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, judge_run_id) REFERENCES judge_run (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX judge_verdict_project_id_judge_run_id_example_id_idx ON judge_verdict (project_id, judge_run_id, example_id);
CREATE UNIQUE INDEX judge_verdict_project_id_import_key_key ON judge_verdict (project_id, import_key);

CREATE TABLE judge_answer (
  project_id    uuid NOT NULL,
  verdict_id    bigint NOT NULL,
  criterion_key text NOT NULL,
  value         jsonb,
  reason        text,
  unscored      text,
  message       text,
  PRIMARY KEY (project_id, verdict_id, criterion_key),
  FOREIGN KEY (project_id, verdict_id) REFERENCES judge_verdict (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- An answer is a value or says why there is none.
  CONSTRAINT judge_answer_value_or_why CHECK ((value IS NULL) = (unscored IS NOT NULL))
);

CREATE TABLE model_output (
  project_id uuid NOT NULL,
  example_id uuid NOT NULL,
  place      int NOT NULL,
  model      text NOT NULL,
  prompt_key text NOT NULL,
  PRIMARY KEY (project_id, example_id, place, model),
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT model_output_place CHECK (place >= 0),
  CONSTRAINT model_output_model CHECK (model <> '')
);

-- A run speaks for a model: never for a person.
CREATE FUNCTION judge_run_is_model() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT kind FROM annotator WHERE project_id = NEW.project_id AND id = NEW.annotator_id) <> 'model' THEN
    RAISE EXCEPTION 'a judge run belongs to an annotator of kind model' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER judge_run_model BEFORE INSERT ON judge_run FOR EACH ROW EXECUTE FUNCTION judge_run_is_model();

-- ── Model outputs ───────────────────────────────────────────────────────────────────────────────────────────────────

-- Equal for all outputs to the same prompt: the importer's own prompt_id, else a digest of the system prompt and the prompt (of a
-- conversation all messages up to the user's last). An example without a prompt is one of its own.
CREATE FUNCTION prompt_key(example_id uuid, kind text, content jsonb, provenance jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN nullif(btrim(provenance #>> '{extra,prompt_id}'), '') IS NOT NULL THEN 'id:' || md5(btrim(provenance #>> '{extra,prompt_id}'))
    ELSE coalesce('text:' || md5(coalesce(content ->> 'system', '') || chr(31) || CASE kind
      WHEN 'conversation' THEN (
        SELECT jsonb_agg(m.message ORDER BY m.place)::text
        FROM jsonb_array_elements(content -> 'messages') WITH ORDINALITY AS m (message, place)
        WHERE m.place <= (SELECT max(u.place) FROM jsonb_array_elements(content -> 'messages') WITH ORDINALITY AS u (message, place)
                          WHERE u.message ->> 'role' = 'user'))
      ELSE content ->> 'prompt' END), 'example:' || example_id)
  END
$$;

-- The models that an example names: its only output's at place 0, those of compared outputs at 1, 2 …
CREATE FUNCTION models_of(kind text, content jsonb, provenance jsonb) RETURNS TABLE (place int, model text) LANGUAGE sql IMMUTABLE AS $$
  SELECT 0, nullif(btrim(provenance ->> 'model'), '') WHERE kind <> 'preference'
  UNION ALL
  SELECT r.place::int, nullif(btrim(r.response ->> 'model'), '')
  FROM jsonb_array_elements(CASE WHEN kind = 'preference' THEN content -> 'responses' ELSE '[]' END) WITH ORDINALITY AS r (response, place)
$$;

CREATE FUNCTION keep_model_outputs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO model_output (project_id, example_id, place, model, prompt_key)
  SELECT i.project_id, i.id, m.place, m.model, prompt_key(i.id, i.kind, i.content, i.provenance)
  FROM inserted i CROSS JOIN LATERAL models_of(i.kind, i.content, i.provenance) m
  WHERE m.model IS NOT NULL
    AND i.project_id IN (SELECT p.id FROM project p WHERE p.purpose = 'evaluation' AND p.id IN (SELECT DISTINCT project_id FROM inserted));
  RETURN NULL;
END $$;
CREATE TRIGGER example_models AFTER INSERT ON example REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION keep_model_outputs();

-- ── Statistics of the planner ───────────────────────────────────────────────────────────────────────────────────────

-- Plans of foreign key checks are kept for as long as a connection lives. Made while a table counts as empty, they read all examples
-- of the project for each label. The application's role may not ANALYZE, so this does it, for a large import under way. A small sample
-- is enough to tell large tables from small ones (measured: a quarter of the time); autovacuum takes a better one later.
CREATE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET lock_timeout = '2s' SET default_statistics_target = 10 AS $$
BEGIN
  ANALYZE example, annotator, session, judgment, current_judgment, rating_count, judge_verdict, judge_answer, model_output;
EXCEPTION WHEN lock_not_available THEN
  -- Somebody else is at it already.
  NULL;
END $$;
