-- How much strangers, and one person, may ask for.

-- What is remembered of attempts to sign in, by account and by address (lib/auth/sign-in-guard.ts). Keys are hashes.
CREATE TABLE sign_in_guard (
  key        text NOT NULL,
  state      jsonb,
  touched_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (key)
);
CREATE INDEX sign_in_guard_touched_at_idx ON sign_in_guard (touched_at);

-- The more jobs somebody has in hand, the later their next one comes (lib/jobs/queue.ts).
CREATE INDEX job_in_hand_idx ON job (created_by_id) WHERE state IN ('queued', 'running');
