import type pg from "pg";

/** What a recipe and a cleaning write; of a job not the signs of life, which come when they will. */
const WRITES = [
  "INSERT ON example",
  "INSERT ON clean_outcome",
  "INSERT ON recipe_taken",
  "UPDATE ON recipe_run",
  "INSERT ON example_mark",
  "UPDATE OF state, result ON job",
];

/** Lets writes of a job fail with their transactions, as if its worker had died there. For `beforeAll`. */
export async function killWrites(owner: pg.Pool): Promise<void> {
  await owner.query("CREATE SEQUENCE writes");
  await owner.query("GRANT USAGE ON SEQUENCE writes TO PUBLIC");
  await owner.query("CREATE TABLE kill (at bigint, table_name text)");
  await owner.query("GRANT SELECT ON kill TO PUBLIC");
  await owner.query(`CREATE FUNCTION killed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('writes') = (SELECT at FROM kill) OR TG_TABLE_NAME = (SELECT table_name FROM kill) THEN
        RAISE EXCEPTION 'killed';
      END IF;
      RETURN NULL;
    END $$`);
  for (const write of WRITES)
    await owner.query(`CREATE TRIGGER killed AFTER ${write} FOR EACH STATEMENT EXECUTE FUNCTION killed()`);
}

/** The next writes are counted from 1, and the one at this place fails, or each into this table. */
export async function killAtWrite(owner: pg.Pool, at: number, table: string | null = null): Promise<void> {
  await owner.query("SELECT setval('writes', 1, false)");
  await owner.query("DELETE FROM kill");
  await owner.query("INSERT INTO kill VALUES ($1, $2)", [at, table]);
}

/** How many writes there were since then. */
export async function countWrites(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ last: number }>("SELECT last_value::int AS last FROM writes");
  return rows[0]!.last;
}
