-- The guideline: a draft that changes, published versions that do not.

CREATE TABLE guideline (
  id                uuid NOT NULL,
  name              text NOT NULL,
  draft_body        text NOT NULL DEFAULT '',
  draft_criteria    jsonb NOT NULL DEFAULT '[]',
  draft_qualities   jsonb NOT NULL DEFAULT '{}',
  draft_examples    jsonb NOT NULL DEFAULT '[]',
  draft_revision    int NOT NULL DEFAULT 0,
  draft_saved_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  draft_saved_by_id uuid,
  created_by_id     uuid,
  created_at        timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  archived_at       timestamptz(3),
  PRIMARY KEY (id)
);

CREATE TABLE guideline_editor (
  guideline_id uuid NOT NULL,
  user_id      uuid NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (guideline_id, user_id),
  FOREIGN KEY (guideline_id) REFERENCES guideline (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX guideline_editor_user_id_idx ON guideline_editor (user_id);

CREATE TABLE guideline_version (
  id              uuid NOT NULL,
  guideline_id    uuid NOT NULL,
  number          int NOT NULL,
  hash            text NOT NULL,
  body            text NOT NULL,
  criteria        jsonb NOT NULL,
  qualities       jsonb NOT NULL,
  examples        jsonb NOT NULL DEFAULT '[]',
  note            text NOT NULL DEFAULT '',
  changes         jsonb NOT NULL DEFAULT '{}',
  stale_judgments jsonb NOT NULL DEFAULT '{}',
  published_by_id uuid,
  published_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  retired_at      timestamptz(3),
  PRIMARY KEY (id),
  FOREIGN KEY (guideline_id) REFERENCES guideline (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT guideline_version_hash CHECK (hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT guideline_version_number CHECK (number >= 1)
);
CREATE INDEX guideline_version_hash_idx ON guideline_version (hash);
CREATE UNIQUE INDEX guideline_version_guideline_id_number_key ON guideline_version (guideline_id, number);
CREATE UNIQUE INDEX guideline_version_guideline_id_id_key ON guideline_version (guideline_id, id);

-- As a type, so that a kind which the code has and the database has not does not compile.
CREATE TYPE criterion_kind AS ENUM ('choice', 'multi', 'scale', 'preference', 'ranking', 'text', 'span');

CREATE TABLE criterion (
  guideline_version_id uuid NOT NULL,
  key                  text NOT NULL,
  position             int NOT NULL,
  kind                 criterion_kind NOT NULL,
  about                text NOT NULL DEFAULT 'example',
  level                text NOT NULL,
  title                text NOT NULL,
  definition           jsonb NOT NULL,
  meaning_id           uuid,
  PRIMARY KEY (guideline_version_id, key),
  FOREIGN KEY (guideline_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- What it is asked about: the whole example or each of its parts of a sort.
  CONSTRAINT criterion_about CHECK (about IN ('example', 'response', 'turn', 'step', 'tool-call')),
  CONSTRAINT criterion_level CHECK (level IN ('nominal', 'ordinal', 'interval', 'ratio', 'set')),
  -- A trigger gives it; no criterion is without.
  CONSTRAINT criterion_means_something CHECK (meaning_id IS NOT NULL)
);
CREATE INDEX criterion_meaning_id_key_idx ON criterion (meaning_id, key);

-- A published version may be retired, nothing else.
CREATE FUNCTION refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - 'retired_at') = (to_jsonb(NEW) - 'retired_at') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published guideline version is immutable: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER guideline_version_immutable BEFORE UPDATE OR DELETE ON guideline_version FOR EACH ROW EXECUTE FUNCTION refuse_version_change();

-- Versions that ask a criterion with the same meaning share the version that began it: a version that left the criterion unchanged, or
-- only reworded it, goes on with what the version before it meant. Labels under all of them answer one question and count together.
CREATE FUNCTION begin_or_keep_meaning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.meaning_id := coalesce((
    SELECT e.meaning_id FROM guideline_version v
    JOIN guideline_version p ON p.guideline_id = v.guideline_id AND p.number = v.number - 1
    JOIN criterion e ON e.guideline_version_id = p.id AND e.key = NEW.key
    WHERE v.id = NEW.guideline_version_id AND v.changes ->> NEW.key IN ('unchanged', 'editorial')), NEW.guideline_version_id);
  RETURN NEW;
END $$;
CREATE TRIGGER criterion_meaning BEFORE INSERT ON criterion FOR EACH ROW EXECUTE FUNCTION begin_or_keep_meaning();
