-- What happens to the work and the data of somebody who leaves.

-- ── Whoever cannot label holds nothing ──────────────────────────────────────────────────────────────────────────────

-- Whether an annotator can take and hand in work. As whoLabels says it.
CREATE FUNCTION may_label(project uuid, annotator uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM annotator n
    JOIN membership m ON m.project_id = n.project_id AND m.user_id = n.user_id
    JOIN app_user u ON u.id = n.user_id
    WHERE n.project_id = $1 AND n.id = $2 AND n.kind <> 'external' AND m.role <> 'viewer' AND u.disabled_at IS NULL)
$$;

-- A claim or a submit proved its rights before it waited for the annotator's lock: what ended meanwhile is seen here.
CREATE FUNCTION refuse_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT may_label(NEW.project_id, NEW.annotator_id) THEN
    RAISE EXCEPTION 'who takes or hands in work labels in this project no more' USING ERRCODE = 'TS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignment_taken_by_right BEFORE UPDATE ON assignment FOR EACH ROW
  WHEN (NEW.state = 'leased' AND NEW.lease_token IS DISTINCT FROM OLD.lease_token
     OR NEW.state = 'submitted' AND OLD.state = 'leased' AND NEW.submitted_at IS DISTINCT FROM OLD.submitted_at)
  EXECUTE FUNCTION refuse_left();
CREATE TRIGGER assignment_made_by_right BEFORE INSERT ON assignment FOR EACH ROW
  WHEN (NEW.state = 'leased' OR NEW.kind = 'extra' AND NEW.state = 'submitted')
  EXECUTE FUNCTION refuse_left();

-- And the other way round: no right to label ends while its person still holds something, but in an archive, where nobody could take it.
CREATE FUNCTION refuse_kept_leases() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  changed jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  account uuid := (CASE TG_TABLE_NAME WHEN 'membership' THEN changed ->> 'user_id' WHEN 'app_user' THEN changed ->> 'id' END)::uuid;
  only_in uuid := (CASE TG_TABLE_NAME WHEN 'membership' THEN changed ->> 'project_id' WHEN 'project' THEN changed ->> 'id' END)::uuid;
BEGIN
  IF EXISTS (
    SELECT FROM annotator n JOIN project p ON p.id = n.project_id AND p.archived_at IS NULL
    WHERE n.user_id IS NOT NULL AND (account IS NULL OR n.user_id = account) AND (only_in IS NULL OR n.project_id = only_in)
      AND EXISTS (SELECT FROM assignment a WHERE a.project_id = n.project_id AND a.annotator_id = n.id AND a.state = 'leased')
      AND NOT may_label(n.project_id, n.id))
  THEN
    RAISE EXCEPTION 'whoever labels no more still holds examples: give them back first' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER membership_gives_back AFTER DELETE OR UPDATE OF role ON membership DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_kept_leases();
CREATE CONSTRAINT TRIGGER account_gives_back AFTER UPDATE OF disabled_at ON app_user DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.disabled_at IS NOT NULL) EXECUTE FUNCTION refuse_kept_leases();
CREATE CONSTRAINT TRIGGER project_gives_back AFTER UPDATE OF archived_at ON project DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION refuse_kept_leases();

-- ── An account that is deleted ──────────────────────────────────────────────────────────────────────────────────────

-- Its row stays without anything of its person, since labels, decisions and the audit log point at it.
ALTER TABLE app_user ADD COLUMN deleted_at timestamptz(3);
ALTER TABLE app_user ADD CONSTRAINT app_user_deleted CHECK (deleted_at IS NULL OR (
  disabled_at IS NOT NULL AND password_hash IS NULL AND oidc_subject IS NULL AND instance_role = 'member'
  AND email = 'deleted-' || id || '@deleted.invalid' AND name LIKE 'Deleted account %')) NOT VALID;

CREATE FUNCTION refuse_revival() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a deleted account does not change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER app_user_stays_deleted BEFORE UPDATE ON app_user FOR EACH ROW
  WHEN (OLD.deleted_at IS NOT NULL) EXECUTE FUNCTION refuse_revival();

-- Nothing is added to it either. Fires after the foreign key, which has waited for a deletion under way.
CREATE FUNCTION refuse_for_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM app_user u WHERE u.id = NEW.user_id AND u.deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the account has been deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sign_in', 'api_token', 'membership', 'guideline_editor', 'annotator'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I FOR EACH ROW EXECUTE FUNCTION refuse_for_deleted()', name || '_of_the_living', name);
  END LOOP;
END $$;

-- What somebody is called where their name must not stand: in releases from the beginning, everywhere once their account is deleted. Ids
-- are random, so it says nothing, and another project calls the same person otherwise.
CREATE FUNCTION person_code(project uuid, id uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'person-' || left(encode(sha256(convert_to($1::text || ' ' || $2::text, 'UTF8')), 'hex'), 12)
$$;

-- ── Addresses in the log of refused attempts ────────────────────────────────────────────────────────────────────────

-- The log, which forgets nothing, holds a seal: the hash of an address and a random salt. Both stand here, and go with the account that
-- they are about, or after some time; the seal then says nothing any more. While they are here, the seal proves them.
CREATE TABLE refused_address (
  seal       text NOT NULL,
  salt       text NOT NULL,
  address    text NOT NULL,
  account_id uuid,
  at         timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (seal),
  CONSTRAINT refused_address_sealed CHECK (seal = encode(sha256(convert_to(salt || ' ' || address, 'UTF8')), 'hex'))
);
CREATE INDEX refused_address_account_id_idx ON refused_address (account_id);
CREATE INDEX refused_address_at_idx ON refused_address (at);

-- The detail of an entry of refused attempts, with the addresses that are still known.
CREATE FUNCTION unsealed(detail jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN $1 ? 'address' THEN $1 || jsonb_build_object('address', (SELECT r.address FROM refused_address r WHERE r.seal = $1 ->> 'address'))
    WHEN jsonb_typeof($1 -> 'of') = 'array' THEN $1 || jsonb_build_object('of', coalesce((
      SELECT jsonb_agg(o || jsonb_build_object('address', r.address) || CASE WHEN o ->> 'who' = o ->> 'address' THEN jsonb_build_object('who', r.address) ELSE '{}' END)
      FROM jsonb_array_elements($1 -> 'of') o LEFT JOIN refused_address r ON r.seal = o ->> 'address'), '[]'))
    ELSE $1 END
$$;
