-- A change request is collected, discussed, decided, answered by a draft, and closed by the version that cites its cases.

-- DropForeignKey
ALTER TABLE "change_request" DROP CONSTRAINT "change_request_closed_by_version_id_fkey";

-- AlterTable
ALTER TABLE "change_request" ADD COLUMN     "answer" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "answered_at" TIMESTAMPTZ(3),
ADD COLUMN     "answered_by_id" UUID;

-- AlterTable
ALTER TABLE "change_request_case" ADD COLUMN     "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "comment_id" UUID;

-- CreateTable
CREATE TABLE "change_request_entry" (
    "change_request_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "author_id" UUID,
    "state" "change_request_state",
    "body" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_request_entry_pkey" PRIMARY KEY ("change_request_id","id")
);

-- CreateIndex
CREATE INDEX "change_request_closed_by_version_id_idx" ON "change_request"("closed_by_version_id");

-- AddForeignKey
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_guideline_id_closed_by_version_id_fkey" FOREIGN KEY ("guideline_id", "closed_by_version_id") REFERENCES "guideline_version"("guideline_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_request_case" ADD CONSTRAINT "change_request_case_project_id_resolution_id_fkey" FOREIGN KEY ("project_id", "resolution_id") REFERENCES "resolution"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_request_case" ADD CONSTRAINT "change_request_case_project_id_comment_id_fkey" FOREIGN KEY ("project_id", "comment_id") REFERENCES "comment"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_request_entry" ADD CONSTRAINT "change_request_entry_change_request_id_fkey" FOREIGN KEY ("change_request_id") REFERENCES "change_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A request is about something that can be edited.
ALTER TABLE change_request ADD CONSTRAINT change_request_place CHECK (criterion_key IS NOT NULL OR clause IS NOT NULL);
-- Whatever is not open was decided at some time.
ALTER TABLE change_request ADD CONSTRAINT change_request_decided CHECK ((state = 'open') = (decided_at IS NULL));
-- A draft answers only what is to be answered.
ALTER TABLE change_request ADD CONSTRAINT change_request_answered CHECK (answered_at IS NULL OR state IN ('accepted', 'done'));

-- A version never changes, and neither does what it cites.
CREATE FUNCTION guard_change_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a change request that a version closed stays as it is: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER change_request_closed_stays BEFORE UPDATE OR DELETE ON change_request FOR EACH ROW
  WHEN (OLD.state = 'done') EXECUTE FUNCTION guard_change_request();

-- The lock lets no version close the request while a case comes to it.
CREATE FUNCTION guard_change_request_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM change_request WHERE id IN (OLD.change_request_id, NEW.change_request_id) FOR SHARE;
  IF EXISTS (SELECT FROM change_request WHERE id IN (OLD.change_request_id, NEW.change_request_id) AND state = 'done') THEN
    RAISE EXCEPTION 'a version cites the cases of this change request: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF NOT EXISTS (SELECT FROM project p JOIN change_request r ON r.guideline_id = p.guideline_id
                 WHERE p.id = NEW.project_id AND r.id = NEW.change_request_id) THEN
    RAISE EXCEPTION 'a case must come from a project under the guideline of its change request' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER change_request_case_guarded BEFORE INSERT OR UPDATE OR DELETE ON change_request_case
  FOR EACH ROW EXECUTE FUNCTION guard_change_request_case();

CREATE TRIGGER change_request_entry_append_only BEFORE UPDATE OR DELETE ON change_request_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER change_request_entry_no_truncate BEFORE TRUNCATE ON change_request_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Flags that wait for somebody.
CREATE INDEX comment_flag_waiting ON comment (project_id, created_at) WHERE flag AND closed_at IS NULL;
