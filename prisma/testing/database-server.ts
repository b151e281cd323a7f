import { randomBytes } from "node:crypto";
import { migrate } from "@/prisma/migrate/migrate";
import {
  dropDatabase,
  ensureDatabase,
  ensureRole,
  withClient,
  withDatabase,
} from "@/scripts/runtime/postgres-roles.mjs";
import { startThrowawayPostgres } from "@/scripts/runtime/throwaway-postgres.mjs";

/** How tests reach the server: each URL names the migrated template database. */
export interface TestServer {
  /** May create databases. */
  adminUrl: string;
  /** Owns the schema, migrates. */
  ownerUrl: string;
  /** The application's role. */
  appUrl: string;
  ownerRole: string;
  template: string;
}

/**
 * Starts a throw-away PostgreSQL, or uses that of TEST_DATABASE_URL (which must name a superuser), and migrates a template
 * database with the roles that an installation has. `stop` leaves nothing behind.
 */
export async function openTestServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  const throwaway = given ? null : await startThrowawayPostgres();
  const adminUrl = given ?? throwaway?.adminUrl ?? "";
  const template = `touchstone_test_${randomBytes(4).toString("hex")}`;
  const ownerRole = `${template}_owner`;
  const appRole = `${template}_app`;
  await ensureDatabase(adminUrl, template, { owner: await makeRole(adminUrl, ownerRole) });
  await makeRole(adminUrl, appRole);
  const ownerUrl = asRole(adminUrl, ownerRole, template);
  await migrate(ownerUrl, { appRole });
  return {
    server: { adminUrl, ownerUrl, appUrl: asRole(adminUrl, appRole, template), ownerRole, template },
    stop: throwaway ? throwaway.stop : () => dropAll(adminUrl, template, [ownerRole, appRole]),
  };
}

/**
 * Lets the hands of whoever tests or measures reach every project of a database. Requests, jobs and threads are shown what the code says
 * all the same (lib/server/sight).
 */
export async function showEverything(adminUrl: string, database: string): Promise<void> {
  await withClient(adminUrl, (client) =>
    client.query(`ALTER DATABASE ${client.escapeIdentifier(database)} SET touchstone.projects = '*'`),
  );
}

const password = randomBytes(16).toString("hex");

async function makeRole(adminUrl: string, role: string): Promise<string> {
  await ensureRole(adminUrl, role, password);
  return role;
}

function asRole(adminUrl: string, role: string, database: string): string {
  const url = new URL(withDatabase(adminUrl, database));
  url.username = role;
  url.password = password;
  return url.href;
}

async function dropAll(adminUrl: string, template: string, roles: string[]): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [template]);
    for (const { datname } of rows) await dropDatabase(adminUrl, datname);
    for (const role of roles) await client.query(`DROP ROLE ${client.escapeIdentifier(role)}`);
  });
}
