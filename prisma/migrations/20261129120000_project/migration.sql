-- A project works under one version of one guideline; its members and everybody else who gives judgments in it.

CREATE TYPE purpose AS ENUM ('annotation', 'evaluation');
CREATE TYPE annotator_kind AS ENUM ('human', 'model', 'external');

CREATE TABLE project (
  id                   uuid NOT NULL,
  name                 text NOT NULL,
  purpose              purpose NOT NULL,
  guideline_id         uuid NOT NULL,
  guideline_version_id uuid NOT NULL,
  overlap              int NOT NULL DEFAULT 1,
  lease_minutes        int NOT NULL DEFAULT 30,
  idle_minutes         int NOT NULL DEFAULT 30,
  break_minutes        int,
  open_after_submit    boolean NOT NULL DEFAULT false,
  simulated            boolean NOT NULL DEFAULT false,
  created_by_id        uuid,
  created_at           timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  archived_at          timestamptz(3),
  deleted_at           timestamptz(3),
  PRIMARY KEY (id),
  FOREIGN KEY (guideline_id) REFERENCES guideline (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_id, guideline_version_id) REFERENCES guideline_version (guideline_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT project_overlap CHECK (overlap BETWEEN 1 AND 100),
  CONSTRAINT project_minutes CHECK (lease_minutes BETWEEN 1 AND 10080 AND idle_minutes BETWEEN 1 AND 1440),
  -- When the labelling screen speaks of a break; null: never.
  CONSTRAINT project_break_minutes CHECK (break_minutes BETWEEN 5 AND 480),
  -- Two steps, so that nothing that people work in vanishes under their hands.
  CONSTRAINT project_deleted_when_archived CHECK (deleted_at IS NULL OR archived_at IS NOT NULL)
);
CREATE INDEX project_guideline_id_idx ON project (guideline_id);

CREATE TABLE membership (
  project_id uuid NOT NULL,
  user_id    uuid NOT NULL,
  role       project_role NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, user_id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX membership_user_id_idx ON membership (user_id);

CREATE TABLE annotator (
  project_id   uuid NOT NULL,
  id           uuid NOT NULL,
  kind         annotator_kind NOT NULL,
  user_id      uuid,
  external_key text NOT NULL,
  name         text NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- A human annotator is a member. One known only from imported labels never is.
  CONSTRAINT annotator_person CHECK (CASE kind WHEN 'human' THEN user_id IS NOT NULL WHEN 'external' THEN user_id IS NULL ELSE true END)
);
CREATE UNIQUE INDEX annotator_project_id_external_key_key ON annotator (project_id, external_key);
CREATE UNIQUE INDEX annotator_project_id_user_id_key ON annotator (project_id, user_id);

CREATE TABLE invitation (
  id            uuid NOT NULL,
  token_hash    text NOT NULL,
  email         text,
  instance_role instance_role,
  project_id    uuid,
  project_role  project_role,
  invited_by_id uuid,
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at    timestamptz(3) NOT NULL,
  accepted_at   timestamptz(3),
  revoked_at    timestamptz(3),
  PRIMARY KEY (id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT invitation_project_with_role CHECK ((project_id IS NULL) = (project_role IS NULL)),
  CONSTRAINT invitation_grants_something CHECK (instance_role IS NOT NULL OR project_role IS NOT NULL OR email IS NOT NULL)
);
CREATE UNIQUE INDEX invitation_token_hash_key ON invitation (token_hash);
CREATE INDEX invitation_project_id_idx ON invitation (project_id);

CREATE TABLE api_token (
  id         uuid NOT NULL,
  user_id    uuid NOT NULL,
  name       text NOT NULL,
  token_hash text NOT NULL,
  prefix     text NOT NULL,
  role       project_role,
  project_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamptz(3) NOT NULL,
  used_at    timestamptz(3),
  revoked_at timestamptz(3),
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX api_token_token_hash_key ON api_token (token_hash);
CREATE INDEX api_token_user_id_idx ON api_token (user_id);

-- The kind of an annotator is fixed, because the counts rely on it.
CREATE FUNCTION refuse_kind_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.kind = 'model') IS DISTINCT FROM (NEW.kind = 'model') THEN
    RAISE EXCEPTION 'an annotator cannot turn from a person into a model or back' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER annotator_kind_fixed BEFORE UPDATE OF kind ON annotator FOR EACH ROW EXECUTE FUNCTION refuse_kind_change();
