-- The audit log, hash-chained, and what else cannot be rewritten.

CREATE TABLE audit_entry (
  stream     text NOT NULL,
  number     int NOT NULL,
  project_id uuid,
  actor_id   uuid,
  action     text NOT NULL,
  subject    text,
  detail     jsonb NOT NULL DEFAULT '{}',
  at         timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  previous   text NOT NULL,
  hash       text NOT NULL,
  PRIMARY KEY (stream, number)
);
CREATE INDEX audit_entry_project_id_at_idx ON audit_entry (project_id, at);

CREATE FUNCTION audit_hash(entry audit_entry) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    entry.previous, entry.stream, entry.number, entry.project_id, entry.actor_id, entry.action, entry.subject, entry.detail,
    extract(epoch FROM entry.at))::text, 'UTF8')), 'hex')
$$;

-- One writer a stream at a time, so that each entry seals the one before it. Streams are narrow: annotators do not wait for each other.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE latest audit_entry;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || NEW.stream, 0));
  SELECT * INTO latest FROM audit_entry WHERE stream = NEW.stream ORDER BY number DESC LIMIT 1;
  NEW.number := coalesce(latest.number, 0) + 1;
  NEW.previous := coalesce(latest.hash, '');
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  NEW.hash := audit_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_chained BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

-- Entries whose hash or link does not fit: an empty answer proves the chains whole (but for entries cut off at a stream's end).
CREATE VIEW audit_broken AS
  SELECT stream, number FROM (
    SELECT e.stream, e.number, e.hash <> audit_hash(e) AS forged,
           e.previous <> coalesce(lag(e.hash) OVER w, '') OR e.number <> coalesce(lag(e.number) OVER w, 0) + 1 AS unlinked
    FROM audit_entry e WINDOW w AS (PARTITION BY e.stream ORDER BY e.number)
  ) checked WHERE forged OR unlinked;

-- ── Append-only ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- Raw is sacred, a judgment that was given was given, history is not edited: not before its whole project goes. The audit log outlives
-- its project; a criterion and a request's history belong to the guideline.
CREATE FUNCTION goes_with_project(project uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM public.project p WHERE p.id = $1 AND p.deleted_at IS NOT NULL)
$$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME <> 'audit_entry' THEN
    IF goes_with_project((to_jsonb(OLD) ->> 'project_id')::uuid) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- Of these tables only some columns change, which guards of their own judge; none of their rows goes before its project.
CREATE FUNCTION refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF goes_with_project(OLD.project_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% can only go with its project: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE
  append_only text[] := ARRAY[
    'criterion', 'version_move', 'version_acknowledgement', 'example', 'model_output',
    'qualification_item', 'qualification_answer', 'qualification_grant', 'judgment', 'judge_run', 'judge_verdict', 'judge_answer',
    'change_request_entry', 'release', 'audit_entry'];
  kept text[] := ARRAY['qualification', 'qualification_attempt', 'resolution', 'example_mark', 'session_rule'];
  name text;
BEGIN
  FOREACH name IN ARRAY append_only LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
  END LOOP;
  FOREACH name IN ARRAY kept LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_delete()', name || '_not_deleted', name);
  END LOOP;
  FOREACH name IN ARRAY append_only || kept || ARRAY['guideline_version'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;
