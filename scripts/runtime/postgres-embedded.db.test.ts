import { chmodSync, lstatSync, mkdtempSync, readlinkSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { removeHome } from "./postgres-home.mjs";
import { withClient } from "./postgres-roles.mjs";
import { identify } from "./process-identity.mjs";
import { stopProcess } from "./stop-process.mjs";

const isRoot = process.getuid?.() === 0;
let folder: string;
let said: string[];

beforeEach(() => {
  said = [];
});

function openFolder() {
  folder = mkdtempSync(path.join(os.tmpdir(), "touchstone-embedded-"));
  vi.stubEnv("TOUCHSTONE_DATA_DIR", path.join(folder, ".data"));
  vi.resetModules();
}

function removeFolder() {
  removeHome(path.join(folder, ".data", "postgres"));
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
}

/** As a start of the product does it, with the data folder of this test. */
async function start() {
  const { ensureDataDir } = await import("./paths.mjs");
  const { startEmbedded } = await import("./postgres-embedded.mjs");
  ensureDataDir();
  const started = await startEmbedded({ say: (sentence) => said.push(sentence), onOutput: () => {} });
  const identity = identify(started.server.pid!)!;
  return {
    ...started,
    stop: (signal: NodeJS.Signals = "SIGINT") => stopProcess({ name: "it", identity, signal, patienceMs: 20_000 }),
  };
}

const query = async (address: string, sql: string) =>
  (await withClient(address, (client) => client.query(sql))).rows as Record<string, unknown>[];

describe("the embedded PostgreSQL", () => {
  beforeAll(openFolder);
  afterAll(removeFolder);

  it("keeps its data, its port and its passwords from one start to the next", async () => {
    const first = await start();
    await query(first.addresses.owner, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    const second = await start();
    expect(second.port).toBe(first.port);
    expect(await query(second.addresses.owner, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it("starts again after it was killed, and stops one that was left running", async () => {
    const first = await start();
    await query(first.addresses.owner, "CREATE TABLE acknowledged AS SELECT 43 AS answer");
    await first.stop("SIGKILL");
    const second = await start();
    const third = await start();
    expect(identify(second.server.pid!)).toBeNull();
    expect(await query(third.addresses.owner, "SELECT answer FROM acknowledged")).toEqual([{ answer: 43 }]);
    await third.stop();
  });

  it("loses nothing that it acknowledged, and listens on loopback only", async () => {
    const { addresses, stop } = await start();
    const settings = `SELECT name, setting FROM pg_settings
      WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'unix_socket_directories') ORDER BY name`;
    expect((await query(addresses.superuser, settings)).map(({ setting }) => setting)).toEqual([
      "on",
      "on",
      "127.0.0.1",
      "on",
      "",
    ]);
    await stop();
  });

  it("asks for passwords, and neither of its two roles is a superuser", async () => {
    const { addresses, stop } = await start();
    const roles =
      "SELECT current_user AS role, rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user";
    for (const address of [addresses.owner, addresses.app]) {
      expect(await query(address, roles)).toMatchObject([
        { rolsuper: false, rolcreaterole: false, rolcreatedb: false },
      ]);
    }
    const guess = new URL(addresses.app);
    guess.password = "guess";
    await expect(query(guess.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
    const passwords = path.join(folder, ".data", "postgres", "passwords.json");
    expect(statSync(passwords).mode & 0o077).toBe(0);
    await stop();
  });
});

describe.runIf(isRoot)("for root, the embedded PostgreSQL", () => {
  beforeEach(openFolder);
  afterEach(removeFolder);

  it("runs as another user than root, also in a folder that only root may enter", async () => {
    chmodSync(folder, 0o700);
    const home = path.join(folder, ".data", "postgres");
    const first = await start();
    expect(lstatSync(home).isSymbolicLink()).toBe(true);
    expect(said.join()).toContain(readlinkSync(home));
    expect(statSync(first.place.cluster).uid).not.toBe(0);
    expect(statSync(`/proc/${first.server.pid}`).uid).toBe(first.place.account?.uid);
    await query(first.addresses.owner, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    said = [];
    const second = await start();
    expect(said).toEqual([]);
    expect(await query(second.addresses.owner, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it("moves with its data when its folder is closed to others", async () => {
    chmodSync(folder, 0o755);
    const first = await start();
    await query(first.addresses.owner, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    chmodSync(folder, 0o700);
    const second = await start();
    expect(said.join()).toContain("Only root may enter");
    expect(await query(second.addresses.owner, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await second.stop();
  });
});
