-- People, how they sign in, and how often they may try.

CREATE TYPE instance_role AS ENUM ('admin', 'author', 'member');
CREATE TYPE project_role AS ENUM ('lead', 'reviewer', 'annotator', 'viewer');

CREATE TABLE app_user (
  id            uuid NOT NULL,
  email         text NOT NULL,
  name          text NOT NULL,
  password_hash text,
  oidc_subject  text,
  instance_role instance_role NOT NULL DEFAULT 'member',
  disabled_at   timestamptz(3),
  created_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  -- Two accounts must not differ by letter case only.
  CONSTRAINT app_user_email_lower CHECK (email = lower(email) AND email LIKE '%_@_%')
);
CREATE UNIQUE INDEX app_user_email_key ON app_user (email);
CREATE UNIQUE INDEX app_user_oidc_subject_key ON app_user (oidc_subject);

CREATE TABLE sign_in (
  id         uuid NOT NULL,
  user_id    uuid NOT NULL,
  method     text NOT NULL,
  user_agent text,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  seen_at    timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  PRIMARY KEY (id),
  FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX sign_in_user_id_idx ON sign_in (user_id);

CREATE TABLE rate_limit (
  key    text NOT NULL,
  points int NOT NULL DEFAULT 0,
  expire timestamptz(3),
  PRIMARY KEY (key)
);
