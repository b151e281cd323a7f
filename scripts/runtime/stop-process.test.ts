import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { identify, isRunning } from "./process-identity.mjs";
import { stopProcess } from "./stop-process.mjs";

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts a script and waits for its first output. */
async function start(script: string) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [output] = await once(child.stdout!, "data");
  return { child, identity: identify(child.pid!)!, output: String(output).trim() };
}

const POLITE = "setInterval(() => {}, 1000); console.log('up');";
const STUBBORN = `process.on("SIGTERM", () => {}); ${POLITE}`;

describe("stopping a process", () => {
  it("waits until it has ended", async () => {
    const { identity } = await start(POLITE);
    await stopProcess({ name: "it", identity, signal: "SIGTERM", patienceMs: 5_000 });
    expect(isRunning(identity)).toBe(false);
  });

  it("kills one that does not listen", async () => {
    const { child, identity } = await start(STUBBORN);
    await stopProcess({ name: "it", identity, signal: "SIGTERM", patienceMs: 100 });
    expect(child.signalCode ?? "SIGKILL").toBe("SIGKILL");
    expect(isRunning(identity)).toBe(false);
  });

  it("leaves a later process with the same number alone", async () => {
    const { identity } = await start(POLITE);
    await stopProcess({
      name: "it",
      identity: { ...identity, started: "earlier" },
      signal: "SIGKILL",
      patienceMs: 100,
    });
    expect(isRunning(identity)).toBe(true);
  });

  it("takes what it left in its process group along", async () => {
    const { identity, output } = await start(`
      import { spawn } from "node:child_process";
      const child = spawn(process.execPath, ["-e", ${JSON.stringify(STUBBORN)}], { stdio: ["ignore", "pipe", "ignore"] });
      child.stdout.once("data", () => console.log(child.pid));`);
    const grandchild = identify(Number(output))!;
    await stopProcess({ name: "it", identity, signal: "SIGTERM", patienceMs: 5_000 });
    await vi.waitFor(() => expect(isRunning(grandchild)).toBe(false));
  });
});

describe("a janitor", () => {
  it("stops and removes what a killed process leaves", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "touchstone-janitor-"));
    const ours = await start(POLITE);
    const { child } = await start(`
      const { hireJanitor } = await import(${JSON.stringify(path.join(import.meta.dirname, "cleanup.mjs"))});
      const left = { name: "it", identity: ${JSON.stringify(ours.identity)}, signal: "SIGTERM", patienceMs: 5000 };
      hireJanitor().guard({ processes: [left], folders: [${JSON.stringify(folder)}] });
      ${POLITE}`);
    child.kill("SIGKILL");
    await vi.waitFor(() => expect([isRunning(ours.identity), existsSync(folder)]).toEqual([false, false]), 5_000);
  });

  it("does nothing when it was dismissed", async () => {
    const ours = await start(POLITE);
    const { output } = await start(`
      const { hireJanitor } = await import(${JSON.stringify(path.join(import.meta.dirname, "cleanup.mjs"))});
      const left = { name: "it", identity: ${JSON.stringify(ours.identity)}, signal: "SIGTERM", patienceMs: 5000 };
      const janitor = hireJanitor();
      janitor.guard({ processes: [left] });
      console.log(janitor.pid);
      janitor.dismiss();`);
    await vi.waitFor(() => expect(identify(Number(output))).toBeNull(), 5_000);
    expect(isRunning(ours.identity)).toBe(true);
  });
});
