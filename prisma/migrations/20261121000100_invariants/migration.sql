-- What prose calls an invariant, the database enforces.

-- ── Values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Two accounts must not differ by letter case only.
ALTER TABLE app_user ADD CONSTRAINT app_user_email_lower CHECK (email = lower(email) AND email LIKE '%_@_%');
ALTER TABLE invitation ADD CONSTRAINT invitation_project_with_role CHECK ((project_id IS NULL) = (project_role IS NULL));
ALTER TABLE invitation ADD CONSTRAINT invitation_grants_something CHECK (instance_role IS NOT NULL OR project_role IS NOT NULL OR email IS NOT NULL);

ALTER TABLE guideline_version ADD CONSTRAINT guideline_version_hash CHECK (hash ~ '^[0-9a-f]{64}$');
ALTER TABLE guideline_version ADD CONSTRAINT guideline_version_number CHECK (number >= 1);
ALTER TABLE criterion ADD CONSTRAINT criterion_kind CHECK (kind IN ('choice', 'multi', 'scale', 'preference', 'ranking', 'text', 'span'));
ALTER TABLE criterion ADD CONSTRAINT criterion_level CHECK (level IN ('nominal', 'ordinal', 'interval', 'ratio', 'set'));
-- A request is done exactly when a version closed it: that version cites it.
ALTER TABLE change_request ADD CONSTRAINT change_request_done CHECK ((state = 'done') = (closed_by_version_id IS NOT NULL));

ALTER TABLE project ADD CONSTRAINT project_overlap CHECK (overlap BETWEEN 1 AND 100);
ALTER TABLE project ADD CONSTRAINT project_minutes CHECK (lease_minutes BETWEEN 1 AND 10080 AND idle_minutes BETWEEN 1 AND 1440);
-- A human annotator is a member. One known only from imported labels never is.
ALTER TABLE annotator ADD CONSTRAINT annotator_person CHECK (CASE kind WHEN 'human' THEN user_id IS NOT NULL WHEN 'external' THEN user_id IS NULL ELSE true END);

ALTER TABLE job ADD CONSTRAINT job_counts CHECK (done >= 0 AND total >= 0 AND accepted >= 0 AND rejected >= duplicates AND duplicates >= 0);
ALTER TABLE job ADD CONSTRAINT job_finished CHECK ((state IN ('succeeded', 'failed', 'cancelled')) = (finished_at IS NOT NULL));
ALTER TABLE example ADD CONSTRAINT example_kind CHECK (kind IN ('text', 'instruction', 'preference', 'reward', 'conversation'));
ALTER TABLE example ADD CONSTRAINT example_hash CHECK (content_hash ~ '^[0-9a-f]{64}$');

ALTER TABLE round ADD CONSTRAINT round_overlap CHECK (overlap BETWEEN 1 AND 100);
ALTER TABLE round ADD CONSTRAINT round_rates CHECK (share > 0 AND share <= 1 AND gold_rate BETWEEN 0 AND 0.5 AND repeat_rate BETWEEN 0 AND 0.5);
ALTER TABLE assignment ADD CONSTRAINT assignment_place CHECK ((kind = 'slot') = (place IS NOT NULL) AND place >= 1);
ALTER TABLE assignment ADD CONSTRAINT assignment_pass CHECK (pass >= 0 AND (kind = 'repeat') = (pass > 0));
-- Only a place that waits has no holder. Whoever holds one has a token and an end of the lease.
ALTER TABLE assignment ADD CONSTRAINT assignment_state_columns CHECK (CASE state
  WHEN 'open' THEN kind = 'slot' AND annotator_id IS NULL AND lease_token IS NULL
  WHEN 'leased' THEN annotator_id IS NOT NULL AND lease_token IS NOT NULL AND leased_at IS NOT NULL AND lease_expires_at IS NOT NULL
  WHEN 'submitted' THEN annotator_id IS NOT NULL AND submitted_at IS NOT NULL
  WHEN 'skipped' THEN annotator_id IS NOT NULL AND skipped_at IS NOT NULL
  ELSE true END);
-- An example never has more live places in a round than its overlap: places are numbered and each number lives once.
CREATE UNIQUE INDEX assignment_live_place ON assignment (project_id, round_id, example_id, place)
  WHERE kind = 'slot' AND state NOT IN ('skipped', 'withdrawn');
-- What a claim looks through.
CREATE INDEX assignment_claimable ON assignment (project_id, round_id, rank) WHERE kind = 'slot' AND state IN ('open', 'leased');

ALTER TABLE session ADD CONSTRAINT session_times CHECK (active_at >= started_at AND submitted >= 0);
ALTER TABLE judgment ADD CONSTRAINT judgment_revision CHECK (revision >= 1 AND changed >= 0 AND pass >= 0 AND position >= 1);
-- Active time is part of wall time.
ALTER TABLE judgment ADD CONSTRAINT judgment_times CHECK (active_ms >= 0 AND wall_ms >= 0 AND active_ms <= wall_ms);
-- Keys are indexed. A longer one is replaced by its hash before it comes here.
ALTER TABLE judgment ADD CONSTRAINT judgment_value_key CHECK (octet_length(value_key) <= 1000);
ALTER TABLE judgment ADD CONSTRAINT judgment_taken_back CHECK (value IS NOT NULL OR value_key IS NULL);
ALTER TABLE rating_count ADD CONSTRAINT rating_count_not_negative CHECK (n >= 0);

ALTER TABLE resolution ADD CONSTRAINT resolution_reason CHECK (reason IN
  ('guideline-gap', 'ambiguous-example', 'slip', 'missing-knowledge', 'bad-example', 'legitimate-disagreement'));
ALTER TABLE resolution ADD CONSTRAINT resolution_method CHECK (method IN
  ('adjudicated', 'unanimous', 'majority', 'weighted-majority', 'dawid-skene', 'mace', 'glad', 'median', 'mean'));
-- The same case is never decided twice.
CREATE UNIQUE INDEX resolution_standing ON resolution (project_id, example_id, criterion_key) WHERE withdrawn_at IS NULL;

-- ── Append-only ─────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- Raw is sacred, a judgment that was given was given, history is not edited.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['example', 'judgment', 'criterion', 'release', 'audit_entry'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

-- A published version may be retired, nothing else.
CREATE FUNCTION refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - 'retired_at') = (to_jsonb(NEW) - 'retired_at') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published guideline version is immutable: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER guideline_version_immutable BEFORE UPDATE OR DELETE ON guideline_version FOR EACH ROW EXECUTE FUNCTION refuse_version_change();
CREATE TRIGGER guideline_version_no_truncate BEFORE TRUNCATE ON guideline_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A resolution may be withdrawn once. What it said stays.
CREATE FUNCTION refuse_resolution_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL
     AND (to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by_id') = (to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by_id') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a resolution can only be withdrawn: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER resolution_only_withdrawn BEFORE UPDATE OR DELETE ON resolution FOR EACH ROW EXECUTE FUNCTION refuse_resolution_change();

-- ── The current judgment and its counts ─────────────────────────────────────────────────────────────────────────────

-- Rows are touched in the order of their keys, so that two submits cannot wait for each other in a circle.
CREATE FUNCTION keep_current_judgment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE kept bigint; expected bigint;
BEGIN
  WITH latest AS (
    SELECT DISTINCT ON (project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass)
           project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass, id, revision, value_key, value IS NULL AS taken_back, submitted_at
    FROM inserted
    ORDER BY project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass, revision DESC
  ), upserted AS (
    INSERT INTO current_judgment AS c
      (project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass, judgment_id, revision, value_key, taken_back, submitted_at)
    SELECT project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass, id, revision, value_key, taken_back, submitted_at FROM latest
    ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, annotator_id, pass) DO UPDATE
      SET judgment_id = excluded.judgment_id, revision = excluded.revision, value_key = excluded.value_key,
          taken_back = excluded.taken_back, submitted_at = excluded.submitted_at
      WHERE c.revision < excluded.revision
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM upserted), (SELECT count(*) FROM latest) INTO kept, expected;
  -- A revision that is not newer than what stands means that somebody else was faster: the whole submit is to be tried again.
  IF kept < expected THEN
    RAISE EXCEPTION 'a newer revision of this judgment exists' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER judgment_current AFTER INSERT ON judgment REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION keep_current_judgment();

CREATE FUNCTION count_new_ratings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO rating_count AS r (project_id, criterion_key, guideline_version_id, example_id, value_key, n)
  SELECT project_id, criterion_key, guideline_version_id, example_id, value_key, count(*)
  FROM inserted WHERE pass = 0 AND value_key IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, value_key) DO UPDATE SET n = r.n + excluded.n;
  RETURN NULL;
END $$;
CREATE TRIGGER current_judgment_counted AFTER INSERT ON current_judgment REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION count_new_ratings();

-- The old value is one fewer, the new one more. Subtraction comes as its own statement because an INSERT of a negative count
-- would break the CHECK before the conflict is seen.
CREATE FUNCTION count_changed_ratings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE rating_count r SET n = r.n - gone.n
  FROM (SELECT project_id, criterion_key, guideline_version_id, example_id, value_key, count(*) AS n
        FROM old_rows WHERE pass = 0 AND value_key IS NOT NULL GROUP BY 1, 2, 3, 4, 5) gone
  WHERE (r.project_id, r.criterion_key, r.guideline_version_id, r.example_id, r.value_key)
      = (gone.project_id, gone.criterion_key, gone.guideline_version_id, gone.example_id, gone.value_key);
  INSERT INTO rating_count AS r (project_id, criterion_key, guideline_version_id, example_id, value_key, n)
  SELECT project_id, criterion_key, guideline_version_id, example_id, value_key, count(*)
  FROM new_rows WHERE pass = 0 AND value_key IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (project_id, criterion_key, guideline_version_id, example_id, value_key) DO UPDATE SET n = r.n + excluded.n;
  RETURN NULL;
END $$;
CREATE TRIGGER current_judgment_recounted AFTER UPDATE ON current_judgment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_changed_ratings();

-- ── The audit chain ─────────────────────────────────────────────────────────────────────────────────────────────────

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

-- Large uploads are short-lived and often compressed already: do not spend time on compressing them again.
ALTER TABLE upload_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
