-- Evaluation examples that may become training data. A model trained on what it is evaluated with cannot be evaluated any more, so only
-- those with a mark go out in a shape for training.

-- CreateTable
CREATE TABLE "training_seed" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "example_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_id" UUID,
    "sequence" BIGINT NOT NULL DEFAULT nextval('resolution_sequence_seq'),
    "lifted_sequence" BIGINT,

    CONSTRAINT "training_seed_pkey" PRIMARY KEY ("project_id","id")
);

-- AddForeignKey
ALTER TABLE "training_seed" ADD CONSTRAINT "training_seed_project_id_example_id_fkey" FOREIGN KEY ("project_id", "example_id") REFERENCES "example"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- At most one stands at a time; this index also finds it.
CREATE UNIQUE INDEX training_seed_standing ON training_seed (project_id, example_id) WHERE lifted_at IS NULL;
-- A release asks for those of an example that stood at its marks.
CREATE INDEX training_seed_example ON training_seed (project_id, example_id);

-- A mark may be lifted once. What it said stays.
CREATE FUNCTION refuse_seed_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.lifted_at IS NULL AND (to_jsonb(OLD) - 'lifted_at' - 'lifted_by_id') = (to_jsonb(NEW) - 'lifted_at' - 'lifted_by_id') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a mark can only be lifted: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER training_seed_only_lifted BEFORE UPDATE OR DELETE ON training_seed FOR EACH ROW EXECUTE FUNCTION refuse_seed_change();

-- Numbered with the resolutions, as exclusions are, so that the marks of a release say which of them stood.
CREATE TRIGGER training_seed_marks BEFORE INSERT OR UPDATE ON training_seed FOR EACH STATEMENT EXECUTE FUNCTION share_marks();
-- Fires after training_seed_only_lifted (triggers of a kind fire by name), which lets nobody else set this column.
CREATE TRIGGER training_seed_z_lifting_numbered BEFORE UPDATE ON training_seed FOR EACH ROW
  WHEN (OLD.lifted_at IS NULL AND NEW.lifted_at IS NOT NULL) EXECUTE FUNCTION number_lifting();
