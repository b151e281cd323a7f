import pg from "pg";

/** Who owns the schema and migrates it; who runs the application. Neither is a superuser. */
export const OWNER_ROLE = "touchstone_owner";
export const APP_ROLE = "touchstone_app";

/**
 * Runs statements on one connection.
 * @template T
 * @param {string} connectionString
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Makes a role that may sign in and nothing more, or gives an existing one this password.
 * @param {string} adminUrl
 * @param {string} role
 * @param {string} password
 */
export async function ensureRole(adminUrl, role, password) {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
    const verb = rowCount ? "ALTER" : "CREATE";
    const name = client.escapeIdentifier(role);
    await client.query(`${verb} ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  });
}

/**
 * Makes a database where there is none of that name.
 * @param {string} adminUrl
 * @param {string} name
 * @param {{ owner?: string, template?: string }} [options]
 * @returns {Promise<boolean>} whether it was made
 */
export async function ensureDatabase(adminUrl, name, { owner, template } = {}) {
  return withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return false;
    const options = [
      owner ? `OWNER ${client.escapeIdentifier(owner)}` : "",
      template ? `TEMPLATE ${client.escapeIdentifier(template)}` : "",
    ];
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} ${options.join(" ")}`);
    return true;
  });
}

/**
 * Drops a database, also where somebody is connected to it.
 * @param {string} adminUrl
 * @param {string} name
 */
export async function dropDatabase(adminUrl, name) {
  await withClient(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/**
 * @param {{ role: string, password: string, port: number, database: string }} parts
 * @returns {string} a connection string on the loopback interface
 */
export function loopbackUrl({ role, password, port, database }) {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * The same server and role, another database.
 * @param {string} connectionString
 * @param {string} database
 */
export function withDatabase(connectionString, database) {
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return url.href;
}
