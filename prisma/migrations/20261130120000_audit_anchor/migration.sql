-- What proves that nothing was cut off the audit log, and what of refused attempts is to be written into it.

-- Signed by the application, each over the one before it: how far every stream had come that moved since then, as
-- {stream: [number, hash]}.
CREATE TABLE audit_anchor (
  number    int NOT NULL,
  at        timestamptz(3) NOT NULL,
  heads     jsonb NOT NULL,
  previous  text NOT NULL,
  key_id    text NOT NULL,
  signature text NOT NULL,
  PRIMARY KEY (number)
);
CREATE TRIGGER audit_anchor_append_only BEFORE UPDATE OR DELETE ON audit_anchor FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_anchor_no_truncate BEFORE TRUNCATE ON audit_anchor FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The last entry of every stream, each found by one step in the index.
CREATE VIEW audit_head AS
  WITH RECURSIVE streams AS (
    (SELECT stream FROM audit_entry ORDER BY stream LIMIT 1)
    UNION ALL
    SELECT (SELECT e.stream FROM audit_entry e WHERE e.stream > s.stream ORDER BY e.stream LIMIT 1) FROM streams s WHERE s.stream IS NOT NULL
  )
  SELECT head.* FROM streams s
  CROSS JOIN LATERAL (SELECT e.stream, e.number, e.hash FROM audit_entry e WHERE e.stream = s.stream ORDER BY e.number DESC LIMIT 1) head;

-- Heads as rows. Somebody may have written nonsense into the table, which the check must survive.
CREATE FUNCTION audit_heads(heads jsonb) RETURNS TABLE (stream text, number int, hash text) LANGUAGE sql IMMUTABLE AS $$
  SELECT h.key, (h.value ->> 0)::int, h.value ->> 1
  FROM jsonb_each(CASE WHEN jsonb_typeof(heads) = 'object' THEN heads ELSE '{}' END) h
  WHERE h.value ->> 0 ~ '^[0-9]{1,9}$'
$$;
CREATE VIEW audit_anchored AS
  SELECT a.at, h.stream, h.number, h.hash, a.number AS anchor FROM audit_anchor a CROSS JOIN LATERAL audit_heads(a.heads) h;

-- Attempts that were refused in this hour (lib/auth/refused-log.ts): one row for each that has an entry, and one for what is beyond. Goes
-- with the hour, whose counts become one entry.
CREATE TABLE refused_attempt (
  hour        timestamptz(0) NOT NULL,
  key         text NOT NULL,
  who         text NOT NULL,
  is_stranger boolean NOT NULL,
  detail      jsonb NOT NULL,
  times       int NOT NULL,
  PRIMARY KEY (hour, key)
);
