import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { asAccount, chooseAccount } from "./postgres-account.mjs";
import { canRun, copyBinaries, findBinaries, hydrateLinks } from "./postgres-binaries.mjs";
import { StartError } from "./start-error.mjs";

/**
 * Where a server's files are: `home/cluster` is its data directory; `native` its programs; `account` who runs it.
 * @typedef {{ home: string, cluster: string, native: string, account: import("./postgres-account.mjs").Account | null }} Place
 */

const ELSEWHERE = ["/var/lib/touchstone", "/opt/touchstone", "/var/tmp/touchstone"];

/**
 * Finds or makes a home for PostgreSQL under `wanted`. Where we are root and the account that must run it cannot get there, the
 * home lies elsewhere and `wanted` is a link to it, so that deleting the link still means a fresh start.
 * @param {string} wanted
 * @param {(sentence: string) => void} [say]
 * @returns {Place}
 */
export function placePostgres(wanted, say = () => {}) {
  const packaged = findBinaries();
  const account = accountFor(wanted);
  if (!existsSync(wanted)) makeHome(wanted, account);
  let home = realpathSync(wanted);
  if (account && !canWork(home, account)) {
    home = moveElsewhere(home, wanted, account);
    say(`Only root may enter ${path.dirname(wanted)}, and PostgreSQL does not run as root: its files are in ${home}`);
  }
  const native = reachableBinaries(packaged, home, account);
  return { home, cluster: path.join(home, "cluster"), native, account };
}

/**
 * Removes a home and, where that is a link, what it points to.
 * @param {string} wanted
 */
export function removeHome(wanted) {
  if (existsSync(wanted)) rmSync(realpathSync(wanted), { recursive: true, force: true });
  rmSync(wanted, { recursive: true, force: true });
}

/**
 * An existing cluster keeps its owner.
 * @param {string} wanted
 */
function accountFor(wanted) {
  const cluster = path.join(wanted, "cluster");
  const owner = existsSync(cluster) ? statSync(cluster) : null;
  const us = process.getuid?.();
  if (us === 0) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : chooseAccount();
  if (owner && us !== undefined && owner.uid !== us) {
    throw new StartError(
      `The database in ${wanted} belongs to another user (number ${owner.uid}).`,
      "Start as that user or as root, or name another folder with TOUCHSTONE_DATA_DIR.",
    );
  }
  return null;
}

/**
 * @param {string} home
 * @param {import("./postgres-account.mjs").Account | null} account
 */
function makeHome(home, account) {
  rmSync(home, { force: true });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (account) chownSync(home, account.uid, account.gid);
}

/**
 * Tries, as that account, whether it can use the folder.
 * @param {string} home
 * @param {import("./postgres-account.mjs").Account} account
 */
function canWork(home, account) {
  const cluster = path.join(home, "cluster");
  const folder = existsSync(cluster) ? cluster : home;
  return spawnSync("/bin/sh", ["-c", 'cd "$1" && test -w .', "sh", folder], asAccount(account)).status === 0;
}

/**
 * @param {string} home
 * @param {string} wanted
 * @param {import("./postgres-account.mjs").Account} account
 */
function moveElsewhere(home, wanted, account) {
  for (const place of ELSEWHERE) {
    const target = path.join(place, randomBytes(6).toString("hex"));
    try {
      mkdirSync(place, { recursive: true, mode: 0o711 });
      makeHome(target, account);
    } catch {
      continue;
    }
    if (!canWork(target, account)) {
      rmSync(target, { recursive: true });
      continue;
    }
    cpSync(home, target, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    give(target, account);
    removeHome(wanted);
    symlinkSync(target, wanted);
    return target;
  }
  throw new StartError(
    `PostgreSQL does not run as root, and the unprivileged user (number ${account.uid}) can use neither ${home} nor ${ELSEWHERE.join(", ")}.`,
    "Start as an ordinary user, or name a folder that everybody may enter with TOUCHSTONE_DATA_DIR.",
  );
}

/**
 * @param {string} packaged
 * @param {string} home
 * @param {import("./postgres-account.mjs").Account | null} account
 */
function reachableBinaries(packaged, home, account) {
  hydrateLinks(packaged);
  if (canRun(packaged, account)) return packaged;
  const copy = path.join(home, "native");
  if (account) copyBinaries(packaged, copy);
  if (account && canRun(copy, account)) return copy;
  throw new StartError(
    "The embedded PostgreSQL does not run on this system.",
    `Try ${path.join(packaged, "bin", "postgres")} --version for the reason, or set DATABASE_URL to a PostgreSQL of your own (14 or newer).`,
  );
}

/**
 * @param {string} folder
 * @param {import("./postgres-account.mjs").Account} account
 */
function give(folder, account) {
  chownSync(folder, account.uid, account.gid);
  if (path.basename(folder) === "cluster") chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) give(full, account);
    else if (entry.isFile()) chownSync(full, account.uid, account.gid);
  }
}
