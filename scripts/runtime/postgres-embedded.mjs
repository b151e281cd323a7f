import path from "node:path";
import { readJson, writeJson } from "./json-file.mjs";
import { dataDir } from "./paths.mjs";
import { isFree } from "./ports.mjs";
import { ensureCluster, SUPERUSER } from "./postgres-cluster.mjs";
import { placePostgres } from "./postgres-home.mjs";
import { APP_ROLE, dropDatabase, ensureDatabase, ensureRole, loopbackUrl, OWNER_ROLE } from "./postgres-roles.mjs";
import { LOOPBACK, startPostgres } from "./postgres-server.mjs";
import { databasePasswords } from "./secrets.mjs";
import { track } from "./started.mjs";

const DATABASE = "touchstone";

/** SIGINT asks PostgreSQL for a fast shutdown: it ends the connections, writes everything down and stops. */
export const POSTGRES = { name: "PostgreSQL", signal: /** @type {const} */ ("SIGINT"), patienceMs: 30_000 };

/**
 * How to reach a database.
 * @typedef {{ superuser?: string, owner: string, app: string, appRole?: string }} Addresses
 */

/** Where the embedded PostgreSQL keeps everything of its own; deleting it means a fresh start. */
export const embeddedHome = path.join(dataDir, "postgres");

/**
 * Starts the embedded PostgreSQL on the port that it had the last time, if that is free, and makes what is missing: its data
 * directory, the two roles, the database.
 * @param {{ say: (sentence: string) => void, onOutput: (text: string) => void }} options
 */
export async function startEmbedded({ say, onOutput }) {
  const place = placePostgres(embeddedHome, say);
  const passwords = databasePasswords(path.join(place.home, "passwords.json"));
  if (ensureCluster(place, passwords.superuser, { durable: true })) say(`Made a database in ${embeddedHome}`);
  const remembered = path.join(place.home, "port.json");
  const last = /** @type {number | null} */ (readJson(remembered));
  const wanted = last !== null && (await isFree(LOOPBACK, last)) ? last : undefined;
  const { server, port } = await startPostgres(place, {
    durable: true,
    port: wanted,
    onOutput,
    onSpawn: (child) => track(child, POSTGRES),
  });
  writeJson(remembered, port);
  const addresses = addressesAt(port, passwords);
  await ensureRole(addresses.superuser, OWNER_ROLE, passwords.owner);
  await ensureRole(addresses.superuser, APP_ROLE, passwords.app);
  await ensureDatabase(addresses.superuser, DATABASE, { owner: OWNER_ROLE });
  return { server, place, port, addresses };
}

/**
 * Throws the database away and makes it anew, empty.
 * @param {string} superuser
 */
export async function emptyDatabase(superuser) {
  await dropDatabase(superuser, DATABASE);
  await ensureDatabase(superuser, DATABASE, { owner: OWNER_ROLE });
}

/**
 * @param {number} port
 * @param {{ superuser: string, owner: string, app: string }} passwords
 */
export function addressesAt(port, passwords) {
  return {
    superuser: loopbackUrl({ role: SUPERUSER, password: passwords.superuser, port, database: "postgres" }),
    owner: loopbackUrl({ role: OWNER_ROLE, password: passwords.owner, port, database: DATABASE }),
    app: loopbackUrl({ role: APP_ROLE, password: passwords.app, port, database: DATABASE }),
    appRole: APP_ROLE,
  };
}
