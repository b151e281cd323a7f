-- What follows when a project moves to another version of its guideline: which labels are asked again, and who has read what changed.

-- CreateEnum
CREATE TYPE "round_kind" AS ENUM ('work', 'requeue');

-- AlterTable
ALTER TABLE "round" ADD COLUMN     "kind" "round_kind" NOT NULL DEFAULT 'work',
ADD COLUMN     "requeue_version_id" UUID;

-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "reserved_for" UUID;

-- AlterTable
ALTER TABLE "lost_lease" ADD COLUMN     "guideline_version_id" UUID;

-- CreateTable
CREATE TABLE "version_move" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_version_id" UUID NOT NULL,
    "to_version_id" UUID NOT NULL,
    "round_id" UUID,
    "moved_by_id" UUID,
    "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "version_move_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "version_acknowledgement" (
    "project_id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "guideline_version_id" UUID NOT NULL,
    "shown" TEXT NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "version_acknowledgement_pkey" PRIMARY KEY ("project_id","annotator_id","guideline_version_id")
);

-- CreateIndex
CREATE INDEX "version_move_project_id_moved_at_idx" ON "version_move"("project_id", "moved_at");

-- AddForeignKey
ALTER TABLE "version_move" ADD CONSTRAINT "version_move_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_move" ADD CONSTRAINT "version_move_from_version_id_fkey" FOREIGN KEY ("from_version_id") REFERENCES "guideline_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_move" ADD CONSTRAINT "version_move_to_version_id_fkey" FOREIGN KEY ("to_version_id") REFERENCES "guideline_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_move" ADD CONSTRAINT "version_move_project_id_round_id_fkey" FOREIGN KEY ("project_id", "round_id") REFERENCES "round"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_acknowledgement" ADD CONSTRAINT "version_acknowledgement_project_id_annotator_id_fkey" FOREIGN KEY ("project_id", "annotator_id") REFERENCES "annotator"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_acknowledgement" ADD CONSTRAINT "version_acknowledgement_guideline_version_id_fkey" FOREIGN KEY ("guideline_version_id") REFERENCES "guideline_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_requeue_version_id_fkey" FOREIGN KEY ("requeue_version_id") REFERENCES "guideline_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_project_id_reserved_for_fkey" FOREIGN KEY ("project_id", "reserved_for") REFERENCES "annotator"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A requeue names the version that made labels stale, and there is one for each version of a project: moving back and forth asks
-- nobody twice.
ALTER TABLE round ADD CONSTRAINT round_requeue CHECK ((kind = 'requeue') = (requeue_version_id IS NOT NULL));
CREATE UNIQUE INDEX round_requeue_once ON round (project_id, requeue_version_id) WHERE kind = 'requeue';

-- Only a place waits for somebody.
ALTER TABLE assignment ADD CONSTRAINT assignment_reserved CHECK (reserved_for IS NULL OR kind = 'slot');

ALTER TABLE version_move ADD CONSTRAINT version_move_moves CHECK (from_version_id <> to_version_id);
ALTER TABLE version_acknowledgement ADD CONSTRAINT version_acknowledgement_shown CHECK (shown IN ('changes', 'guideline'));

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['version_move', 'version_acknowledgement'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;
