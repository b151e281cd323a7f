-- A project can be archived, and one that is archived can be deleted: for good, and nothing but that project.

-- ── An archived project is read only ─────────────────────────────────────────────────────────────────────────────────

-- Whoever writes into a project holds this lock with others until their transaction ends; whoever archives it holds it alone. So a
-- write that began before is waited for, and one that comes after sees the archive.
CREATE FUNCTION archive_lock(project uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT hashtextextended('archive:' || $1::text, 0)
$$;

CREATE FUNCTION refuse_in_archive() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  written uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.project_id ELSE NEW.project_id END;
  found record;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(archive_lock(written));
  SELECT p.archived_at, p.deleted_at INTO found FROM public.project p WHERE p.id = written;
  -- What is marked for deletion goes through this as well.
  IF found.archived_at IS NOT NULL AND NOT (TG_OP = 'DELETE' AND found.deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the project is archived: % of % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'TS001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'example', 'model_output', 'gold_answer', 'round', 'round_annotator', 'assignment', 'lost_lease', 'session', 'draft', 'submission',
    'judgment', 'comment', 'resolution', 'example_mark', 'session_rule', 'release', 'judge_run', 'judge_verdict', 'judge_answer',
    'qualification', 'qualification_item', 'qualification_attempt', 'qualification_answer', 'qualification_grant',
    'version_move', 'version_acknowledgement'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_in_archive()', name || '_archived', name);
  END LOOP;
  -- Work that ended may still be cleared away, and a guideline's own people go on with its requests.
  FOREACH name IN ARRAY ARRAY['job', 'job_error', 'upload_chunk', 'change_request', 'change_request_case'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.project_id IS NOT NULL) EXECUTE FUNCTION refuse_in_archive()', name || '_archived', name);
  END LOOP;
END $$;

CREATE FUNCTION guard_archive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.archived_at IS NULL THEN
    PERFORM pg_advisory_xact_lock(archive_lock(OLD.id));
  ELSIF NEW.archived_at IS NOT NULL AND NEW.deleted_at IS NULL THEN
    RAISE EXCEPTION 'the project is archived: % of % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'TS001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER project_archiving BEFORE UPDATE ON project FOR EACH ROW
  WHEN (NEW.archived_at IS NOT NULL AND OLD.deleted_at IS NULL) EXECUTE FUNCTION guard_archive();

-- ── Deleting ─────────────────────────────────────────────────────────────────────────────────────────────────────────

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
    'resolution', 'example_mark', 'session_rule', 'release',
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
