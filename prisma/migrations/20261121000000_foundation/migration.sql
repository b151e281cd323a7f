-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "instance_role" AS ENUM ('admin', 'author', 'member');

-- CreateEnum
CREATE TYPE "project_role" AS ENUM ('lead', 'reviewer', 'annotator', 'viewer');

-- CreateEnum
CREATE TYPE "change_request_state" AS ENUM ('open', 'accepted', 'declined', 'done');

-- CreateEnum
CREATE TYPE "purpose" AS ENUM ('annotation', 'evaluation');

-- CreateEnum
CREATE TYPE "annotator_kind" AS ENUM ('human', 'model', 'external');

-- CreateEnum
CREATE TYPE "job_state" AS ENUM ('queued', 'running', 'succeeded', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "round_state" AS ENUM ('open', 'paused', 'closed');

-- CreateEnum
CREATE TYPE "assignment_kind" AS ENUM ('slot', 'gold', 'repeat', 'extra');

-- CreateEnum
CREATE TYPE "assignment_state" AS ENUM ('open', 'leased', 'submitted', 'skipped', 'withdrawn');

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "oidc_subject" TEXT,
    "instance_role" "instance_role" NOT NULL DEFAULT 'member',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT,
    "instance_role" "instance_role",
    "project_id" UUID,
    "project_role" "project_role",
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "role" "project_role",
    "project_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guideline" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "draft_body" TEXT NOT NULL DEFAULT '',
    "draft_criteria" JSONB NOT NULL DEFAULT '[]',
    "draft_qualities" JSONB NOT NULL DEFAULT '{}',
    "draft_revision" INTEGER NOT NULL DEFAULT 0,
    "draft_saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "draft_saved_by_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "guideline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guideline_editor" (
    "guideline_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guideline_editor_pkey" PRIMARY KEY ("guideline_id","user_id")
);

-- CreateTable
CREATE TABLE "guideline_version" (
    "id" UUID NOT NULL,
    "guideline_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "criteria" JSONB NOT NULL,
    "qualities" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "changes" JSONB NOT NULL DEFAULT '{}',
    "stale_judgments" JSONB NOT NULL DEFAULT '{}',
    "published_by_id" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "guideline_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criterion" (
    "guideline_version_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "definition" JSONB NOT NULL,

    CONSTRAINT "criterion_pkey" PRIMARY KEY ("guideline_version_id","key")
);

-- CreateTable
CREATE TABLE "change_request" (
    "id" UUID NOT NULL,
    "guideline_id" UUID NOT NULL,
    "project_id" UUID,
    "criterion_key" TEXT,
    "clause" TEXT,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "state" "change_request_state" NOT NULL DEFAULT 'open',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "closed_by_version_id" UUID,

    CONSTRAINT "change_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_request_case" (
    "project_id" UUID NOT NULL,
    "change_request_id" UUID NOT NULL,
    "example_id" UUID NOT NULL,
    "resolution_id" UUID,

    CONSTRAINT "change_request_case_pkey" PRIMARY KEY ("project_id","change_request_id","example_id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" "purpose" NOT NULL,
    "guideline_id" UUID NOT NULL,
    "guideline_version_id" UUID NOT NULL,
    "overlap" INTEGER NOT NULL DEFAULT 1,
    "lease_minutes" INTEGER NOT NULL DEFAULT 30,
    "idle_minutes" INTEGER NOT NULL DEFAULT 30,
    "open_after_submit" BOOLEAN NOT NULL DEFAULT false,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "project_role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "annotator" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "annotator_kind" NOT NULL,
    "user_id" UUID,
    "external_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotator_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "job" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "job_state" NOT NULL DEFAULT 'queued',
    "params" JSONB NOT NULL DEFAULT '{}',
    "done" BIGINT NOT NULL DEFAULT 0,
    "total" BIGINT NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "result" JSONB,
    "worker_id" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "heartbeat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancel_requested_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "job_error" (
    "project_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "line" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "field" TEXT,
    "message" TEXT NOT NULL,

    CONSTRAINT "job_error_pkey" PRIMARY KEY ("project_id","job_id","id")
);

-- CreateTable
CREATE TABLE "upload_chunk" (
    "project_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "upload_chunk_pkey" PRIMARY KEY ("project_id","job_id","number")
);

-- CreateTable
CREATE TABLE "example" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "slices" JSONB NOT NULL DEFAULT '{}',
    "provenance" JSONB NOT NULL DEFAULT '{}',
    "parent_id" UUID,
    "import_job_id" UUID,
    "import_line" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "example_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "gold_answer" (
    "project_id" UUID NOT NULL,
    "example_id" UUID NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "value_key" TEXT NOT NULL,
    "explanation" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gold_answer_pkey" PRIMARY KEY ("project_id","example_id","criterion_key")
);

-- CreateTable
CREATE TABLE "round" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "guideline_version_id" UUID NOT NULL,
    "overlap" INTEGER NOT NULL,
    "share" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "gold_rate" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "repeat_rate" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "seed" INTEGER NOT NULL,
    "state" "round_state" NOT NULL DEFAULT 'open',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "round_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "round_annotator" (
    "project_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,

    CONSTRAINT "round_annotator_pkey" PRIMARY KEY ("project_id","round_id","annotator_id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "example_id" UUID NOT NULL,
    "guideline_version_id" UUID NOT NULL,
    "kind" "assignment_kind" NOT NULL DEFAULT 'slot',
    "state" "assignment_state" NOT NULL DEFAULT 'open',
    "place" INTEGER,
    "pass" INTEGER NOT NULL DEFAULT 0,
    "rank" INTEGER NOT NULL,
    "criteria" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "annotator_id" UUID,
    "lease_token" UUID,
    "leased_at" TIMESTAMPTZ(3),
    "lease_expires_at" TIMESTAMPTZ(3),
    "response_order" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "session_id" UUID,
    "position" INTEGER,
    "submitted_at" TIMESTAMPTZ(3),
    "skipped_at" TIMESTAMPTZ(3),
    "skip_reason" TEXT,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "external_key" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "active_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "session_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "draft" (
    "project_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("project_id","assignment_id","annotator_id")
);

-- CreateTable
CREATE TABLE "judgment" (
    "project_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "example_id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "guideline_version_id" UUID NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "pass" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "value" JSONB,
    "value_key" TEXT,
    "comment" TEXT,
    "assignment_id" UUID,
    "session_id" UUID,
    "position" INTEGER,
    "active_ms" INTEGER,
    "wall_ms" INTEGER,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "import_job_id" UUID,
    "import_key" TEXT,

    CONSTRAINT "judgment_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "current_judgment" (
    "project_id" UUID NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "guideline_version_id" UUID NOT NULL,
    "example_id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "pass" INTEGER NOT NULL,
    "judgment_id" BIGINT NOT NULL,
    "revision" INTEGER NOT NULL,
    "value_key" TEXT,
    "taken_back" BOOLEAN NOT NULL DEFAULT false,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "current_judgment_pkey" PRIMARY KEY ("project_id","criterion_key","guideline_version_id","example_id","annotator_id","pass")
);

-- CreateTable
CREATE TABLE "rating_count" (
    "project_id" UUID NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "guideline_version_id" UUID NOT NULL,
    "example_id" UUID NOT NULL,
    "value_key" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "rating_count_pkey" PRIMARY KEY ("project_id","criterion_key","guideline_version_id","example_id","value_key")
);

-- CreateTable
CREATE TABLE "submission" (
    "project_id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("project_id","annotator_id","key")
);

-- CreateTable
CREATE TABLE "comment" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "example_id" UUID NOT NULL,
    "annotator_id" UUID,
    "author_id" UUID,
    "criterion_key" TEXT,
    "clause" TEXT,
    "flag" BOOLEAN NOT NULL DEFAULT false,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "resolution" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "example_id" UUID NOT NULL,
    "guideline_version_id" UUID NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "value" JSONB,
    "value_key" TEXT,
    "distribution" JSONB,
    "method" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,

    CONSTRAINT "resolution_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "release" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "checksum" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "release_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "stream" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "project_id" UUID,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("stream","number")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_oidc_subject_key" ON "app_user"("oidc_subject");

-- CreateIndex
CREATE INDEX "sign_in_user_id_idx" ON "sign_in"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_project_id_idx" ON "invitation"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE INDEX "guideline_editor_user_id_idx" ON "guideline_editor"("user_id");

-- CreateIndex
CREATE INDEX "guideline_version_hash_idx" ON "guideline_version"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "guideline_version_guideline_id_number_key" ON "guideline_version"("guideline_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "guideline_version_guideline_id_id_key" ON "guideline_version"("guideline_id", "id");

-- CreateIndex
CREATE INDEX "change_request_guideline_id_state_idx" ON "change_request"("guideline_id", "state");

-- CreateIndex
CREATE INDEX "change_request_case_change_request_id_idx" ON "change_request_case"("change_request_id");

-- CreateIndex
CREATE INDEX "project_guideline_id_idx" ON "project"("guideline_id");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "annotator_project_id_external_key_key" ON "annotator"("project_id", "external_key");

-- CreateIndex
CREATE UNIQUE INDEX "annotator_project_id_user_id_key" ON "annotator"("project_id", "user_id");

-- CreateIndex
CREATE INDEX "job_project_id_created_at_idx" ON "job"("project_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "job_id_key" ON "job"("id");

-- CreateIndex
CREATE UNIQUE INDEX "example_project_id_external_id_key" ON "example"("project_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "example_project_id_content_hash_key" ON "example"("project_id", "content_hash");

-- CreateIndex
CREATE INDEX "round_annotator_project_id_annotator_id_idx" ON "round_annotator"("project_id", "annotator_id");

-- CreateIndex
CREATE INDEX "assignment_project_id_annotator_id_state_idx" ON "assignment"("project_id", "annotator_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_id_key" ON "assignment"("id");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_project_id_example_id_annotator_id_guideline_ver_key" ON "assignment"("project_id", "example_id", "annotator_id", "guideline_version_id", "pass");

-- CreateIndex
CREATE INDEX "session_project_id_annotator_id_active_at_idx" ON "session"("project_id", "annotator_id", "active_at");

-- CreateIndex
CREATE UNIQUE INDEX "session_project_id_annotator_id_external_key_key" ON "session"("project_id", "annotator_id", "external_key");

-- CreateIndex
CREATE INDEX "judgment_project_id_example_id_idx" ON "judgment"("project_id", "example_id");

-- CreateIndex
CREATE INDEX "judgment_project_id_annotator_id_submitted_at_idx" ON "judgment"("project_id", "annotator_id", "submitted_at");

-- CreateIndex
CREATE UNIQUE INDEX "judgment_project_id_import_key_key" ON "judgment"("project_id", "import_key");

-- CreateIndex
CREATE INDEX "current_judgment_project_id_example_id_idx" ON "current_judgment"("project_id", "example_id");

-- CreateIndex
CREATE INDEX "current_judgment_project_id_annotator_id_idx" ON "current_judgment"("project_id", "annotator_id");

-- CreateIndex
CREATE INDEX "comment_project_id_example_id_idx" ON "comment"("project_id", "example_id");

-- CreateIndex
CREATE INDEX "resolution_project_id_example_id_idx" ON "resolution"("project_id", "example_id");

-- CreateIndex
CREATE UNIQUE INDEX "release_project_id_number_key" ON "release"("project_id", "number");

-- CreateIndex
CREATE INDEX "audit_entry_project_id_at_idx" ON "audit_entry"("project_id", "at");

-- AddForeignKey
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guideline_editor" ADD CONSTRAINT "guideline_editor_guideline_id_fkey" FOREIGN KEY ("guideline_id") REFERENCES "guideline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guideline_editor" ADD CONSTRAINT "guideline_editor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guideline_version" ADD CONSTRAINT "guideline_version_guideline_id_fkey" FOREIGN KEY ("guideline_id") REFERENCES "guideline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_guideline_version_id_fkey" FOREIGN KEY ("guideline_version_id") REFERENCES "guideline_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_guideline_id_fkey" FOREIGN KEY ("guideline_id") REFERENCES "guideline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_closed_by_version_id_fkey" FOREIGN KEY ("closed_by_version_id") REFERENCES "guideline_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_request_case" ADD CONSTRAINT "change_request_case_change_request_id_fkey" FOREIGN KEY ("change_request_id") REFERENCES "change_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_request_case" ADD CONSTRAINT "change_request_case_project_id_example_id_fkey" FOREIGN KEY ("project_id", "example_id") REFERENCES "example"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_guideline_id_fkey" FOREIGN KEY ("guideline_id") REFERENCES "guideline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_guideline_id_guideline_version_id_fkey" FOREIGN KEY ("guideline_id", "guideline_version_id") REFERENCES "guideline_version"("guideline_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotator" ADD CONSTRAINT "annotator_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotator" ADD CONSTRAINT "annotator_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_error" ADD CONSTRAINT "job_error_project_id_job_id_fkey" FOREIGN KEY ("project_id", "job_id") REFERENCES "job"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_chunk" ADD CONSTRAINT "upload_chunk_project_id_job_id_fkey" FOREIGN KEY ("project_id", "job_id") REFERENCES "job"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "example" ADD CONSTRAINT "example_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "example" ADD CONSTRAINT "example_project_id_parent_id_fkey" FOREIGN KEY ("project_id", "parent_id") REFERENCES "example"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gold_answer" ADD CONSTRAINT "gold_answer_project_id_example_id_fkey" FOREIGN KEY ("project_id", "example_id") REFERENCES "example"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_guideline_version_id_fkey" FOREIGN KEY ("guideline_version_id") REFERENCES "guideline_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_annotator" ADD CONSTRAINT "round_annotator_project_id_round_id_fkey" FOREIGN KEY ("project_id", "round_id") REFERENCES "round"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_annotator" ADD CONSTRAINT "round_annotator_project_id_annotator_id_fkey" FOREIGN KEY ("project_id", "annotator_id") REFERENCES "annotator"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_project_id_round_id_fkey" FOREIGN KEY ("project_id", "round_id") REFERENCES "round"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_project_id_example_id_fkey" FOREIGN KEY ("project_id", "example_id") REFERENCES "example"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_guideline_version_id_fkey" FOREIGN KEY ("guideline_version_id") REFERENCES "guideline_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_project_id_annotator_id_fkey" FOREIGN KEY ("project_id", "annotator_id") REFERENCES "annotator"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_project_id_session_id_fkey" FOREIGN KEY ("project_id", "session_id") REFERENCES "session"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_project_id_annotator_id_fkey" FOREIGN KEY ("project_id", "annotator_id") REFERENCES "annotator"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_project_id_assignment_id_fkey" FOREIGN KEY ("project_id", "assignment_id") REFERENCES "assignment"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgment" ADD CONSTRAINT "judgment_project_id_example_id_fkey" FOREIGN KEY ("project_id", "example_id") REFERENCES "example"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgment" ADD CONSTRAINT "judgment_project_id_annotator_id_fkey" FOREIGN KEY ("project_id", "annotator_id") REFERENCES "annotator"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgment" ADD CONSTRAINT "judgment_guideline_version_id_criterion_key_fkey" FOREIGN KEY ("guideline_version_id", "criterion_key") REFERENCES "criterion"("guideline_version_id", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgment" ADD CONSTRAINT "judgment_project_id_assignment_id_fkey" FOREIGN KEY ("project_id", "assignment_id") REFERENCES "assignment"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgment" ADD CONSTRAINT "judgment_project_id_session_id_fkey" FOREIGN KEY ("project_id", "session_id") REFERENCES "session"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_project_id_example_id_fkey" FOREIGN KEY ("project_id", "example_id") REFERENCES "example"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_project_id_annotator_id_fkey" FOREIGN KEY ("project_id", "annotator_id") REFERENCES "annotator"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_project_id_example_id_fkey" FOREIGN KEY ("project_id", "example_id") REFERENCES "example"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_guideline_version_id_criterion_key_fkey" FOREIGN KEY ("guideline_version_id", "criterion_key") REFERENCES "criterion"("guideline_version_id", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
