import { spawn } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { SESSION, setSessionShare } from "../../lib/server/priority.mjs";
import { freePort } from "./ports.mjs";
import { asAccount } from "./postgres-account.mjs";
import { clearPostmaster, readPostmasterFile } from "./postmaster-file.mjs";
import { StartError } from "./start-error.mjs";

export const LOOPBACK = "127.0.0.1";
const MB = 1024 * 1024;

/**
 * Starts the server's process on a port of the loopback interface and no other way in. It may not be ready yet.
 * @param {import("./postgres-home.mjs").Place} place
 * @param {number} port
 * @param {{ durable: boolean }} options
 */
export function spawnPostgres({ cluster, native, account }, port, { durable }) {
  const settings = Object.entries({ ...serverSettings(), ...(durable ? {} : HASTY) });
  const server = spawn(
    path.join(native, "bin", "postgres"),
    [
      "-D",
      cluster,
      "-h",
      LOOPBACK,
      "-p",
      String(port),
      ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    { ...asAccount(account), detached: true, stdio: ["ignore", "pipe", "pipe"] },
  );
  if (server.pid) setSessionShare(server.pid, SESSION.postgres);
  return server;
}

/**
 * Waits until the server takes connections. False when it ended before.
 * @param {string} cluster
 * @param {import("node:child_process").ChildProcess} server
 * @returns {Promise<boolean>}
 */
export async function isReady(cluster, server) {
  while (server.pid !== undefined && server.exitCode === null && server.signalCode === null) {
    const file = readPostmasterFile(cluster);
    if (file?.ready && file.pid === server.pid) return true;
    await delay(20);
  }
  return false;
}

/**
 * Starts the server and waits until it takes connections, clearing away what an earlier run left. Tries again where the port was
 * taken meanwhile or a killed server's last processes still end.
 * @param {import("./postgres-home.mjs").Place} place
 * @param {{ durable: boolean, port?: number, onOutput?: (text: string) => void,
 *   onSpawn?: (server: import("node:child_process").ChildProcess) => void }} options
 * @returns {Promise<{ server: import("node:child_process").ChildProcess, port: number }>}
 */
export async function startPostgres(place, { durable, port: wanted, onOutput = () => {}, onSpawn = () => {} }) {
  let port = wanted ?? (await freePort(LOOPBACK));
  let output = "";
  for (const pauseMs of [0, 200, 500, 1_000, 2_000, 5_000]) {
    await delay(pauseMs);
    await clearPostmaster(place.cluster);
    output = "";
    const server = spawnPostgres(place, port, { durable });
    onSpawn(server);
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-4_000);
      onOutput(String(chunk));
    };
    server.stdout.on("data", keep);
    server.stderr.on("data", keep);
    server.on("error", (error) => keep(Buffer.from(`${error.message}\n`)));
    if (await isReady(place.cluster, server)) return { server, port };
    if (output.includes("could not bind")) port = await freePort(LOOPBACK);
  }
  throw new StartError(
    `The embedded PostgreSQL did not start: ${output.trim().split("\n").slice(-3).join(" ")}`,
    `Its data is untouched in ${place.cluster}. Put right what it says, then start again.`,
  );
}

/** Enough for a team on one machine, careful with its memory. Everything that keeps acknowledged work stays on. */
function serverSettings() {
  const memory = os.totalmem() / MB;
  return {
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: `${clamp(memory / 8, 64, 1024)}MB`,
    effective_cache_size: `${clamp(memory / 2, 256, 16_384)}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    max_wal_size: "2GB",
    random_page_cost: 1.1,
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] %u@%d ",
  };
}

/** For a database that is thrown away. */
const HASTY = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  shared_buffers: "128MB",
  autovacuum: "on",
};

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
function clamp(value, low, high) {
  return Math.round(Math.min(high, Math.max(low, value)));
}
