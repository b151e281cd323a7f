-- Which model wrote which output of an evaluation project, and to which prompt: what a report joins, and what no annotator is shown.

-- CreateTable
CREATE TABLE "model_output" (
    "project_id" UUID NOT NULL,
    "example_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "prompt_key" TEXT NOT NULL,

    CONSTRAINT "model_output_pkey" PRIMARY KEY ("project_id","example_id","place","model")
);

-- AddForeignKey
ALTER TABLE "model_output" ADD CONSTRAINT "model_output_project_id_example_id_fkey" FOREIGN KEY ("project_id", "example_id") REFERENCES "example"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE model_output ADD CONSTRAINT model_output_place CHECK (place >= 0);
ALTER TABLE model_output ADD CONSTRAINT model_output_model CHECK (model <> '');

-- Like the example that it describes it never changes.
CREATE TRIGGER model_output_append_only BEFORE UPDATE OR DELETE ON model_output FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER model_output_no_truncate BEFORE TRUNCATE ON model_output FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

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

-- What evaluation projects hold already.
INSERT INTO model_output (project_id, example_id, place, model, prompt_key)
SELECT e.project_id, e.id, m.place, m.model, prompt_key(e.id, e.kind, e.content, e.provenance)
FROM example e JOIN project p ON p.id = e.project_id AND p.purpose = 'evaluation'
CROSS JOIN LATERAL models_of(e.kind, e.content, e.provenance) m WHERE m.model IS NOT NULL;

-- A report joins outputs and counts: their sizes must be known during a large import.
CREATE OR REPLACE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET lock_timeout = '2s' SET default_statistics_target = 10 AS $$
BEGIN
  ANALYZE example, annotator, session, judgment, current_judgment, rating_count, model_output;
EXCEPTION WHEN lock_not_available THEN
  -- Somebody else is at it already.
  NULL;
END $$;
