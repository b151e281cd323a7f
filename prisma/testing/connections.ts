import pg from "pg";
import { afterAll } from "vitest";

/** A pool of the application's role on this test file's database, closed at the end of the file. */
export function appPool(): pg.Pool {
  return poolOf("DATABASE_URL");
}

/** A pool of the role that owns the schema. */
export function ownerPool(): pg.Pool {
  return poolOf("MIGRATE_DATABASE_URL");
}

function poolOf(variable: "DATABASE_URL" | "MIGRATE_DATABASE_URL"): pg.Pool {
  const connectionString = process.env[variable];
  if (!connectionString) throw new Error(`${variable} is not set: this runs only in the vitest project "database".`);
  const pool = new pg.Pool({ connectionString, max: 16 });
  afterAll(() => pool.end());
  return pool;
}
