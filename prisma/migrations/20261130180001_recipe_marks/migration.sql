-- The marks of a run are lifted together.
CREATE INDEX CONCURRENTLY example_mark_of_run ON example_mark (project_id, run_id) WHERE run_id IS NOT NULL;
