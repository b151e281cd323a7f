-- What examples have in common with what models are evaluated with.

-- A set of texts, or of the SHA-256 of texts, that a project is compared with; its id is that of the job that read it.
CREATE TABLE benchmark (
  project_id    uuid NOT NULL,
  id            uuid NOT NULL,
  name          text NOT NULL,
  holds         text NOT NULL,
  created_by_id uuid,
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- All of its items are in: only then it is compared with.
  ready_at      timestamptz(3),
  removed_at    timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT benchmark_name CHECK (name <> ''),
  CONSTRAINT benchmark_holds CHECK (holds IN ('texts', 'hashes'))
);

CREATE TABLE benchmark_item (
  project_id   uuid NOT NULL,
  benchmark_id uuid NOT NULL,
  -- The line it stands in.
  number       int NOT NULL,
  external_id  text,
  -- The prompt, or its hash.
  text         text NOT NULL,
  PRIMARY KEY (project_id, benchmark_id, number),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, benchmark_id) REFERENCES benchmark (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);

-- A comparison; its id is that of its job. What it compares with is said when it begins, and by whose right.
CREATE TABLE contamination_run (
  project_id    uuid NOT NULL,
  id            uuid NOT NULL,
  created_by_id uuid,
  started_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  finished_at   timestamptz(3),
  -- Examples up to this number of arrival, and how many they are.
  last_sequence bigint NOT NULL,
  examples      int NOT NULL,
  -- Evaluation projects and benchmarks (lib/curate/contamination/sources.ts).
  sources       jsonb NOT NULL,
  -- Evaluation projects that whoever asked may not read.
  closed        int NOT NULL,
  -- Items beyond the most that are kept of one example.
  left_out      int NOT NULL DEFAULT 0,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT contamination_run_counts CHECK (examples >= 0 AND closed >= 0 AND left_out >= 0)
);

CREATE TABLE contamination_hit (
  project_id uuid NOT NULL,
  run_id     uuid NOT NULL,
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  example_id uuid NOT NULL,
  -- The evaluation project or benchmark, and the example or the number of the item there: of another project, so no key points at it.
  source_id  uuid NOT NULL,
  item       text NOT NULL,
  rule       text NOT NULL,
  coverage   real NOT NULL,
  -- Of descent: over how many generations.
  generation int,
  -- The text of the example, and what is the same on both sides, in code points; none where the example as a whole is.
  part_kind  text,
  part_place int,
  span       int4range,
  item_span  int4range,
  PRIMARY KEY (project_id, run_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, run_id) REFERENCES contamination_run (project_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT contamination_hit_once UNIQUE (project_id, run_id, example_id, source_id, item),
  CONSTRAINT contamination_hit_rule CHECK (rule IN ('same-content', 'same-prompt', 'normalised', 'hash', 'descent', 'near', 'words-13', 'words-8')),
  CONSTRAINT contamination_hit_coverage CHECK (coverage BETWEEN 0 AND 1),
  CONSTRAINT contamination_hit_generation CHECK ((rule = 'descent') = (generation IS NOT NULL) AND generation > 0)
);
CREATE INDEX contamination_hit_source_idx ON contamination_hit (project_id, run_id, source_id, item);

-- That an example may go out though it has something in common with an item; for this pair, whichever run finds it.
CREATE TABLE contamination_waiver (
  project_id      uuid NOT NULL,
  id              uuid NOT NULL DEFAULT gen_random_uuid(),
  example_id      uuid NOT NULL,
  source_id       uuid NOT NULL,
  item            text NOT NULL,
  reason          text NOT NULL,
  author_id       uuid,
  created_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  withdrawn_at    timestamptz(3),
  withdrawn_by_id uuid,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT contamination_waiver_reason CHECK (btrim(reason) <> ''),
  CONSTRAINT contamination_waiver_withdrawn CHECK (withdrawn_at IS NOT NULL OR withdrawn_by_id IS NULL)
);
-- One that stands for each pair.
CREATE UNIQUE INDEX contamination_waiver_stands ON contamination_waiver (project_id, example_id, source_id, item) WHERE withdrawn_at IS NULL;

-- A waiver is withdrawn once, and changes in nothing else.
CREATE FUNCTION guard_contamination_waiver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL OR (to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by_id') <> (to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by_id') THEN
    RAISE EXCEPTION 'a waiver can only be withdrawn, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contamination_waiver_changes BEFORE UPDATE ON contamination_waiver FOR EACH ROW EXECUTE FUNCTION guard_contamination_waiver();
CREATE TRIGGER contamination_waiver_not_deleted BEFORE DELETE ON contamination_waiver FOR EACH ROW EXECUTE FUNCTION refuse_delete();
CREATE TRIGGER contamination_waiver_no_truncate BEFORE TRUNCATE ON contamination_waiver FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['benchmark', 'benchmark_item', 'contamination_run', 'contamination_hit', 'contamination_waiver'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY of_shown_projects ON %I USING (project_id = (SELECT shown_project()) OR coalesce(project_id = ANY ((SELECT shown_projects())::uuid[]), true))', name);
  END LOOP;
END $$;
CREATE TRIGGER benchmark_archived BEFORE INSERT OR UPDATE OR DELETE ON benchmark FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER benchmark_item_archived BEFORE INSERT OR UPDATE OR DELETE ON benchmark_item FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER contamination_run_archived BEFORE INSERT OR UPDATE OR DELETE ON contamination_run FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER contamination_hit_archived BEFORE INSERT OR UPDATE OR DELETE ON contamination_hit FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
CREATE TRIGGER contamination_waiver_archived BEFORE INSERT OR UPDATE OR DELETE ON contamination_waiver FOR EACH ROW EXECUTE FUNCTION refuse_in_archive();
