ALTER TABLE resolution VALIDATE CONSTRAINT resolution_inherited_from;
ALTER TABLE example_mark VALIDATE CONSTRAINT example_mark_reason;
-- Children are looked up by their parents, on their pages and whenever a parent goes with its project.
CREATE INDEX CONCURRENTLY example_parent ON example (project_id, parent_id) WHERE parent_id IS NOT NULL;
