-- Many cases settled at once by a rule, so that they can be withdrawn at once.

-- AlterTable
ALTER TABLE "resolution" ADD COLUMN     "batch_id" UUID;

CREATE INDEX resolution_batch ON resolution (project_id, batch_id) WHERE batch_id IS NOT NULL;

-- A rule looks at no case, so it has no reason of its own to give; a reviewer always has one.
ALTER TABLE resolution DROP CONSTRAINT resolution_reason;
ALTER TABLE resolution ADD CONSTRAINT resolution_reason CHECK (reason IN
  ('guideline-gap', 'ambiguous-example', 'slip', 'missing-knowledge', 'bad-example', 'legitimate-disagreement', 'rule'));
ALTER TABLE resolution ADD CONSTRAINT resolution_rule CHECK (reason <> 'rule' OR method <> 'adjudicated');
