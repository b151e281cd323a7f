-- Verdicts of AI judges as they came in, and what each says on each criterion. The labels that follow from them are judgments like any
-- others; what could not be scored stands here alone.

-- CreateTable
CREATE TABLE "judge_run" (
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "guideline_version_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "prompt_hash" TEXT NOT NULL,
    "config_hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "judge_run_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "judge_verdict" (
    "project_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "judge_run_id" UUID NOT NULL,
    "example_id" UUID NOT NULL,
    "response_order" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "raw" TEXT NOT NULL,
    "import_key" TEXT NOT NULL,
    "import_job_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "judge_verdict_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "judge_answer" (
    "project_id" UUID NOT NULL,
    "verdict_id" BIGINT NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "value" JSONB,
    "reason" TEXT,
    "unscored" TEXT,
    "message" TEXT,

    CONSTRAINT "judge_answer_pkey" PRIMARY KEY ("project_id","verdict_id","criterion_key")
);

-- CreateIndex
CREATE UNIQUE INDEX "judge_run_project_id_config_hash_key" ON "judge_run"("project_id", "config_hash");

-- CreateIndex
CREATE UNIQUE INDEX "judge_run_project_id_annotator_id_key" ON "judge_run"("project_id", "annotator_id");

-- CreateIndex
CREATE INDEX "judge_verdict_project_id_judge_run_id_example_id_idx" ON "judge_verdict"("project_id", "judge_run_id", "example_id");

-- CreateIndex
CREATE UNIQUE INDEX "judge_verdict_project_id_import_key_key" ON "judge_verdict"("project_id", "import_key");

-- AddForeignKey
ALTER TABLE "judge_run" ADD CONSTRAINT "judge_run_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judge_run" ADD CONSTRAINT "judge_run_project_id_annotator_id_fkey" FOREIGN KEY ("project_id", "annotator_id") REFERENCES "annotator"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judge_run" ADD CONSTRAINT "judge_run_guideline_version_id_fkey" FOREIGN KEY ("guideline_version_id") REFERENCES "guideline_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judge_verdict" ADD CONSTRAINT "judge_verdict_project_id_judge_run_id_fkey" FOREIGN KEY ("project_id", "judge_run_id") REFERENCES "judge_run"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judge_verdict" ADD CONSTRAINT "judge_verdict_project_id_example_id_fkey" FOREIGN KEY ("project_id", "example_id") REFERENCES "example"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judge_answer" ADD CONSTRAINT "judge_answer_project_id_verdict_id_fkey" FOREIGN KEY ("project_id", "verdict_id") REFERENCES "judge_verdict"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An answer is a value or says why there is none.
ALTER TABLE judge_answer ADD CONSTRAINT judge_answer_value_or_why CHECK ((value IS NULL) = (unscored IS NOT NULL));

-- What a judge said stays said.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['judge_run', 'judge_verdict', 'judge_answer'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

-- A run speaks for a model: never for a person.
CREATE FUNCTION judge_run_is_model() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT kind FROM annotator WHERE project_id = NEW.project_id AND id = NEW.annotator_id) <> 'model' THEN
    RAISE EXCEPTION 'a judge run belongs to an annotator of kind model' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER judge_run_model BEFORE INSERT ON judge_run FOR EACH ROW EXECUTE FUNCTION judge_run_is_model();

-- The new tables grow like those that are told apart already.
CREATE OR REPLACE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET lock_timeout = '2s' SET default_statistics_target = 10 AS $$
BEGIN
  ANALYZE example, annotator, session, judgment, current_judgment, rating_count, judge_verdict, judge_answer;
EXCEPTION WHEN lock_not_available THEN
  -- Somebody else is at it already.
  NULL;
END $$;
