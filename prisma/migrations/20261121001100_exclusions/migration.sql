-- Examples that shall not go out, with the quality that they lack. Raw is sacred: the example stays, and an exclusion can be lifted.

-- CreateTable
CREATE TABLE "exclusion" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "example_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_id" UUID,
    "sequence" BIGINT NOT NULL DEFAULT nextval('resolution_sequence_seq'),
    "lifted_sequence" BIGINT,

    CONSTRAINT "exclusion_pkey" PRIMARY KEY ("project_id","id")
);

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_project_id_example_id_fkey" FOREIGN KEY ("project_id", "example_id") REFERENCES "example"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- At most one stands at a time; this index also finds it.
CREATE UNIQUE INDEX exclusion_standing ON exclusion (project_id, example_id) WHERE lifted_at IS NULL;
ALTER TABLE exclusion ADD CONSTRAINT exclusion_reason CHECK (reason IN ('relevant', 'aligned', 'consistent', 'formatted', 'unique', 'compliant'));

-- An exclusion may be lifted once. What it said stays.
CREATE FUNCTION refuse_exclusion_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.lifted_at IS NULL AND (to_jsonb(OLD) - 'lifted_at' - 'lifted_by_id') = (to_jsonb(NEW) - 'lifted_at' - 'lifted_by_id') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an exclusion can only be lifted: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER exclusion_only_lifted BEFORE UPDATE OR DELETE ON exclusion FOR EACH ROW EXECUTE FUNCTION refuse_exclusion_change();

-- Exclusions and their lifting are numbered with the resolutions, so that the marks of a release, old or new, say which of them stood.
CREATE TRIGGER exclusion_marks BEFORE INSERT OR UPDATE ON exclusion FOR EACH STATEMENT EXECUTE FUNCTION share_marks();
CREATE FUNCTION number_lifting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.lifted_sequence := nextval('resolution_sequence_seq');
  RETURN NEW;
END $$;
-- Fires after exclusion_only_lifted (triggers of a kind fire by name), which lets nobody else set this column.
CREATE TRIGGER exclusion_z_lifting_numbered BEFORE UPDATE ON exclusion FOR EACH ROW
  WHEN (OLD.lifted_at IS NULL AND NEW.lifted_at IS NOT NULL) EXECUTE FUNCTION number_lifting();
