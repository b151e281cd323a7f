import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startTestInstance } from "@/scripts/checks/test-instance.mjs";
import { chooseAccount } from "@/scripts/runtime/postgres-account.mjs";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";
import { say } from "@/scripts/runtime/say.mjs";
import { type Finding, finding } from "./findings";
import type { HealthWatch } from "./health-watch";
import { databaseOf } from "./instance";
import type { Journal } from "./journal";
import { underLoad, verifyAnswers } from "./load";
import { verifyReleases } from "./releases";
import { keepLogs } from "./report";
import { verifyDatabase } from "./verify-database";
import { verifyExport } from "./verify-export";
import { makeWorld, OVERLAP, type World } from "./world";

const PATIENCE_MS = 120_000;
const CALM_MS = 5_000;
const SEGMENT_MEGABYTES = 16;
const LOG_MEGABYTES = 320;

interface Size {
  megabytes: number;
  /** How long there is no room once the clients have noticed. */
  fullMs: number;
  recoveryMs: number;
  annotators: number;
  examples: number;
  importExamples: number;
  seed: number;
}

/**
 * Lets the file system of an instance's PostgreSQL run full under load and makes room again: first with a log of changes that has room
 * of its own, so that statements are refused; then without, which PostgreSQL does not survive.
 */
export async function diskPhase(size: Size): Promise<Finding[]> {
  let mount: string | undefined;
  const disk = (home: string) => {
    mountSmall(home, size.megabytes);
    mount = home;
    return () => execFileSync("umount", ["--lazy", home]);
  };
  const why = whyNotMounted();
  if (why) return [{ what: "a full disk was endured", wrong: [], skipped: why }];
  return keepLogs("disk", startTestInstance({ demo: false, disk }), ({ url, dataDir }) =>
    endure(url, dataDir, mount!, size),
  );
}

function mountSmall(folder: string, megabytes: number): void {
  mkdirSync(folder, { recursive: true });
  const account = chooseAccount();
  const owner = account ? `,uid=${account.uid},gid=${account.gid}` : "";
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0700${owner}`, "touchstone-endure", folder], {
    stdio: "pipe",
  });
}

/** Why this machine lets us mount nothing, if so. */
function whyNotMounted(): string | undefined {
  const folder = path.join("/tmp", `touchstone-mount-${process.pid}`);
  try {
    mountSmall(folder, 1);
    execFileSync("umount", [folder]);
    return undefined;
  } catch (error) {
    return `no small file system can be mounted here: ${error instanceof Error ? error.message.split("\n").at(-1) : error}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function endure(url: string, dataDir: string, mount: string, size: Size): Promise<Finding[]> {
  const { seed, importExamples, recoveryMs } = size;
  const { app, owner, superuser } = databaseOf(dataDir);
  say("Making a project with examples and a round …");
  const world = await makeWorld(url, app, size);
  const load = await underLoad({ url, dataDir, world, seed, importExamples }, async (watched) => {
    const run = { url, world, ballast: new Ballast(path.join(mount, "ballast")), fullMs: size.fullMs, ...watched };
    await keepLog(superuser, LOG_MEGABYTES);
    const ofData = await runFull("its tables", run);
    await keepLog(superuser, 0);
    return [ofData, await runFull("its tables and its log of changes", run, () => useUpLog(superuser))];
  });
  const { done, journal, imports, releases } = load;
  say("Holding the database and the export against what the clients were told …");
  const [ofData, ofLog] = done;
  const findings = [
    ...verifyAnswers(load, world),
    await verifyExport(world.lead, world.projectId, journal.acknowledged),
    await verifyReleases(world.lead, world.projectId, releases),
    ...(await withClient(owner, (client) =>
      verifyDatabase(client, { projectId: world.projectId, overlap: OVERLAP }, journal.acknowledged, imports),
    )),
    finding(
      "with no room for tables /api/health said that the disk is full",
      ofData!.health.includes("storage-full") ? [] : ofData!.health,
    ),
    finding(
      "with no room for its log PostgreSQL ended, and /api/health said that the database is down",
      ofLog!.health.includes("down") ? [] : ofLog!.health,
    ),
    finding(
      `within ${recoveryMs / 1000} s after there was room again health was green and a submit was acknowledged`,
      done.filter(({ healthMs, submitMs }) => healthMs > recoveryMs || submitMs > recoveryMs),
    ),
  ];
  console.log(
    `\n${journal.acknowledged.length} submits acknowledged, ${imports.length} files imported, ${releases.length} releases made; ${world.troubles.line()}`,
  );
  for (const { what, healthMs, submitMs, health, jobs } of done)
    console.log(
      `no room for ${what}: health said ${health.join(", ")}; jobs said: ${jobs.join(" | ") || "nothing"}; room again: health green after ${healthMs} ms, next submit after ${submitMs} ms`,
    );
  return findings;
}

/** Keeps so much of PostgreSQL's log of changes on the disk, to be written anew: then tables run short of room and the log does not. */
async function keepLog(superuser: string, megabytes: number): Promise<void> {
  await withClient(superuser, async (client) => {
    await client.query(`ALTER SYSTEM SET min_wal_size = '${Math.max(megabytes, 80)}MB'`);
    await client.query("SELECT pg_reload_conf()");
    for (let written = 0; written < megabytes; written += SEGMENT_MEGABYTES) {
      await client.query("SELECT pg_logical_emit_message(false, 'endure', 'a segment with something in it')");
      await client.query("SELECT pg_switch_wal()");
    }
    // What a checkpoint leaves behind is used again only after the next one.
    for (let n = 0; n < 2; n++) {
      await client.query("SELECT pg_logical_emit_message(true, 'endure', 'something new')");
      await client.query("CHECKPOINT");
    }
  });
}

interface Run {
  url: string;
  world: World;
  ballast: Ballast;
  fullMs: number;
  journal: Journal;
  health: HealthWatch;
}

/** Writes into the log of changes until PostgreSQL has ended for want of room for it. */
async function useUpLog(superuser: string): Promise<void> {
  const ended = withClient(superuser, async (client) => {
    client.on("error", () => {});
    for (;;) await client.query("SELECT pg_logical_emit_message(false, 'endure', repeat('x', 1000000))");
  });
  await ended.catch(() => {});
}

/** Fills the disk, keeps it full for a while after health has turned red, makes room, and says how long it took until all went on. */
async function runFull(
  what: string,
  { url, world, ballast, fullMs, journal, health }: Run,
  onceFull: () => Promise<void> = async () => {},
) {
  await pause(CALM_MS);
  say(`Filling the disk, until there is no room for ${what} …`);
  const said = new Set<string>();
  const jobs = new Set<string>();
  const filledAt = Date.now();
  try {
    ballast.fill();
    await onceFull();
    const until = (await health.waitFor(503, filledAt, PATIENCE_MS)).answered + fullMs;
    while (Date.now() < until) {
      ballast.fill();
      said.add(await healthWords(url));
      for (const words of await jobWords(world)) jobs.add(words);
      await pause(200);
    }
  } finally {
    ballast.drop();
  }
  const freedAt = Date.now();
  say("Made room again …");
  const green = await health.waitFor(200, freedAt, PATIENCE_MS);
  const submitMs = (await journal.nextAcknowledgement(freedAt, PATIENCE_MS)) - freedAt;
  return { what, healthMs: green.answered - freedAt, submitMs, health: [...said], jobs: [...jobs] };
}

/** A file that takes what room there is. */
class Ballast {
  constructor(private readonly file: string) {}

  fill(): void {
    const file = openSync(this.file, "a");
    try {
      for (let block = Buffer.alloc(1024 * 1024); block.length >= 4096; ) {
        try {
          if (writeSync(file, block) < block.length) block = block.subarray(0, block.length / 2);
        } catch {
          block = block.subarray(0, block.length / 2);
        }
      }
    } finally {
      closeSync(file);
    }
  }

  drop(): void {
    rmSync(this.file, { force: true });
  }
}

async function healthWords(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
    const { database, storage } = (await response.json()) as { database?: string; storage?: string };
    return database === "up" ? (storage ?? "nothing") : (database ?? "nothing");
  } catch {
    return "no answer";
  }
}

/** What jobs say of themselves, where they can be read. */
async function jobWords({ lead, projectId }: World): Promise<string[]> {
  const answer = await lead.attempt("GET", `/projects/${projectId}/jobs?limit=8`);
  if (answer?.status !== 200) return [];
  const { items } = answer.body as { items: { kind: string; state: string; message: string | null }[] };
  return items.flatMap(({ kind, state, message }) => (message ? [`${kind} ${state}: ${message}`] : []));
}
