import { mkdirSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureClient } from "./client.mjs";
import { ensureInstalled } from "./install.mjs";
import { waitForLock } from "./lock.mjs";
import { root } from "./paths.mjs";
import { say } from "./say.mjs";

/**
 * Makes this checkout ready: what is installed, generated and (if asked for) built fits its sources. One process at a time.
 * @param {{ build: boolean }} options
 */
export async function prepareCheckout({ build }) {
  const folder = path.join(root, ".data");
  mkdirSync(folder, { recursive: true });
  const lock = await waitForLock(path.join(folder, "prepare.json"), () =>
    say("Another start or test prepares this folder; waiting for it …"),
  );
  try {
    await ensureInstalled();
    await ensureClient();
    if (build) await ensureBuilt();
  } finally {
    lock.release();
  }
}
