import { spawn } from "node:child_process";
import path from "node:path";

/**
 * Starts a janitor, a small process that stops and removes what this process leaves behind should it be killed.
 * `guard` says anew what that is; an empty answer dismisses the janitor when this process ends.
 */
export function hireJanitor() {
  // A session of its own keeps it from the signals that a terminal or a test runner sends to a whole group.
  const janitor = spawn(process.execPath, [path.join(import.meta.dirname, "janitor.mjs")], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  janitor.on("error", () => {});
  janitor.stdin.on("error", () => {});
  janitor.unref();
  if ("unref" in janitor.stdin && typeof janitor.stdin.unref === "function") janitor.stdin.unref();
  return {
    /** @param {{ processes?: import("./stop-process.mjs").Started[], folders?: string[] }} left */
    guard({ processes = [], folders = [] }) {
      janitor.stdin.write(`${JSON.stringify({ processes, folders })}\n`);
    },
    dismiss() {
      janitor.stdin.end(`${JSON.stringify({ processes: [], folders: [] })}\n`);
    },
  };
}
