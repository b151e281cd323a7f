-- Versions that ask a criterion with the same meaning share the version that began it: a version that left the criterion unchanged, or
-- only reworded it, goes on with what the version before it meant. Labels under all of them answer one question and count together.
ALTER TABLE criterion ADD COLUMN meaning_id UUID;

CREATE FUNCTION begin_or_keep_meaning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.meaning_id := coalesce((
    SELECT e.meaning_id FROM guideline_version v
    JOIN guideline_version p ON p.guideline_id = v.guideline_id AND p.number = v.number - 1
    JOIN criterion e ON e.guideline_version_id = p.id AND e.key = NEW.key
    WHERE v.id = NEW.guideline_version_id AND v.changes ->> NEW.key IN ('unchanged', 'editorial')), NEW.guideline_version_id);
  RETURN NEW;
END $$;
CREATE TRIGGER criterion_meaning BEFORE INSERT ON criterion FOR EACH ROW EXECUTE FUNCTION begin_or_keep_meaning();

ALTER TABLE criterion DISABLE TRIGGER criterion_append_only;
WITH RECURSIVE asked AS (
  SELECT c.guideline_version_id, c.key, v.guideline_id, v.number,
         coalesce(v.changes ->> c.key IN ('unchanged', 'editorial'), false) AND EXISTS (
           SELECT 1 FROM guideline_version p JOIN criterion e ON e.guideline_version_id = p.id AND e.key = c.key
           WHERE p.guideline_id = v.guideline_id AND p.number = v.number - 1) AS goes_on
  FROM criterion c JOIN guideline_version v ON v.id = c.guideline_version_id
), meant AS (
  SELECT a.*, a.guideline_version_id AS meaning_id FROM asked a WHERE NOT a.goes_on
  UNION ALL
  SELECT a.*, m.meaning_id FROM meant m JOIN asked a ON a.guideline_id = m.guideline_id AND a.key = m.key AND a.number = m.number + 1 AND a.goes_on
)
UPDATE criterion c SET meaning_id = m.meaning_id FROM meant m WHERE m.guideline_version_id = c.guideline_version_id AND m.key = c.key;
ALTER TABLE criterion ENABLE TRIGGER criterion_append_only;

-- The trigger gives it; no criterion is without.
ALTER TABLE criterion ADD CONSTRAINT criterion_means_something CHECK (meaning_id IS NOT NULL);
CREATE INDEX criterion_meaning_id_key_idx ON criterion (meaning_id, key);

-- Of one person's answers to one question under several versions of its meaning the latest that stands counts, as the latest revision
-- does within a version. The others are superseded: they stay under their version, and no count holds them.
ALTER TABLE current_judgment ADD COLUMN superseded BOOLEAN NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION count_new_ratings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO rating_count AS r (project_id, criterion_key, guideline_version_id, example_id, value_key, n)
  SELECT i.project_id, i.criterion_key, i.guideline_version_id, i.example_id, i.value_key, count(*)
  FROM inserted i
  WHERE i.pass = 0 AND i.value_key IS NOT NULL AND NOT i.superseded
    AND (SELECT a.kind FROM annotator a WHERE a.project_id = i.project_id AND a.id = i.annotator_id) <> 'model'
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, value_key) DO UPDATE SET n = r.n + excluded.n;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_changed_ratings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone record;
BEGIN
  FOR gone IN
    SELECT o.project_id, o.criterion_key, o.guideline_version_id, o.example_id, o.value_key, count(*) AS n
    FROM old_rows o
    WHERE o.pass = 0 AND o.value_key IS NOT NULL AND NOT o.superseded
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
  WHERE w.pass = 0 AND w.value_key IS NOT NULL AND NOT w.superseded
    AND (SELECT a.kind FROM annotator a WHERE a.project_id = w.project_id AND a.id = w.annotator_id) <> 'model'
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, value_key) DO UPDATE SET n = r.n + excluded.n;
  RETURN NULL;
END $$;

-- The examples are locked already, by keep_current_judgment. Nearly always a meaning has one version, or nobody answered twice: then
-- there is nothing to write.
CREATE FUNCTION supersede_judgments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM (SELECT DISTINCT i.guideline_version_id, i.criterion_key FROM inserted i) i
    JOIN criterion k ON k.guideline_version_id = i.guideline_version_id AND k.key = i.criterion_key
    JOIN criterion o ON o.meaning_id = k.meaning_id AND o.key = k.key AND o.guideline_version_id <> k.guideline_version_id)
  THEN
    RETURN NULL;
  END IF;
  UPDATE current_judgment c SET superseded = NOT c.superseded
  FROM (
    SELECT g.*, NOT g.taken_back AND row_number() OVER (
             PARTITION BY g.project_id, g.criterion_key, g.example_id, g.annotator_id, g.pass, g.meaning_id
             ORDER BY g.taken_back, g.submitted_at DESC, g.judgment_id DESC) > 1 AS must_be
    FROM (
      SELECT DISTINCT i.project_id, i.criterion_key, i.example_id, i.annotator_id, i.pass, k.meaning_id
      FROM inserted i JOIN criterion k ON k.guideline_version_id = i.guideline_version_id AND k.key = i.criterion_key) t
    CROSS JOIN LATERAL (
      SELECT j.*, o.meaning_id FROM criterion o
      CROSS JOIN LATERAL (
        SELECT * FROM current_judgment j
        WHERE j.project_id = t.project_id AND j.criterion_key = t.criterion_key AND j.guideline_version_id = o.guideline_version_id
          AND j.example_id = t.example_id AND j.annotator_id = t.annotator_id AND j.pass = t.pass OFFSET 0) j
      WHERE o.meaning_id = t.meaning_id AND o.key = t.criterion_key OFFSET 0) g
  ) r
  WHERE c.project_id = r.project_id AND c.criterion_key = r.criterion_key AND c.guideline_version_id = r.guideline_version_id
    AND c.example_id = r.example_id AND c.annotator_id = r.annotator_id AND c.pass = r.pass AND r.superseded <> r.must_be;
  RETURN NULL;
END $$;
-- Fires after judgment_current (triggers of a kind fire by name).
CREATE TRIGGER judgment_superseding AFTER INSERT ON judgment REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION supersede_judgments();

UPDATE current_judgment c SET superseded = true
FROM (
  SELECT j.*, row_number() OVER (
           PARTITION BY j.project_id, j.criterion_key, j.example_id, j.annotator_id, j.pass, k.meaning_id
           ORDER BY j.submitted_at DESC, j.judgment_id DESC) AS place
  FROM current_judgment j JOIN criterion k ON k.guideline_version_id = j.guideline_version_id AND k.key = j.criterion_key
  WHERE NOT j.taken_back
    AND EXISTS (SELECT 1 FROM criterion o WHERE o.meaning_id = k.meaning_id AND o.key = k.key AND o.guideline_version_id <> k.guideline_version_id)
) r
WHERE r.place > 1 AND c.project_id = r.project_id AND c.criterion_key = r.criterion_key AND c.guideline_version_id = r.guideline_version_id
  AND c.example_id = r.example_id AND c.annotator_id = r.annotator_id AND c.pass = r.pass;
