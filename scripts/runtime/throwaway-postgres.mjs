import { randomBytes } from "node:crypto";
import { once } from "node:events";
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
 * A PostgreSQL for tests: in a temporary folder, hasty with its disk unless it is to endure a crash, gone after `stop` and also when this
 * process is killed.
 * `crash` kills it and starts it again where it was.
 * @param {{ durable?: boolean }} [options]
 * @returns {Promise<{ adminUrl: string, crash: () => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startThrowawayPostgres({ durable = false } = {}) {
  const wanted = path.join(os.tmpdir(), `touchstone-${randomBytes(6).toString("hex")}`);
  const password = randomBytes(16).toString("hex");
  const janitor = hireJanitor();
  const place = placePostgres(wanted);
  const folders = [place.home, wanted];
  janitor.guard({ folders });
  ensureCluster(place, password, { durable });
  let { server, port } = await startPostgres(place, { durable });
  let started = guarded();
  function guarded() {
    const identity = identify(server.pid ?? 0);
    if (!identity) throw new Error("PostgreSQL ended as soon as it had started.");
    // Told to quit at once: nothing that it would still write is kept.
    const one = { name: "postgres", identity, signal: /** @type {const} */ ("SIGQUIT"), patienceMs: 10_000 };
    janitor.guard({ processes: [one], folders });
    return one;
  }
  return {
    adminUrl: loopbackUrl({ role: SUPERUSER, password, port, database: "postgres" }),
    async crash() {
      const gone = once(server, "exit");
      server.kill("SIGKILL");
      await gone;
      ({ server } = await startPostgres(place, { durable, port }));
      started = guarded();
    },
    async stop() {
      await stopProcess(started);
      removeHome(wanted);
      rmSync(place.home, { recursive: true, force: true });
      janitor.dismiss();
    },
  };
}
