import type pg from "pg";

/** Names of a table's columns, but for those that the database makes of the others. */
export async function givenColumns(owner: pg.Pool, table: string): Promise<string> {
  const { rows } = await owner.query(
    `SELECT string_agg(quote_ident(column_name), ', ') AS names FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  return rows[0].names;
}
