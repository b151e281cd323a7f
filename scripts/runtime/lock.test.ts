import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lookAtLock, takeLock, waitForLock } from "./lock.mjs";
import { identify } from "./process-identity.mjs";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "touchstone-lock-"));
  file = path.join(folder, "lock.json");
});

afterEach(() => rmSync(folder, { recursive: true }));

const orphan = { name: "web", identity: { pid: 1, started: "then" }, signal: "SIGTERM", patienceMs: 1 };
const us = () => identify(process.pid)!;

function leave(holder: { pid: number; started: string }) {
  writeFileSync(file, JSON.stringify({ holder, state: "running", url: "http://there", started: [orphan] }));
}

describe("a lock", () => {
  it("is held by one, says where it serves, and is free again after its release", () => {
    const first = takeLock(file);
    if (!first.ok) throw new Error("not taken");
    first.lock.update({ state: "running", url: "http://here" });
    expect(takeLock(file)).toMatchObject({ ok: false, held: { holder: us(), url: "http://here" } });
    first.lock.release();
    expect(lookAtLock(file)).toBeNull();
    expect(takeLock(file)).toMatchObject({ ok: true, orphans: [] });
  });

  it("is taken over from a process that is gone, with what that one had started", () => {
    leave({ pid: spawnSync("true").pid, started: "long ago" });
    expect(takeLock(file)).toMatchObject({ ok: true, orphans: [orphan] });
  });

  it("is taken over where another process has got the holder's number", () => {
    leave({ pid: process.pid, started: "before this one" });
    expect(takeLock(file)).toMatchObject({ ok: true, orphans: [orphan] });
  });

  it("is taken over where its file is no JSON", () => {
    writeFileSync(file, "{");
    expect(takeLock(file)).toMatchObject({ ok: true, orphans: [] });
  });

  it("leaves no other file behind", () => {
    leave({ pid: process.pid, started: "before this one" });
    takeLock(file);
    expect(readdirSync(folder)).toEqual(["lock.json"]);
  });

  it("is waited for", async () => {
    const first = takeLock(file);
    if (!first.ok) throw new Error("not taken");
    const waited: string[] = [];
    const second = await waitForLock(file, () => {
      waited.push("once");
      first.lock.release();
    });
    expect(waited).toEqual(["once"]);
    expect(lookAtLock(file)).toMatchObject({ holder: second.held.holder });
  });

  it("goes to one of many that find it stale at once", async () => {
    leave({ pid: process.pid, started: "before this one" });
    const contender = `
      const { takeLock } = await import(${JSON.stringify(path.join(import.meta.dirname, "lock.mjs"))});
      console.log(takeLock(${JSON.stringify(file)}).ok);
      process.stdin.resume();`;
    const contenders = Array.from({ length: 8 }, () =>
      spawn(process.execPath, ["--input-type=module", "-e", contender], { stdio: ["pipe", "pipe", "inherit"] }),
    );
    // Whoever has it lives on until all have tried.
    const outcomes = await Promise.all(
      contenders.map(async ({ stdout }) => String((await once(stdout, "data"))[0]).trim()),
    );
    for (const { stdin } of contenders) stdin.end();
    expect(outcomes.filter((outcome) => outcome === "true")).toHaveLength(1);
  });
});
