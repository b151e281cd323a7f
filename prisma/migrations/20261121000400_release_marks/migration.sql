-- How far a project had come when a release was made: the highest number of an example, of a judgment, of a resolution. What these
-- tables hold is never changed, so these marks say at any later time what was there.

-- AlterTable
ALTER TABLE "example" ADD COLUMN     "sequence" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "resolution" ADD COLUMN     "sequence" BIGSERIAL NOT NULL,
ADD COLUMN     "withdrawn_sequence" BIGINT;

-- CreateIndex
CREATE UNIQUE INDEX "example_project_id_sequence_key" ON "example"("project_id", "sequence");

-- Numbers are given before a transaction commits: one that is under way may hold a lower number than one that is done. Whoever writes
-- therefore holds this lock with others until the commit, from before its first number; whoever takes marks holds it alone, for as
-- long as it takes to read three maxima.
CREATE FUNCTION share_marks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('release marks', 0));
  RETURN NULL;
END $$;
CREATE TRIGGER example_marks BEFORE INSERT ON example FOR EACH STATEMENT EXECUTE FUNCTION share_marks();
CREATE TRIGGER judgment_marks BEFORE INSERT ON judgment FOR EACH STATEMENT EXECUTE FUNCTION share_marks();
CREATE TRIGGER resolution_marks BEFORE INSERT OR UPDATE ON resolution FOR EACH STATEMENT EXECUTE FUNCTION share_marks();

-- Fires after resolution_only_withdrawn (triggers of a kind fire by name), which lets nobody else set this column.
CREATE FUNCTION number_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.withdrawn_sequence := nextval(pg_get_serial_sequence('resolution', 'sequence'));
  RETURN NEW;
END $$;
CREATE TRIGGER resolution_withdrawal_numbered BEFORE UPDATE ON resolution FOR EACH ROW
  WHEN (OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION number_withdrawal();
