-- What shall go out of a dataset and why, in one list of steps, and what came of running it.

CREATE TABLE recipe (
  project_id    uuid NOT NULL,
  id            uuid NOT NULL,
  created_by_id uuid,
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- A recipe as its file says it (lib/curate/recipes/recipe-file.ts), whose SHA-256 is the hash.
CREATE TABLE recipe_version (
  project_id    uuid NOT NULL,
  recipe_id     uuid NOT NULL,
  number        int NOT NULL,
  name          text NOT NULL,
  steps         jsonb NOT NULL,
  hash          text NOT NULL,
  created_by_id uuid,
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, recipe_id, number),
  FOREIGN KEY (project_id, recipe_id) REFERENCES recipe (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT recipe_version_number CHECK (number >= 1),
  CONSTRAINT recipe_version_name CHECK (btrim(name) <> ''),
  CONSTRAINT recipe_version_hash CHECK (hash ~ '^[0-9a-f]{64}$')
);

-- A run, or a preview that writes nothing to the examples; its id is that of its job.
CREATE TABLE recipe_run (
  project_id           uuid NOT NULL,
  id                   uuid NOT NULL,
  recipe_id            uuid NOT NULL,
  version              int NOT NULL,
  is_preview           boolean NOT NULL,
  guideline_version_id uuid NOT NULL,
  -- What it is about is said when it begins: examples up to this number of arrival.
  last_sequence        bigint,
  -- What each step took so far (lib/curate/recipes/figures.ts).
  figures              jsonb NOT NULL DEFAULT '{}',
  created_by_id        uuid,
  created_at           timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  finished_at          timestamptz(3),
  undone_at            timestamptz(3),
  undone_by_id         uuid,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, recipe_id, version) REFERENCES recipe_version (project_id, recipe_id, number) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT recipe_run_undone CHECK (undone_at IS NULL OR (finished_at IS NOT NULL AND NOT is_preview)),
  CONSTRAINT recipe_run_undone_by CHECK (undone_at IS NOT NULL OR undone_by_id IS NULL)
);
CREATE INDEX recipe_run_of_recipe ON recipe_run (project_id, recipe_id, created_at);

-- Which step took an example out first; step 0 are those that were excluded before. It is written step by step and says nothing about the
-- examples before the run is finished.
CREATE TABLE recipe_taken (
  project_id uuid NOT NULL,
  run_id     uuid NOT NULL,
  example_id uuid NOT NULL,
  step       int NOT NULL,
  PRIMARY KEY (project_id, run_id, example_id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, run_id) REFERENCES recipe_run (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT recipe_taken_step CHECK (step >= 0)
);
CREATE INDEX recipe_taken_step ON recipe_taken (project_id, run_id, step, example_id);

-- Which run marked an example, so that undoing it lifts exactly these.
ALTER TABLE example_mark ADD COLUMN run_id uuid;
ALTER TABLE example_mark ADD CONSTRAINT example_mark_run
  FOREIGN KEY (project_id, run_id) REFERENCES recipe_run (project_id, id) ON DELETE RESTRICT NOT VALID;

-- A run that came to its end stays as it is, but that it can be undone, once.
CREATE FUNCTION guard_recipe_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.undone_at IS NOT NULL
    OR (OLD.finished_at IS NOT NULL AND (to_jsonb(NEW) - 'undone_at' - 'undone_by_id') <> (to_jsonb(OLD) - 'undone_at' - 'undone_by_id')) THEN
    RAISE EXCEPTION 'a run that ended can only be undone, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recipe_run_stays BEFORE UPDATE ON recipe_run FOR EACH ROW EXECUTE FUNCTION guard_recipe_run();
CREATE TRIGGER recipe_run_not_deleted BEFORE DELETE ON recipe_run FOR EACH ROW WHEN (NOT OLD.is_preview) EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER recipe_append_only BEFORE UPDATE OR DELETE ON recipe FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recipe_version_append_only BEFORE UPDATE OR DELETE ON recipe_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recipe_no_truncate BEFORE TRUNCATE ON recipe FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recipe_version_no_truncate BEFORE TRUNCATE ON recipe_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recipe_run_no_truncate BEFORE TRUNCATE ON recipe_run FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER recipe_archived BEFORE INSERT OR UPDATE OR DELETE ON recipe FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER recipe_version_archived BEFORE INSERT OR UPDATE OR DELETE ON recipe_version FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER recipe_run_archived BEFORE INSERT OR UPDATE OR DELETE ON recipe_run FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER recipe_taken_archived BEFORE INSERT OR UPDATE OR DELETE ON recipe_taken FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['recipe', 'recipe_version', 'recipe_run', 'recipe_taken'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY of_shown_projects ON %I USING (project_id = (SELECT shown_project()) OR coalesce(project_id = ANY ((SELECT shown_projects())::uuid[]), true))', name);
  END LOOP;
END $$;

-- They go behind the marks that point at them; whatever else the function deletes by now stays in it.
DO $$
DECLARE
  before text := pg_get_functiondef('delete_project_rows(uuid, int)'::regprocedure);
  after text := replace(before, '''example_mark''', '''example_mark'', ''recipe_run'', ''recipe_version'', ''recipe''');
BEGIN
  IF after = before THEN
    RAISE EXCEPTION 'delete_project_rows does not name example_mark';
  END IF;
  EXECUTE after;
END $$;
