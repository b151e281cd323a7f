-- CreateTable
CREATE TABLE "lost_lease" (
    "project_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "lease_token" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "lost_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lost_lease_pkey" PRIMARY KEY ("project_id","assignment_id","lease_token")
);

-- AddForeignKey
ALTER TABLE "lost_lease" ADD CONSTRAINT "lost_lease_project_id_assignment_id_fkey" FOREIGN KEY ("project_id", "assignment_id") REFERENCES "assignment"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
