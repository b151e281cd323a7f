-- Good, bad and borderline examples of a guideline. They belong to its content, so a published version holds its own, as immutable as
-- its text: the trigger on guideline_version compares whole rows.
ALTER TABLE "guideline" ADD COLUMN "draft_examples" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "guideline_version" ADD COLUMN "examples" JSONB NOT NULL DEFAULT '[]';
