-- Whoever adds up counts reads them from the index alone: visiting a row for each took longer than all else.
CREATE UNIQUE INDEX CONCURRENTLY rating_count_with_n ON rating_count (project_id, criterion_key, guideline_version_id, example_id, part, value_key) INCLUDE (n);
