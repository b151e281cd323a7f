import { expect, test } from "vitest";
import { isStep, statementsOf, withoutComments } from "./statements";

test("a script is cut between its statements, not within strings, names, comments and bodies", () => {
  const script = `
    -- One; with a comment.
    CREATE TABLE "a;b" (x text DEFAULT 'it''s; so'); /* between; */
    CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;
    DO $body$ BEGIN PERFORM $$;$$; END $body$;
    SELECT 1 - 2 / 3
    -- the end;`;
  expect(statementsOf(script).map(withoutComments)).toEqual([
    `CREATE TABLE "a;b" (x text DEFAULT 'it''s; so')`,
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$",
    "DO $body$ BEGIN PERFORM $$;$$; END $body$",
    "SELECT 1 - 2 / 3",
  ]);
});

test.each([
  ["CREATE INDEX CONCURRENTLY a ON b (c)", true],
  ["-- why\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a ON b (c)", true],
  ["DROP INDEX CONCURRENTLY IF EXISTS a", true],
  ["ALTER TABLE a VALIDATE CONSTRAINT b", true],
  ["DO $$ BEGIN UPDATE a SET b = 1; COMMIT; END $$", true],
  ["DO $$ BEGIN PERFORM 1; END $$", false],
  ["DROP INDEX CONCURRENTLY a", false],
  ["CREATE INDEX a ON b (c)", false],
  ["ALTER TABLE a ADD CONSTRAINT b CHECK (c > 0)", false],
])("a step of its own: %s", (statement, expected) => {
  expect(isStep(statement)).toBe(expected);
});
