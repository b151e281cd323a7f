-- A project can be archived, and one that is archived can be deleted: for good, and nothing but that project.

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

-- Two steps, so that nothing that people work in vanishes under their hands.
ALTER TABLE project ADD CONSTRAINT project_deleted_when_archived CHECK (deleted_at IS NULL OR archived_at IS NOT NULL);

-- What is being deleted is not whole any more and cannot come back.
CREATE FUNCTION refuse_undelete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a project that is being deleted does not change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER project_deletion_stays BEFORE UPDATE ON project FOR EACH ROW
  WHEN (OLD.deleted_at IS NOT NULL) EXECUTE FUNCTION refuse_undelete();

-- Only what is marked for deletion goes, and only by delete_project_rows: the application's role may delete nothing of this itself.
CREATE FUNCTION refuse_project_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.deleted_at IS NULL THEN
    RAISE EXCEPTION 'a project is deleted only after it was marked for that' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER project_marked_first BEFORE DELETE ON project FOR EACH ROW EXECUTE FUNCTION refuse_project_loss();

CREATE FUNCTION goes_with_project(project uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM public.project p WHERE p.id = $1 AND p.deleted_at IS NOT NULL)
$$;

-- ── What was append-only stays so, until its whole project goes ──────────────────────────────────────────────────────

-- The audit log outlives its project; a criterion and a request's history belong to the guideline.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME <> 'audit_entry' THEN
    IF goes_with_project((to_jsonb(OLD) ->> 'project_id')::uuid) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- The guards of these tables judge what an UPDATE may do. Deleting asks this one instead.
CREATE FUNCTION refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF goes_with_project(OLD.project_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is not deleted: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER resolution_only_withdrawn ON resolution;
CREATE TRIGGER resolution_only_withdrawn BEFORE UPDATE ON resolution FOR EACH ROW EXECUTE FUNCTION refuse_resolution_change();
CREATE TRIGGER resolution_not_deleted BEFORE DELETE ON resolution FOR EACH ROW EXECUTE FUNCTION refuse_delete();

DROP TRIGGER exclusion_only_lifted ON exclusion;
CREATE TRIGGER exclusion_only_lifted BEFORE UPDATE ON exclusion FOR EACH ROW EXECUTE FUNCTION refuse_exclusion_change();
CREATE TRIGGER exclusion_not_deleted BEFORE DELETE ON exclusion FOR EACH ROW EXECUTE FUNCTION refuse_delete();

DROP TRIGGER training_seed_only_lifted ON training_seed;
CREATE TRIGGER training_seed_only_lifted BEFORE UPDATE ON training_seed FOR EACH ROW EXECUTE FUNCTION refuse_seed_change();
CREATE TRIGGER training_seed_not_deleted BEFORE DELETE ON training_seed FOR EACH ROW EXECUTE FUNCTION refuse_delete();

DROP TRIGGER qualification_kept ON qualification;
CREATE TRIGGER qualification_kept BEFORE UPDATE ON qualification FOR EACH ROW EXECUTE FUNCTION refuse_qualification_change();
CREATE TRIGGER qualification_not_deleted BEFORE DELETE ON qualification FOR EACH ROW EXECUTE FUNCTION refuse_delete();

DROP TRIGGER qualification_attempt_ends ON qualification_attempt;
CREATE TRIGGER qualification_attempt_ends BEFORE UPDATE ON qualification_attempt FOR EACH ROW EXECUTE FUNCTION end_attempt();
CREATE TRIGGER qualification_attempt_not_deleted BEFORE DELETE ON qualification_attempt FOR EACH ROW EXECUTE FUNCTION refuse_delete();

-- What a version cites can go with its project, and with nothing else.
DROP TRIGGER change_request_case_guarded ON change_request_case;
CREATE TRIGGER change_request_case_guarded BEFORE INSERT OR UPDATE ON change_request_case
  FOR EACH ROW EXECUTE FUNCTION guard_change_request_case();
CREATE FUNCTION guard_case_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM change_request WHERE id = OLD.change_request_id FOR SHARE;
  IF EXISTS (SELECT FROM change_request WHERE id = OLD.change_request_id AND state = 'done')
     AND NOT goes_with_project(OLD.project_id) THEN
    RAISE EXCEPTION 'a version cites the cases of this change request: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER change_request_case_kept BEFORE DELETE ON change_request_case FOR EACH ROW EXECUTE FUNCTION guard_case_loss();

-- ── The one way out ──────────────────────────────────────────────────────────────────────────────────────────────────

-- Deletes some rows of a project that is marked for deletion, those first that others do not point at, and at the end the project.
-- Answers how many rows went; 0 when nothing is left. Runs with the owner's rights, since the application has none to delete.
CREATE FUNCTION delete_project_rows(project uuid, most int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  name text;
  gone int;
BEGIN
  -- One at a time; the row also waits for whoever still works in the project.
  PERFORM FROM project p WHERE p.id = $1 AND p.deleted_at IS NOT NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  FOREACH name IN ARRAY ARRAY[
    'api_token', 'invitation', 'membership',
    'change_request_case', 'comment', 'judge_answer', 'judge_verdict', 'judge_run',
    'rating_count', 'current_judgment', 'judgment', 'submission', 'draft', 'lost_lease', 'assignment', 'session',
    'resolution', 'exclusion', 'training_seed', 'release',
    'qualification_grant', 'qualification_answer', 'qualification_attempt', 'qualification_item', 'qualification',
    'version_move', 'version_acknowledgement', 'round_annotator', 'round',
    'model_output', 'gold_answer', 'upload_chunk', 'job_error'] LOOP
    EXECUTE format('DELETE FROM %1$I WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$I WHERE project_id = $1 LIMIT $2))', name) USING $1, $2;
    GET DIAGNOSTICS gone = ROW_COUNT;
    IF gone > 0 THEN
      RETURN gone;
    END IF;
  END LOOP;
  -- Derived examples before those that they come from.
  DELETE FROM example WHERE ctid = ANY (ARRAY(
    SELECT e.ctid FROM example e
    WHERE e.project_id = $1 AND NOT EXISTS (SELECT FROM example d WHERE d.project_id = e.project_id AND d.parent_id = e.id) LIMIT $2));
  GET DIAGNOSTICS gone = ROW_COUNT;
  IF gone > 0 THEN
    RETURN gone;
  END IF;
  DELETE FROM job j WHERE j.project_id = $1;
  DELETE FROM annotator a WHERE a.project_id = $1;
  DELETE FROM project p WHERE p.id = $1;
  RETURN 1;
END $$;
