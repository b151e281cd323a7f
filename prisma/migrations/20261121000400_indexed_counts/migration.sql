-- What a statement touches is looked up row by row through the indexes. As joins these were planned over the whole of `example` and
-- `annotator` whenever their statistics lagged behind, as they do during a large import.

CREATE OR REPLACE FUNCTION keep_current_judgment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE kept bigint; expected bigint;
BEGIN
  -- Whoever touches an example's counts locks the example first, and all of its examples in one order.
  PERFORM FROM (SELECT DISTINCT project_id, example_id FROM inserted ORDER BY project_id, example_id) i
    CROSS JOIN LATERAL (SELECT FROM example e WHERE e.project_id = i.project_id AND e.id = i.example_id FOR NO KEY UPDATE) locked;
  WITH latest AS (
    SELECT DISTINCT ON (project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass)
           project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass, id, revision, value_key, value IS NULL AS taken_back, submitted_at
    FROM inserted
    ORDER BY project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass, revision DESC
  ), upserted AS (
    INSERT INTO current_judgment AS c
      (project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass, judgment_id, revision, value_key, taken_back, submitted_at)
    SELECT project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass, id, revision, value_key, taken_back, submitted_at FROM latest
    ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass) DO UPDATE
      SET judgment_id = excluded.judgment_id, revision = excluded.revision, value_key = excluded.value_key,
          taken_back = excluded.taken_back, submitted_at = excluded.submitted_at
      WHERE c.revision < excluded.revision
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM upserted), (SELECT count(*) FROM latest) INTO kept, expected;
  -- A revision that is not newer than what stands means that somebody else was faster: the whole submit is to be tried again.
  IF kept < expected THEN
    RAISE EXCEPTION 'a newer revision of this judgment exists' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_new_ratings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO rating_count AS r (project_id, criterion_key, guideline_version_id, example_id, value_key, n)
  SELECT i.project_id, i.criterion_key, i.guideline_version_id, i.example_id, i.value_key, count(*)
  FROM inserted i
  WHERE i.pass = 0 AND i.value_key IS NOT NULL
    AND (SELECT a.kind FROM annotator a WHERE a.project_id = i.project_id AND a.id = i.annotator_id) <> 'model'
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, value_key) DO UPDATE SET n = r.n + excluded.n;
  RETURN NULL;
END $$;

-- The old value is one fewer, the new one more. Subtraction comes as its own statement because an INSERT of a negative count would
-- break the CHECK before the conflict is seen.
CREATE OR REPLACE FUNCTION count_changed_ratings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone record;
BEGIN
  FOR gone IN
    SELECT o.project_id, o.criterion_key, o.guideline_version_id, o.example_id, o.value_key, count(*) AS n
    FROM old_rows o
    WHERE o.pass = 0 AND o.value_key IS NOT NULL
      AND (SELECT a.kind FROM annotator a WHERE a.project_id = o.project_id AND a.id = o.annotator_id) <> 'model'
    GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  LOOP
    UPDATE rating_count r SET n = r.n - gone.n
    WHERE r.project_id = gone.project_id AND r.criterion_key = gone.criterion_key AND r.guideline_version_id = gone.guideline_version_id
      AND r.example_id = gone.example_id AND r.value_key = gone.value_key;
  END LOOP;
  INSERT INTO rating_count AS r (project_id, criterion_key, guideline_version_id, example_id, value_key, n)
  SELECT w.project_id, w.criterion_key, w.guideline_version_id, w.example_id, w.value_key, count(*)
  FROM new_rows w
  WHERE w.pass = 0 AND w.value_key IS NOT NULL
    AND (SELECT a.kind FROM annotator a WHERE a.project_id = w.project_id AND a.id = w.annotator_id) <> 'model'
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, value_key) DO UPDATE SET n = r.n + excluded.n;
  RETURN NULL;
END $$;

-- Plans of foreign key checks are kept for as long as a connection lives. Made while a table counts as empty, they read all examples
-- of the project for each label. The application's role may not ANALYZE, so this does it, for a large import under way.
CREATE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
  ANALYZE example, annotator, session, judgment, current_judgment, rating_count;
EXCEPTION WHEN lock_not_available THEN
  -- Somebody else is at it already.
  NULL;
END $$;
