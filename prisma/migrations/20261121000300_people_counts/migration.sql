-- Agreement is between people: an AI judge's ratings stand beside the counts and not in them.

CREATE OR REPLACE FUNCTION count_new_ratings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO rating_count AS r (project_id, criterion_key, guideline_version_id, example_id, value_key, n)
  SELECT i.project_id, i.criterion_key, i.guideline_version_id, i.example_id, i.value_key, count(*)
  FROM inserted i JOIN annotator a ON a.project_id = i.project_id AND a.id = i.annotator_id
  WHERE i.pass = 0 AND i.value_key IS NOT NULL AND a.kind <> 'model'
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, value_key) DO UPDATE SET n = r.n + excluded.n;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_changed_ratings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE rating_count r SET n = r.n - gone.n
  FROM (SELECT o.project_id, o.criterion_key, o.guideline_version_id, o.example_id, o.value_key, count(*) AS n
        FROM old_rows o JOIN annotator a ON a.project_id = o.project_id AND a.id = o.annotator_id
        WHERE o.pass = 0 AND o.value_key IS NOT NULL AND a.kind <> 'model' GROUP BY 1, 2, 3, 4, 5) gone
  WHERE (r.project_id, r.criterion_key, r.guideline_version_id, r.example_id, r.value_key)
      = (gone.project_id, gone.criterion_key, gone.guideline_version_id, gone.example_id, gone.value_key);
  INSERT INTO rating_count AS r (project_id, criterion_key, guideline_version_id, example_id, value_key, n)
  SELECT w.project_id, w.criterion_key, w.guideline_version_id, w.example_id, w.value_key, count(*)
  FROM new_rows w JOIN annotator a ON a.project_id = w.project_id AND a.id = w.annotator_id
  WHERE w.pass = 0 AND w.value_key IS NOT NULL AND a.kind <> 'model'
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, value_key) DO UPDATE SET n = r.n + excluded.n;
  RETURN NULL;
END $$;

-- The kind of an annotator is fixed, because the counts rely on it.
CREATE FUNCTION refuse_kind_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.kind = 'model') IS DISTINCT FROM (NEW.kind = 'model') THEN
    RAISE EXCEPTION 'an annotator cannot turn from a person into a model or back' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER annotator_kind_fixed BEFORE UPDATE OF kind ON annotator FOR EACH ROW EXECUTE FUNCTION refuse_kind_change();
