-- Checks beside the words of the qualities: conditions on facts, part of a draft and, from then on unchanging, of a version.
ALTER TABLE guideline
  ADD COLUMN draft_checks jsonb NOT NULL DEFAULT '[]';
ALTER TABLE guideline_version
  ADD COLUMN checks jsonb NOT NULL DEFAULT '[]';
