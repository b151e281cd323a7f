import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { hireJanitor } from "./cleanup.mjs";
import { ensureCluster, SUPERUSER } from "./postgres-cluster.mjs";
import { placePostgres, removeHome } from "./postgres-home.mjs";
import { loopbackUrl } from "./postgres-roles.mjs";
import { startPostgres } from "./postgres-server.mjs";
import { identify } from "./process-identity.mjs";
import { stopProcess } from "./stop-process.mjs";

/**
 * A PostgreSQL for tests: in a temporary folder, hasty with its disk, gone after `stop` and also when this process is killed.
 * @returns {Promise<{ adminUrl: string, stop: () => Promise<void> }>}
 */
export async function startThrowawayPostgres() {
  const wanted = path.join(os.tmpdir(), `touchstone-${randomBytes(6).toString("hex")}`);
  const password = randomBytes(16).toString("hex");
  const janitor = hireJanitor();
  const place = placePostgres(wanted);
  const folders = [place.home, wanted];
  janitor.guard({ folders });
  ensureCluster(place, password, { durable: false });
  const { server, port } = await startPostgres(place, { durable: false });
  const identity = identify(server.pid ?? 0);
  if (!identity) throw new Error("PostgreSQL ended as soon as it had started.");
  // Told to quit at once: nothing that it would still write is kept.
  const started = { name: "postgres", identity, signal: /** @type {const} */ ("SIGQUIT"), patienceMs: 10_000 };
  janitor.guard({ processes: [started], folders });
  return {
    adminUrl: loopbackUrl({ role: SUPERUSER, password, port, database: "postgres" }),
    async stop() {
      await stopProcess(started);
      removeHome(wanted);
      rmSync(place.home, { recursive: true, force: true });
      janitor.dismiss();
    },
  };
}
