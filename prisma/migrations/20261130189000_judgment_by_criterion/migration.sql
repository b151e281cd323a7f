-- A criterion's judgments are read in the order of their numbers: without those of all other criteria between them.
CREATE INDEX CONCURRENTLY judgment_of_criterion ON judgment (project_id, criterion_key, id);
