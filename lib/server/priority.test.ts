import { spawn } from "node:child_process";
import { getPriority } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

/** What a process that lowers itself says of its own priority and of its session's. */
async function lowered({ detached }: { detached: boolean }) {
  const home = path.resolve(import.meta.dirname, "priority.mjs");
  const program = `
    import { existsSync, readFileSync } from "node:fs";
    import { getPriority } from "node:os";
    import { lowerPriority, setSessionShare } from ${JSON.stringify(home)};
    const group = "/proc/self/autogroup";
    const session = () => existsSync(group) ? readFileSync(group, "utf8").match(/nice (-?\\d+)/)?.[1] : "none";
    const before = session();
    lowerPriority(process.pid, 7);
    setSessionShare(process.pid, 7);
    console.log(JSON.stringify({ own: getPriority(), before, after: session() }));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    detached,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const chunk of child.stdout) said += chunk;
  return JSON.parse(said) as { own: number; before?: string; after?: string };
}

test("a process with a session of its own goes down with it, and nobody else", async () => {
  const ours = getPriority();
  const { own, before, after } = await lowered({ detached: true });
  expect(own).toBe(7);
  // Root may always; others once in a while. Where sessions do not count the file is missing or empty.
  if (process.getuid?.() === 0) expect(after).toBe(before === "0" ? "7" : before);
  expect(getPriority()).toBe(ours);
});

test("a process in somebody's session leaves the others of it alone", async () => {
  const { own, before, after } = await lowered({ detached: false });
  expect(own).toBe(7);
  expect(after).toBe(before);
});
