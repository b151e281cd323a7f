import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startTestInstance } from "@/scripts/checks/test-instance.mjs";
import { chooseAccount } from "@/scripts/runtime/postgres-account.mjs";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";
import { say } from "@/scripts/runtime/say.mjs";
import { type Finding, finding } from "./findings";
import { databaseOf } from "./instance";
import { underLoad, verifyAnswers } from "./load";
import { verifyReleases } from "./releases";
import { keepLogs } from "./report";
import { verifyDatabase } from "./verify-database";
import { verifyExport } from "./verify-export";
import { makeWorld, OVERLAP } from "./world";

const PATIENCE_MS = 120_000;
const CALM_MS = 5_000;

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

/** Lets the file system of an instance's PostgreSQL, its log of changes included, run full under load, and makes room again. */
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
  const database = databaseOf(dataDir).app;
  say("Making a project with examples and a round …");
  const world = await makeWorld(url, database, size);
  const load = await underLoad({ url, dataDir, world, seed, importExamples }, async ({ journal, health }) => {
    await pause(CALM_MS);
    const jobs = new JobWords(world);
    const ballast = new Ballast(path.join(mount, "ballast"));
    const filledAt = Date.now();
    const words = new Set<string>();
    try {
      say("Filling the disk …");
      ballast.fill();
      const until = (await health.waitFor(503, filledAt, PATIENCE_MS)).answered + size.fullMs;
      while (Date.now() < until) {
        ballast.fill();
        words.add(await healthWords(url));
        await jobs.listen();
        await pause(200);
      }
    } finally {
      ballast.drop();
    }
    const freedAt = Date.now();
    say("Made room again …");
    const green = await health.waitFor(200, freedAt, PATIENCE_MS);
    const submitMs = (await journal.nextAcknowledgement(freedAt, PATIENCE_MS)) - freedAt;
    await pause(CALM_MS);
    return { healthMs: green.answered - freedAt, submitMs, words: [...words], jobs: [...jobs.heard] };
  });
  const { done, journal, imports, releases } = load;
  say("Holding the database and the export against what the clients were told …");
  const { words } = done;
  const findings = [
    ...verifyAnswers(load, world),
    await verifyExport(world.lead, world.projectId, journal.acknowledged),
    await verifyReleases(world.lead, world.projectId, releases),
    ...(await withClient(database, (client) =>
      verifyDatabase(client, { projectId: world.projectId, overlap: OVERLAP }, journal.acknowledged, imports),
    )),
    finding(
      "/api/health said that the disk is full, or that the database is down",
      words.some((word) => word === "storage-full" || word === "down") ? [] : words,
    ),
    finding(
      `${recoveryMs / 1000} s after there was room again health was green and a submit was acknowledged`,
      done.healthMs <= recoveryMs && done.submitMs <= recoveryMs ? [] : [done],
    ),
  ];
  console.log(
    `\n${journal.acknowledged.length} submits acknowledged, ${imports.length} files imported, ${releases.length} releases made; ${world.troubles.line()}`,
  );
  console.log(`health said ${words.join(", ")}; jobs said: ${done.jobs.join(" | ") || "nothing"}`);
  console.log(`room again: health green after ${done.healthMs} ms, next submit after ${done.submitMs} ms`);
  return findings;
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

/** What jobs say of themselves while the disk is full, where they can be read. */
class JobWords {
  readonly heard = new Set<string>();

  constructor(private readonly world: { lead: { attempt: Listen }; projectId: string }) {}

  async listen(): Promise<void> {
    const { lead, projectId } = this.world;
    const answer = await lead.attempt("GET", `/projects/${projectId}/jobs?limit=4`);
    if (answer?.status !== 200) return;
    const { items } = answer.body as { items: { kind: string; state: string; message: string | null }[] };
    for (const { kind, state, message } of items) if (message) this.heard.add(`${kind} ${state}: ${message}`);
  }
}

type Listen = (method: string, path: string) => Promise<{ status: number; body: unknown } | null>;
