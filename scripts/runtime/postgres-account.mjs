import { execFileSync, spawnSync } from "node:child_process";
import { environment } from "./environment.mjs";

/**
 * The unprivileged user as whom PostgreSQL runs when we are root, since it refuses to run as root.
 * @typedef {{ uid: number, gid: number }} Account
 */

/**
 * Null for an ordinary user: PostgreSQL then runs as that user. For root an existing `touchstone` or `postgres`, else a new
 * `touchstone`, else `nobody`.
 * @returns {Account | null}
 */
export function chooseAccount() {
  if (process.getuid?.() !== 0) return null;
  return (
    lookUp("touchstone") ??
    lookUp("postgres") ??
    create("touchstone") ??
    lookUp("nobody") ?? { uid: 65_534, gid: 65_534 }
  );
}

/**
 * What `spawn` needs to run something as that account, from a folder that everybody may enter and without our environment.
 * @param {Account | null} account
 */
export function asAccount(account) {
  return { ...account, cwd: "/", env: environment({ PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" }) };
}

/**
 * @param {string} name
 * @returns {Account | null}
 */
function lookUp(name) {
  try {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })),
    );
    return uid && gid ? { uid, gid } : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @returns {Account | null}
 */
function create(name) {
  const commands = [
    [
      "useradd",
      "--system",
      "--user-group",
      "--no-create-home",
      "--home-dir",
      "/nonexistent",
      "--shell",
      "/usr/sbin/nologin",
      name,
    ],
    ["adduser", "-S", "-D", "-H", name],
  ];
  for (const [command, ...args] of commands) {
    if (command && spawnSync(command, args, { stdio: "ignore" }).status === 0) return lookUp(name);
  }
  return null;
}
