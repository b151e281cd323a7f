-- What is remembered of attempts to sign in, by account and by address (lib/auth/sign-in-guard.ts). Keys are hashes.

CREATE TABLE sign_in_guard (
  key        text NOT NULL,
  state      jsonb,
  touched_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (key)
);
CREATE INDEX sign_in_guard_touched_at_idx ON sign_in_guard (touched_at);
