import { spawn } from "node:child_process";
import { expect, it, vi } from "vitest";
import { keepRunning, pauseBeforeRestart } from "./kept-process.mjs";
import { stopEverything } from "./started.mjs";

it("starts a child again at once after a while of work, and ever later where it dies early", () => {
  expect(pauseBeforeRestart(0, 60_000)).toBe(0);
  const pauses = [0];
  for (let n = 1; n <= 8; n++) pauses.push(pauseBeforeRestart(pauses[n - 1]!, 100));
  expect(pauses).toEqual([0, 250, 500, 1_000, 2_000, 2_000, 2_000, 2_000, 2_000]);
  expect(pauseBeforeRestart(2_000, 60_000)).toBe(0);
});

it("keeps a child running until everything is stopped", async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const output: string[] = [];
  let launched = 0;
  const kept = keepRunning({
    name: "it",
    launch: () => {
      launched++;
      const script =
        launched < 3 ? "console.log('dies'); process.exit(3)" : "console.log('stays'); setInterval(() => {}, 1000)";
      return spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "pipe"], detached: true });
    },
    output: (text) => output.push(text.trim()),
  });
  await vi.waitFor(() => expect(output).toEqual(["dies", "dies", "stays"]), 10_000);
  await stopEverything();
  await kept;
  expect(launched).toBe(3);
});
