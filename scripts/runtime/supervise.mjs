import { existsSync, renameSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { countPeople, migrateDatabase, openGiven, seedDemo } from "./database.mjs";
import { environment } from "./environment.mjs";
import { keepRunning } from "./kept-process.mjs";
import { logFile, openLog } from "./logs.mjs";
import { dataDir } from "./paths.mjs";
import { choosePort } from "./ports.mjs";
import { embeddedHome, emptyDatabase, POSTGRES, startEmbedded } from "./postgres-embedded.mjs";
import { spawnPostgres } from "./postgres-server.mjs";
import { clearPostmaster } from "./postmaster-file.mjs";
import { runTool, typescript } from "./run-tool.mjs";
import { say } from "./say.mjs";
import { cookieSecret, isProduction } from "./secrets.mjs";
import { serve } from "./serve.mjs";
import { StartError } from "./start-error.mjs";

/**
 * Opens the database, brings it up to date, serves, and answers where and how to sign in.
 * @param {ReturnType<typeof import("./options.mjs").readOptions>} options
 * @returns {Promise<{ url: string, signIn: string }>}
 */
export async function supervise(options) {
  const { addresses, home } = await openDatabase(options);
  await migrateDatabase(addresses, home && path.join(home, "migrated"));
  const port = await choosePort(options.host, options.port);
  if (port !== options.port && options.port !== 0) say(`Port ${options.port} is taken; using ${port}`);
  const url = process.env.NEXTAUTH_URL || publicAddress(options.host, port);
  const embedded = home === undefined ? "0" : "1";
  const common = {
    DATABASE_URL: addresses.app,
    TOUCHSTONE_EMBEDDED: embedded,
    NEXTAUTH_SECRET: cookieSecret(),
    NEXTAUTH_URL: url,
  };
  const env = childEnvironment({ ...common, PORT: String(port), NODE_ENV: options.dev ? "development" : "production" });
  const demo = await ensureDemo(options, addresses, home, env);
  const people = await countPeople(addresses.owner);
  env.TOUCHSTONE_DEMO = demo ? "1" : "0";
  say("Starting the web server …");
  await serve({ ...options, port }, env);
  return { url, signIn: await howToSignIn(demo, people, env) };
}

/** @param {{ fresh: boolean }} options */
async function openDatabase({ fresh }) {
  if (process.env.DATABASE_URL) return { addresses: await openGiven(), home: undefined };
  if (fresh && existsSync(embeddedHome)) {
    const aside = `${embeddedHome}-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`;
    renameSync(embeddedHome, aside);
    say(`The database so far is kept in ${aside}`);
  }
  const log = openLog("postgres");
  const { server, place, port, addresses } = await startEmbedded({ say, onOutput: log.write });
  say(`PostgreSQL is ready on 127.0.0.1:${port}`);
  const launch = async () => {
    await clearPostmaster(place.cluster);
    return spawnPostgres(place, port, { durable: true });
  };
  keepRunning({ ...POSTGRES, launch, output: log.write }, server);
  return { addresses, home: place.home };
}

/**
 * Writes the demo on the first run. Half of one, from an interrupted first run, is thrown away and written anew.
 * @param {{ demo: boolean, onLoopback: boolean }} options
 * @param {import("./postgres-embedded.mjs").Addresses} addresses
 * @param {string | undefined} home
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} whether the demo's accounts are there and may be used
 */
async function ensureDemo({ demo, onLoopback }, addresses, home, env) {
  if (!demo || !onLoopback || isProduction()) return false;
  const note = path.join(home ?? dataDir, "demo-unfinished");
  if (existsSync(note)) {
    if (!addresses.superuser || !home) {
      throw new StartError(
        "The demo was only half written into the database of DATABASE_URL.",
        `Empty that database, or remove ${note} to keep what is there.`,
      );
    }
    await emptyDatabase(addresses.superuser);
    await migrateDatabase(addresses);
  }
  const { people } = await countPeople(addresses.owner);
  if (people === 0) await seedDemo(note, env);
  return (await countPeople(addresses.owner)).demo;
}

/** @param {Record<string, string>} ours */
function childEnvironment(ours) {
  const { MIGRATE_DATABASE_URL: _owner, ...theirs } = process.env;
  return environment({ ...theirs, NEXT_TELEMETRY_DISABLED: "1", ...ours });
}

/**
 * @param {string} host
 * @param {number} port
 */
function publicAddress(host, port) {
  const name = host === "0.0.0.0" || host === "::" ? os.hostname() : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/**
 * @param {boolean} demo
 * @param {{ admins: number }} people
 * @param {NodeJS.ProcessEnv} env
 */
async function howToSignIn(demo, { admins }, env) {
  if (demo) return "Sign in with one click as the demo's lead, reviewer or an annotator. Stop with Ctrl-C.";
  if (admins > 0) return "Sign in with your account. Stop with Ctrl-C.";
  const link = await runTool(process.execPath, typescript("scripts/first-admin.ts"), {
    what: "Making the first admin's link",
    remedy: "Make one with: npm run create-admin.",
    log: logFile("first-admin"),
    env,
  });
  return `Nobody can sign in yet. This link, which works once, makes the first admin:\n\n    ${link.trim()}\n`;
}
