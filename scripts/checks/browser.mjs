import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { StartError } from "../runtime/start-error.mjs";

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A Chromium that runs: CHROMIUM_PATH, Playwright's own, else one of the system's. Undefined where there is none.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const onPath = COMMANDS.map((command) =>
    spawnSync("sh", ["-c", `command -v ${command}`], { encoding: "utf8" }).stdout.trim(),
  );
  const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...onPath, ...APPLICATIONS];
  return candidates.find((file) => file && existsSync(file) && runs(file));
}

/** Installs one where none is found: Playwright's, else as root the system's package. */
export function ensureBrowser() {
  if (findBrowser()) return;
  const root = process.getuid?.() === 0;
  const ways = [["npx", "playwright", "install", ...(root ? ["--with-deps"] : []), "chromium"]];
  if (root) ways.push(["sh", "-c", "apt-get update && apt-get install -y --no-install-recommends chromium"]);
  for (const [command = "", ...args] of ways) {
    console.log(`No Chromium is found; trying ${[command, ...args].join(" ")}`);
    spawnSync(command, args, { stdio: "inherit" });
    if (findBrowser()) return;
  }
  throw new StartError(
    "The end-to-end tests need Chromium, and none could be installed.",
    "Install Chromium or Google Chrome, or name one with CHROMIUM_PATH, then run the tests again.",
  );
}

/** Chromium refuses its sandbox to root; the rest keeps it from calling home. */
export function browserFlags() {
  const quiet = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return process.getuid?.() === 0 ? ["--no-sandbox", "--disable-gpu", ...quiet] : quiet;
}

/** @param {string} file some systems install a command that only says how to install it */
function runs(file) {
  try {
    return /\d+\.\d+/.test(
      execFileSync(file, ["--version"], { encoding: "utf8", timeout: 20_000, stdio: ["ignore", "pipe", "ignore"] }),
    );
  } catch {
    return false;
  }
}
