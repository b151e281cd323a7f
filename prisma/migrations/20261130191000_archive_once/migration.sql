-- Whether a project is archived is looked up once in a transaction, not at each row that it writes: from then on the lock keeps the
-- answer true until the transaction ends. What it was is kept in a setting that ends with it, or with the savepoint that is gone back to,
-- as the lock does.
CREATE OR REPLACE FUNCTION refuse_in_archive() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  written uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.project_id ELSE NEW.project_id END;
  found record;
BEGIN
  IF current_setting('touchstone.open_project', true) = written::text THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(archive_lock(written));
  SELECT p.archived_at, p.deleted_at INTO found FROM public.project p WHERE p.id = written;
  -- What is marked for deletion goes through this as well.
  IF found.archived_at IS NOT NULL AND NOT (TG_OP = 'DELETE' AND found.deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the project is archived: % of % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'TS001';
  END IF;
  IF found.archived_at IS NULL THEN
    PERFORM set_config('touchstone.open_project', written::text, true);
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE FUNCTION guard_archive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.archived_at IS NULL THEN
    PERFORM pg_advisory_xact_lock(archive_lock(OLD.id));
    PERFORM set_config('touchstone.open_project', '', true);
  ELSIF NEW.archived_at IS NOT NULL AND NEW.deleted_at IS NULL THEN
    RAISE EXCEPTION 'the project is archived: % of % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'TS001';
  END IF;
  RETURN NEW;
END $$;
