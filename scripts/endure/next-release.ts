import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { MIGRATIONS } from "@/prisma/migrate/apply";

/**
 * A release after this one, made up of every kind of change that a migration may make: what this version's servers have to bear while
 * they are at work.
 */
export const NEXT_RELEASE = [
  {
    name: "30000101000000_columns",
    script: `
      -- Columns where labelling reads and writes, and a trigger that writes into a table that is new.
      ALTER TABLE judgment ADD COLUMN remark text;
      ALTER TABLE current_judgment ADD COLUMN remark text;
      ALTER TABLE assignment ADD COLUMN weight int NOT NULL DEFAULT 1;
      ALTER TABLE submission ADD COLUMN remark text;
      ALTER TABLE example ADD COLUMN remark text;
      ALTER TABLE project ADD COLUMN settings jsonb NOT NULL DEFAULT '{}';
      ALTER TABLE annotator ADD COLUMN remark text;
      ALTER TABLE round ADD COLUMN remark text;
      CREATE TABLE judgment_seen (project_id uuid NOT NULL, judgments int NOT NULL, at timestamptz NOT NULL DEFAULT now());
      CREATE FUNCTION see_judgments() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO judgment_seen (project_id, judgments) SELECT project_id, count(*) FROM inserted GROUP BY 1;
          RETURN NULL;
        END $$;
      CREATE TRIGGER judgment_seen AFTER INSERT ON judgment REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION see_judgments();
      ALTER TABLE judgment ADD CONSTRAINT judgment_remark CHECK (length(remark) < 1000) NOT VALID;`,
  },
  {
    name: "30000101000001_indexes",
    script: `
      CREATE INDEX CONCURRENTLY judgment_by_remark ON judgment (project_id, remark, submitted_at);
      CREATE INDEX CONCURRENTLY current_judgment_by_remark ON current_judgment (project_id, remark);
      ALTER TABLE judgment VALIDATE CONSTRAINT judgment_remark;`,
  },
  {
    name: "30000101000002_filled",
    script: `
      -- Every row of a large table, a thousand at a time, along its key.
      DO $$
      DECLARE
        last_project uuid := '00000000-0000-0000-0000-000000000000';
        last_id uuid := '00000000-0000-0000-0000-000000000000';
      BEGIN
        LOOP
          WITH batch AS (SELECT project_id, id FROM assignment WHERE (project_id, id) > (last_project, last_id) ORDER BY project_id, id LIMIT 1000),
          filled AS (UPDATE assignment a SET weight = 2 FROM batch b WHERE a.project_id = b.project_id AND a.id = b.id)
          SELECT project_id, id INTO last_project, last_id FROM batch ORDER BY project_id DESC, id DESC LIMIT 1;
          EXIT WHEN NOT FOUND;
          COMMIT;
        END LOOP;
      END $$;`,
  },
];

/** A folder of our migrations and those of the next release. */
export function nextReleaseFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "touchstone-next-"));
  cpSync(MIGRATIONS, folder, { recursive: true });
  for (const { name, script } of NEXT_RELEASE) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, "migration.sql"), script);
  }
  return folder;
}
