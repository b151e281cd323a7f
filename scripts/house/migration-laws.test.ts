import { expect, test } from "vitest";
import { readMigrations } from "@/prisma/migrate/apply";
import { MEASURED, migrationBreaches, migrationLaws } from "./migration-laws";

const EARLIER = [
  { name: "1_first", script: "CREATE TABLE judgment (id int, note text, part text);" },
  {
    name: "2_checked",
    script: "ALTER TABLE judgment ADD CONSTRAINT judgment_note CHECK (note IS NOT NULL) NOT VALID;",
  },
  { name: "3_validated", script: "ALTER TABLE judgment VALIDATE CONSTRAINT judgment_note;" },
];
const lawsBrokenBy = (script: string) => [
  ...new Set(migrationBreaches({ name: "4_next", script }, EARLIER).map(({ law }) => law)),
];

/** Of each law scripts that break it, and ones beside them that do not. */
const PLANTED: Record<string, { breaks: string[]; keeps: string[] }> = {
  "what takes long stands in a migration of steps": {
    breaks: [
      "CREATE INDEX CONCURRENTLY a ON judgment (id); CREATE TABLE b (id int);",
      "ALTER TABLE judgment ADD CONSTRAINT a CHECK (id > 0) NOT VALID; ALTER TABLE judgment VALIDATE CONSTRAINT a;",
    ],
    keeps: ["CREATE INDEX CONCURRENTLY a ON judgment (id); ALTER TABLE judgment VALIDATE CONSTRAINT a;"],
  },
  "an index of a table in use is built concurrently": {
    breaks: [
      "CREATE INDEX a ON judgment (id);",
      "create unique index on only public.judgment (id) where id > 1;",
      "CREATE INDEX IF NOT EXISTS a ON judgment USING gin (id);",
      "DO $$ BEGIN EXECUTE format('CREATE INDEX ON %I (id)', 'judgment'); END $$;",
    ],
    keeps: ["CREATE TABLE a (id int); CREATE INDEX ON a (id);"],
  },
  "a constraint of a table in use is not validated with its lock": {
    breaks: [
      "ALTER TABLE judgment ADD CONSTRAINT a CHECK (id > 0);",
      "ALTER TABLE judgment ADD CHECK (id > 0);",
      "ALTER TABLE judgment ADD COLUMN a int, ADD FOREIGN KEY (a) REFERENCES b (id);",
      "ALTER TABLE judgment ADD CONSTRAINT a UNIQUE (id);",
      "ALTER TABLE judgment ADD PRIMARY KEY (id);",
    ],
    keeps: [
      "ALTER TABLE judgment ADD CONSTRAINT a CHECK (id IN (1, 2)) NOT VALID;",
      "ALTER TABLE judgment ADD CONSTRAINT a UNIQUE USING INDEX a_idx;",
      "CREATE TABLE a (id int); ALTER TABLE a ADD CONSTRAINT b CHECK (id > 0);",
    ],
  },
  "a new column of a table in use changes no row": {
    breaks: [
      "ALTER TABLE judgment ADD COLUMN a int CHECK (a > 0);",
      "ALTER TABLE judgment ADD a int REFERENCES b (id);",
      "ALTER TABLE judgment ADD COLUMN a uuid NOT NULL DEFAULT gen_random_uuid();",
      "ALTER TABLE judgment ADD COLUMN a bigserial;",
      "ALTER TABLE judgment ADD COLUMN a int GENERATED ALWAYS AS (id + 1) STORED;",
      "ALTER TABLE judgment ADD COLUMN a int NOT NULL;",
      "ALTER TABLE judgment ADD COLUMN a timestamptz DEFAULT clock_timestamp();",
    ],
    keeps: [
      "ALTER TABLE judgment ADD COLUMN a bigint[] NOT NULL DEFAULT '{}', ADD COLUMN b boolean NOT NULL DEFAULT false;",
      "ALTER TABLE judgment ADD COLUMN a timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, ADD b numeric(3, 1);",
    ],
  },
  "no table in use is written anew or searched under its lock": {
    breaks: [
      "ALTER TABLE judgment ALTER COLUMN id TYPE bigint;",
      "ALTER TABLE judgment ALTER id SET DATA TYPE bigint;",
      "ALTER TABLE judgment SET UNLOGGED;",
      "LOCK TABLE judgment;",
      "TRUNCATE judgment;",
      "CLUSTER judgment USING a;",
      "REINDEX TABLE judgment;",
    ],
    keeps: ["ALTER TABLE judgment ALTER COLUMN note SET DEFAULT 'x';", "REINDEX TABLE CONCURRENTLY judgment;"],
  },
  "NOT NULL is set where a validated check has proved it": {
    breaks: ["ALTER TABLE judgment ALTER COLUMN part SET NOT NULL;"],
    keeps: ["ALTER TABLE judgment ALTER COLUMN note SET NOT NULL;"],
  },
  "rows of a table in use are changed by steps": {
    breaks: [
      "UPDATE judgment SET note = '';",
      "DELETE FROM judgment WHERE id = 1;",
      "CREATE TABLE a (id int); INSERT INTO a SELECT id FROM judgment;",
      "WITH old AS (SELECT 1) UPDATE judgment SET note = '';",
      "DO $$ BEGIN UPDATE judgment SET note = ''; END $$;",
    ],
    keeps: [
      "DO $$ BEGIN LOOP UPDATE judgment SET note = '' WHERE id IN (SELECT id FROM judgment WHERE note IS NULL LIMIT 1000); EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $$;",
      "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE judgment SET note = ''; RETURN NULL; END $$;",
      "CREATE TRIGGER t BEFORE UPDATE OR DELETE ON judgment FOR EACH ROW EXECUTE FUNCTION f();",
      "CREATE TABLE a (id int); INSERT INTO a VALUES (1); UPDATE a SET id = 2;",
    ],
  },
  "what the version before uses stays": {
    breaks: [
      "ALTER TABLE judgment DROP COLUMN note;",
      "ALTER TABLE judgment DROP note;",
      "DROP TABLE judgment;",
      "DROP FUNCTION f(int);",
      "ALTER TABLE judgment RENAME COLUMN note TO remark;",
      "ALTER TABLE judgment RENAME TO rating;",
      "ALTER TABLE judgment ALTER COLUMN note DROP DEFAULT;",
      "-- unused since 9_never\nALTER TABLE judgment DROP COLUMN note;",
    ],
    keeps: [
      "-- unused since 2_checked\nALTER TABLE judgment DROP COLUMN note;",
      "ALTER TABLE judgment DROP CONSTRAINT judgment_note;",
      "ALTER TABLE judgment ALTER COLUMN note DROP NOT NULL;",
    ],
  },
};

test("every law of migrations has planted breaches", () => {
  expect(Object.keys(PLANTED).sort()).toEqual(Object.keys(migrationLaws).sort());
});

const pairs = (which: "breaks" | "keeps") =>
  Object.entries(PLANTED).flatMap(([law, planted]) => planted[which].map((script) => [law, script] as const));

test.each(pairs("breaks"))("%s is broken by %s", (law, script) => {
  expect(lawsBrokenBy(script)).toEqual([law]);
});

test.each(pairs("keeps"))("%s is kept by %s", (_, script) => {
  expect(lawsBrokenBy(script)).toEqual([]);
});

test("the last of the migrations that were timed is one of ours", async () => {
  expect((await readMigrations()).map(({ name }) => name)).toContain(MEASURED);
});
