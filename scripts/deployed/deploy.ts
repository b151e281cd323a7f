import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { readMigrations } from "@/prisma/migrate/apply";
import { FIRST_RELEASE, migrate } from "@/prisma/migrate/migrate";
import { makeWorld } from "@/scripts/endure/world";
import { freePort } from "@/scripts/runtime/ports.mjs";
import type { Server } from "./database-servers";
import { blocksOf, commandOf } from "./document";

type Env = NodeJS.ProcessEnv & { DATABASE_URL: string; MIGRATE_DATABASE_URL: string };
type Check = (title: string, work: () => Promise<void>) => Promise<boolean>;

const DIRECTLY = "Without Docker";
const BACKUP = "Back up and restore";

/** Runs the document on a PostgreSQL of which only its superuser is known. */
export async function deployAsWritten({ adminUrl, canDump }: Server, check: Check): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "touchstone-deployed-"));
  const { host } = new URL(adminUrl);
  const passwords = { owner: randomBytes(18).toString("hex"), app: randomBytes(18).toString("hex") };
  /** What whoever follows the document fills in. */
  const filledIn = (text: string, database = "touchstone") =>
    text
      .replaceAll("touchstone_owner:…", `touchstone_owner:${passwords.owner}`)
      .replaceAll("touchstone_app:…", `touchstone_app:${passwords.app}`)
      .replace("touchstone_owner LOGIN PASSWORD '…'", `touchstone_owner LOGIN PASSWORD '${passwords.owner}'`)
      .replace("touchstone_app LOGIN PASSWORD '…'", `touchstone_app LOGIN PASSWORD '${passwords.app}'`)
      .replaceAll("db.example.org/touchstone", `${host}/${database}`)
      .replaceAll("/etc/touchstone/secret", path.join(folder, "secret"));
  const [roles, settings] = blocksOf(DIRECTLY);
  const envFor = (database: string) => settingsOf(filledIn(settings!.text, database));
  const port = await freePort("127.0.0.1");
  const url = `http://127.0.0.1:${port}`;
  const kept: ChildProcess[] = [];
  try {
    writeFileSync(path.join(folder, "secret"), randomBytes(32).toString("hex"));
    await asAdmin(adminUrl, filledIn(roles!.text));
    const env = { ...envFor("touchstone"), HOST: "127.0.0.1", PORT: String(port) };
    const isMigrated = await check(
      "migrating makes the schema, gives the application its rights and tells the first admin's link",
      async () => {
        const { output } = runLine(commandOf(DIRECTLY, "node scripts/production.mjs migrate"), env);
        const link = /https:\/\/touchstone\.example\.org(\/invitation\/\S+)/.exec(output)?.[1];
        if (!link) throw new Error(`no link in: ${output}`);
        for (const part of ["web", "worker"])
          kept.push(start(commandOf(DIRECTLY, `node scripts/production.mjs ${part}`), env));
        await untilHealthy(url);
        const page = await fetch(url + link);
        if (page.status !== 200 || !(await page.text()).includes("Password"))
          throw new Error(`the link answers ${page.status}`);
      },
    );
    if (!isMigrated) return;
    await check("the web server and the worker take a project up to a first label", async () => {
      await labelOne(url, env.DATABASE_URL);
    });
    await check("the application's role cannot rewrite what was labelled", async () => {
      const refused = await asAdmin(env.DATABASE_URL, "UPDATE judgment SET value = '1'").catch(
        (error: Error) => error.message,
      );
      if (!String(refused).includes("permission denied")) throw new Error(`it answers: ${refused}`);
    });
    await check("the application's role is shown nothing of a project that it does not name", async () => {
      if ((await countLabels(env.MIGRATE_DATABASE_URL)) === 0) throw new Error("there are no labels at all");
      const seen = await countLabels(env.DATABASE_URL);
      if (seen > 0) throw new Error(`it is shown ${seen} labels`);
    });
    if (canDump) {
      await check("a dump is restored into an empty database, with every label", async () => {
        const dump = runLine(commandOf(BACKUP, "pg_dump"), env, folder);
        if (dump.status !== 0) throw new Error(dump.output);
        await asAdmin(adminUrl, "CREATE DATABASE restored OWNER touchstone_owner");
        const into = { ...env, ...envFor("restored") };
        const restored = runLine(commandOf(BACKUP, "pg_restore"), into, folder);
        if (restored.status !== 0) throw new Error(restored.output);
        runLine(commandOf(BACKUP, "node scripts/production.mjs migrate"), into);
        const [before, after] = [
          await countLabels(env.MIGRATE_DATABASE_URL),
          await countLabels(into.MIGRATE_DATABASE_URL),
        ];
        if (before === 0 || before !== after) throw new Error(`${before} labels before, ${after} after`);
      });
    } else console.log("  - no pg_dump of its version is here: backup and restore were not tried");
    await check("a schema of the first release is upgraded, and by a second run nothing more", async () => {
      await asAdmin(adminUrl, "CREATE DATABASE earlier OWNER touchstone_owner");
      const earlier = { ...env, ...envFor("earlier") };
      await migrate(earlier.MIGRATE_DATABASE_URL, { until: FIRST_RELEASE });
      const names = (await readMigrations()).map(({ name }) => name);
      const line = commandOf(DIRECTLY, "node scripts/production.mjs migrate");
      const { output } = runLine(line, earlier);
      for (const name of names.filter((one) => one > FIRST_RELEASE))
        if (!output.includes(name)) throw new Error(output);
      const again = runLine(line, earlier).output;
      if (!again.includes("nothing to migrate")) throw new Error(again);
    });
  } finally {
    for (const child of kept) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a block of exports sets, as a shell understands it. */
function settingsOf(text: string): Env {
  const { stdout, stderr, status } = spawnSync("bash", ["-euc", `${text}\nenv -0`], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, NODE_ENV: "production" },
  });
  if (status !== 0) throw new Error(stderr);
  const pairs = stdout
    .split("\0")
    .filter(Boolean)
    .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]);
  return { ...Object.fromEntries(pairs), NODE_ENV: "production" } as Env;
}

function runLine(line: string, env: Env, folder?: string) {
  const { stdout, stderr, status } = spawnSync("bash", ["-euc", line], { encoding: "utf8", env, cwd: folder });
  return { output: stdout + stderr, status };
}

function start(line: string, env: Env): ChildProcess {
  const [program = "", ...args] = line.split(/\s+/);
  return spawn(program, args, { env, stdio: ["ignore", "ignore", "inherit"] });
}

async function untilHealthy(url: string): Promise<void> {
  let last = "";
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(100)) {
    const answer = await fetch(`${url}/api/health`).catch((error: Error) => error.message);
    if (typeof answer !== "string" && answer.ok) return;
    last = typeof answer === "string" ? answer : await answer.text();
  }
  throw new Error(`the web server did not become healthy: ${last}`);
}

interface Lease {
  assignmentId: string;
  leaseToken: string;
}

async function labelOne(url: string, databaseUrl: string): Promise<void> {
  const { projectId, annotators } = await makeWorld(url, databaseUrl, { annotators: 1, examples: 20 });
  const { api } = annotators[0]!;
  const { assignmentId, leaseToken } = await api.must<Lease>("POST", `/projects/${projectId}/next`);
  await api.must("POST", `/assignments/${assignmentId}/submit`, {
    body: { leaseToken, answers: { score: 3, safe: "yes" }, activeMs: 1 },
    headers: { "idempotency-key": randomUUID() },
  });
}

async function asAdmin(url: string, statements: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    // One by one: a database is not made within a transaction.
    for (const statement of statements.split(";").filter((one) => one.trim())) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function countLabels(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query("SELECT count(*)::int AS n FROM judgment");
    return rows[0].n;
  } finally {
    await client.end();
  }
}
