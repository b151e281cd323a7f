import { spawnSync } from "node:child_process";
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { asAccount } from "./postgres-account.mjs";
import { StartError } from "./start-error.mjs";

/** The role that initdb makes: it only creates roles and databases. */
export const SUPERUSER = "postgres";

/**
 * Makes a cluster where there is none: UTF-8, checksums, one password for its superuser, sorted by code point whatever the
 * machine's locale, so that an index means the same everywhere. An interrupted attempt leaves nothing that looks like a cluster.
 * @param {import("./postgres-home.mjs").Place} place
 * @param {string} password
 * @param {{ durable: boolean }} options
 * @returns {boolean} whether one was made
 */
export function ensureCluster({ home, cluster, native, account }, password, { durable }) {
  if (existsSync(path.join(cluster, "PG_VERSION"))) return false;
  const fresh = path.join(home, "cluster.new");
  const passwordFile = path.join(home, "password");
  rmSync(fresh, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const made = spawnSync(
    path.join(native, "bin", "initdb"),
    [
      `--pgdata=${fresh}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--data-checksums",
      ...(durable ? [] : ["--no-sync"]),
    ],
    { ...asAccount(account), encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    throw new StartError(
      `PostgreSQL could not create its data directory: ${(made.stderr || made.error?.message || "").trim()}`,
      `Check that the disk of ${home} has 100 MB free, then start again.`,
    );
  }
  renameSync(fresh, cluster);
  return true;
}
