import { expect, test } from "vitest";
import { isStep, locksOf, statementsOf, withoutComments } from "./statements";

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

test("the locks that a script will take are known before, by table the strongest", () => {
  const script = `
    CREATE INDEX ON a (id);
    ALTER TABLE ONLY public.b ADD COLUMN x int;
    CREATE TRIGGER t AFTER INSERT ON "c" FOR EACH ROW EXECUTE FUNCTION f();
    CREATE UNIQUE INDEX i ON b (id);
    CREATE TABLE d (a int REFERENCES e (id), b int REFERENCES a (id));
    DROP POLICY IF EXISTS p ON f;
    UPDATE g SET x = 1;`;
  expect(Object.fromEntries(locksOf(script))).toEqual({
    a: "SHARE ROW EXCLUSIVE",
    b: "ACCESS EXCLUSIVE",
    c: "SHARE ROW EXCLUSIVE",
    e: "SHARE ROW EXCLUSIVE",
    f: "ACCESS EXCLUSIVE",
  });
});
