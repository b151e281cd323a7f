-- Rounds, the places in them, who holds one for how long, and what follows when a project moves to another version.

CREATE TYPE round_state AS ENUM ('open', 'paused', 'closed');
CREATE TYPE round_kind AS ENUM ('work', 'requeue');
CREATE TYPE item_order AS ENUM ('random', 'imported');
CREATE TYPE assignment_kind AS ENUM ('slot', 'gold', 'repeat', 'extra');
CREATE TYPE assignment_state AS ENUM ('open', 'leased', 'submitted', 'skipped', 'withdrawn');

CREATE TABLE round (
  project_id           uuid NOT NULL,
  id                   uuid NOT NULL,
  name                 text NOT NULL,
  kind                 round_kind NOT NULL DEFAULT 'work',
  requeue_version_id   uuid,
  guideline_version_id uuid NOT NULL,
  overlap              int NOT NULL,
  share                double precision NOT NULL DEFAULT 1,
  gold_rate            double precision NOT NULL DEFAULT 0,
  repeat_rate          double precision NOT NULL DEFAULT 0,
  item_order           item_order NOT NULL DEFAULT 'random',
  lease_minutes        int,
  drawing              jsonb NOT NULL DEFAULT '{}',
  seed                 int NOT NULL,
  state                round_state NOT NULL DEFAULT 'open',
  created_by_id        uuid,
  created_at           timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (requeue_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT round_overlap CHECK (overlap BETWEEN 1 AND 100),
  CONSTRAINT round_rates CHECK (share > 0 AND share <= 1 AND gold_rate BETWEEN 0 AND 0.5 AND repeat_rate BETWEEN 0 AND 0.5),
  CONSTRAINT round_lease_minutes CHECK (lease_minutes BETWEEN 1 AND 10080),
  -- A requeue names the version that made labels stale.
  CONSTRAINT round_requeue CHECK ((kind = 'requeue') = (requeue_version_id IS NOT NULL))
);
-- There is one requeue for each version of a project: moving back and forth asks nobody twice.
CREATE UNIQUE INDEX round_requeue_once ON round (project_id, requeue_version_id) WHERE kind = 'requeue';

CREATE TABLE round_annotator (
  project_id   uuid NOT NULL,
  round_id     uuid NOT NULL,
  annotator_id uuid NOT NULL,
  PRIMARY KEY (project_id, round_id, annotator_id),
  FOREIGN KEY (project_id, round_id) REFERENCES round (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, annotator_id) REFERENCES annotator (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX round_annotator_project_id_annotator_id_idx ON round_annotator (project_id, annotator_id);

CREATE TABLE session (
  project_id   uuid NOT NULL,
  id           uuid NOT NULL,
  annotator_id uuid NOT NULL,
  external_key text,
  started_at   timestamptz(3) NOT NULL,
  active_at    timestamptz(3) NOT NULL,
  submitted    int NOT NULL DEFAULT 0,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, annotator_id) REFERENCES annotator (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT session_times CHECK (active_at >= started_at AND submitted >= 0)
);
CREATE INDEX session_project_id_annotator_id_active_at_idx ON session (project_id, annotator_id, active_at);
CREATE UNIQUE INDEX session_project_id_annotator_id_external_key_key ON session (project_id, annotator_id, external_key);

CREATE TABLE assignment (
  project_id           uuid NOT NULL,
  id                   uuid NOT NULL,
  round_id             uuid NOT NULL,
  example_id           uuid NOT NULL,
  guideline_version_id uuid NOT NULL,
  kind                 assignment_kind NOT NULL DEFAULT 'slot',
  state                assignment_state NOT NULL DEFAULT 'open',
  place                int,
  pass                 int NOT NULL DEFAULT 0,
  rank                 int NOT NULL,
  criteria             text[] DEFAULT ARRAY[]::TEXT[],
  parts                text[] DEFAULT ARRAY[]::TEXT[],
  probability          double precision,
  reserved_for         uuid,
  annotator_id         uuid,
  lease_token          uuid,
  leased_at            timestamptz(3),
  lease_expires_at     timestamptz(3),
  response_order       int[] DEFAULT ARRAY[]::INTEGER[],
  session_id           uuid,
  position             int,
  submitted_at         timestamptz(3),
  skipped_at           timestamptz(3),
  skip_reason          text,
  skip_note            text NOT NULL DEFAULT '',
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, round_id) REFERENCES round (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, example_id) REFERENCES example (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, annotator_id) REFERENCES annotator (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, reserved_for) REFERENCES annotator (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, session_id) REFERENCES session (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT assignment_place CHECK ((kind = 'slot') = (place IS NOT NULL) AND place >= 1),
  CONSTRAINT assignment_pass CHECK (pass >= 0 AND (kind = 'repeat') = (pass > 0)),
  -- Only a place that waits has no holder. Whoever holds one has a token and an end of the lease.
  CONSTRAINT assignment_state_columns CHECK (CASE state
    WHEN 'open' THEN kind = 'slot' AND annotator_id IS NULL AND lease_token IS NULL
    WHEN 'leased' THEN annotator_id IS NOT NULL AND lease_token IS NOT NULL AND leased_at IS NOT NULL AND lease_expires_at IS NOT NULL
    WHEN 'submitted' THEN annotator_id IS NOT NULL AND submitted_at IS NOT NULL
    WHEN 'skipped' THEN annotator_id IS NOT NULL AND skipped_at IS NOT NULL AND skip_reason IS NOT NULL
    ELSE true END),
  CONSTRAINT assignment_skip_reason CHECK (skip_reason IN
    ('unclear', 'broken', 'no-expertise', 'language', 'distressing', 'conflict-of-interest', 'other')),
  CONSTRAINT assignment_probability CHECK (probability > 0 AND probability <= 1),
  -- Only a place waits for somebody.
  CONSTRAINT assignment_reserved CHECK (reserved_for IS NULL OR kind = 'slot')
);
CREATE INDEX assignment_project_id_annotator_id_state_idx ON assignment (project_id, annotator_id, state);
CREATE UNIQUE INDEX assignment_id_key ON assignment (id);
CREATE UNIQUE INDEX assignment_project_id_example_id_annotator_id_guideline_ver_key ON assignment (project_id, example_id, annotator_id, guideline_version_id, pass);
-- An example never has more live places in a round than its overlap: places are numbered and each number lives once.
CREATE UNIQUE INDEX assignment_live_place ON assignment (project_id, round_id, example_id, place)
  WHERE kind = 'slot' AND state NOT IN ('skipped', 'withdrawn');
-- What a claim looks through.
CREATE INDEX assignment_claimable ON assignment (project_id, round_id, rank) WHERE kind = 'slot' AND state IN ('open', 'leased');
-- Skips are few, and places are many.
CREATE INDEX assignment_skipped ON assignment (project_id, skipped_at) WHERE state = 'skipped';

CREATE TABLE lost_lease (
  project_id           uuid NOT NULL,
  assignment_id        uuid NOT NULL,
  lease_token          uuid NOT NULL,
  annotator_id         uuid NOT NULL,
  guideline_version_id uuid,
  lost_at              timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, assignment_id, lease_token),
  FOREIGN KEY (project_id, assignment_id) REFERENCES assignment (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE version_move (
  project_id      uuid NOT NULL,
  id              uuid NOT NULL,
  from_version_id uuid NOT NULL,
  to_version_id   uuid NOT NULL,
  round_id        uuid,
  moved_by_id     uuid,
  moved_at        timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (from_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (to_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (project_id, round_id) REFERENCES round (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT version_move_moves CHECK (from_version_id <> to_version_id)
);
CREATE INDEX version_move_project_id_moved_at_idx ON version_move (project_id, moved_at);

CREATE TABLE version_acknowledgement (
  project_id           uuid NOT NULL,
  annotator_id         uuid NOT NULL,
  guideline_version_id uuid NOT NULL,
  shown                text NOT NULL,
  acknowledged_at      timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id, annotator_id, guideline_version_id),
  FOREIGN KEY (project_id, annotator_id) REFERENCES annotator (project_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  FOREIGN KEY (guideline_version_id) REFERENCES guideline_version (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT version_acknowledgement_shown CHECK (shown IN ('changes', 'guideline'))
);
