import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { appRole } from "./app-role.mjs";
import { environment } from "./environment.mjs";
import { logFile } from "./logs.mjs";
import { root } from "./paths.mjs";
import { withClient } from "./postgres-roles.mjs";
import { runTool, typescript } from "./run-tool.mjs";
import { say } from "./say.mjs";
import { StartError } from "./start-error.mjs";

const OLDEST = 14;

/**
 * The PostgreSQL that DATABASE_URL names, checked. MIGRATE_DATABASE_URL may name another role on it, which owns the schema; then
 * the first is the application's and gets just the rights that it needs.
 * @returns {Promise<import("./postgres-embedded.mjs").Addresses>}
 */
export async function openGiven(env = process.env) {
  const app = env.DATABASE_URL ?? "";
  const owner = env.MIGRATE_DATABASE_URL || app;
  for (const [name, address] of [
    ["DATABASE_URL", app],
    ["MIGRATE_DATABASE_URL", owner],
  ])
    await checkServer(name ?? "", address ?? "");
  return { owner, app, appRole: appRole(env) };
}

/**
 * @param {string} name of the variable
 * @param {string} address
 */
async function checkServer(name, address) {
  if (!/^postgres(ql)?:$/.test(URL.canParse(address) ? new URL(address).protocol : "")) {
    throw new StartError(
      `${name} is not a PostgreSQL address.`,
      "Write it as postgresql://user:password@host:5432/database",
    );
  }
  const { host } = new URL(address);
  const version = await withClient(address, async (client) => {
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS version");
    return Number(rows[0].version);
  }).catch((error) => {
    throw new StartError(
      `The PostgreSQL of ${name} (${host}) cannot be used: ${error.message}`,
      `Check that it runs and that ${name} is right.`,
    );
  });
  if (version < OLDEST * 10_000) {
    throw new StartError(
      `The PostgreSQL of ${name} (${host}) is version ${Math.floor(version / 10_000)}; Touchstone needs ${OLDEST} or newer.`,
      "Upgrade it, or unset DATABASE_URL to use the embedded one.",
    );
  }
}

/**
 * Brings the database to the newest schema. With a marker file, which must live and die with the database, only when a migration
 * was added since.
 * @param {import("./postgres-embedded.mjs").Addresses} addresses
 * @param {string} [marker]
 */
export async function migrateDatabase({ owner, appRole }, marker) {
  const current = migrationsHash();
  if (marker && existsSync(marker) && readFileSync(marker, "utf8") === current) return;
  const output = await runTool(process.execPath, typescript("scripts/migrate.ts"), {
    what: "Migrating the database",
    remedy: "Nothing was changed by the migration that failed.",
    log: logFile("migrate"),
    env: environment({ ...process.env, MIGRATE_DATABASE_URL: owner, APP_ROLE: appRole }),
  });
  say(output.trim());
  if (marker) writeFileSync(marker, current);
}

/** Over everything that decides what a migration does. */
function migrationsHash() {
  const hash = createHash("sha256");
  for (const folder of ["prisma/migrations", "prisma/migrate"]) {
    const entries = readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true });
    for (const file of entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()) {
      hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.update(readFileSync(path.join(root, "node_modules/graphile-worker/package.json"))).digest("hex");
}

/**
 * Who there is: nobody on the first run.
 * @param {string} address
 * @returns {Promise<{ people: number, admins: number, demo: boolean }>}
 */
export async function countPeople(address) {
  return withClient(address, async (client) => {
    const { rows } = await client.query(`
      SELECT count(*)::int AS people,
             count(*) FILTER (WHERE instance_role = 'admin' AND disabled_at IS NULL)::int AS admins,
             count(*) FILTER (WHERE email = 'lead@demo.local') > 0 AS demo
      FROM app_user`);
    return rows[0];
  });
}

/**
 * Writes the demo into an empty database. The note stays where that is interrupted: half a demo is not kept.
 * @param {string} note
 * @param {NodeJS.ProcessEnv} env
 */
export async function seedDemo(note, env) {
  say("Writing the demo (first run; about half a minute) …");
  writeFileSync(note, "");
  await runTool(process.execPath, typescript("prisma/seed.ts"), {
    what: "Writing the demo",
    remedy: "Start again, or without it: npm start -- --no-demo.",
    log: logFile("seed"),
    env,
  });
  rmSync(note, { force: true });
}
