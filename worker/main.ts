import { run } from "graphile-worker";
import { forgetOldAttempts } from "@/lib/auth/attempts";
import { closeRefusedHours, forgetOldAddresses } from "@/lib/auth/refused-log";
import { freeAbandonedJobs } from "@/lib/jobs/queue";
import { writeAnchor } from "@/lib/server/audit-anchor";
import { env } from "@/lib/server/env";
import { log } from "@/lib/server/log";
import { LOWER, lowerPriority, SESSION, setSessionShare } from "@/lib/server/priority.mjs";
import { tasks } from "./tasks";

const REAP_EVERY_MS = 5_000;
const FORGET_EVERY_MS = 3_600_000;
/** How often it is looked whether an anchor of the audit log is due, and how old the last one is then. */
const ANCHOR_EVERY_MS = 300_000;
const ANCHOR_SECONDS = 3600;

/** The process that does the long work. Any number may run, on any machine that reaches the database. */
async function main() {
  lowerPriority(process.pid, LOWER.behind);
  setSessionShare(process.pid, SESSION.worker);
  const runner = await run({
    connectionString: env().DATABASE_URL,
    concurrency: 2,
    noHandleSignals: false,
    pollInterval: 1000,
    taskList: tasks,
    parsedCronItems: [],
  });
  // A queue's worker that cannot say what became of its job (PostgreSQL died) ends, and this process would go on with none.
  runner.events.on("worker:fatalError", ({ error }) => {
    log.fatal({ error }, "lost touch with the queue");
    process.exit(1);
  });
  const reap = () =>
    freeAbandonedJobs().catch((error: unknown) => log.warn({ error }, "could not look for abandoned jobs"));
  const timer = setInterval(reap, REAP_EVERY_MS);
  const forget = () =>
    Promise.all([forgetOldAttempts(), forgetOldAddresses()]).catch((error: unknown) =>
      log.warn({ error }, "could not forget old attempts to sign in"),
    );
  const hourly = setInterval(forget, FORGET_EVERY_MS);
  const anchor = () =>
    closeRefusedHours()
      .then(() => writeAnchor(ANCHOR_SECONDS))
      .catch((error: unknown) => log.warn({ error }, "could not anchor the audit log"));
  const anchoring = setInterval(anchor, ANCHOR_EVERY_MS);
  await reap();
  await anchor();
  log.info("worker ready");
  await runner.promise;
  clearInterval(timer);
  clearInterval(hourly);
  clearInterval(anchoring);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    log.fatal({ error }, "worker stopped");
    process.exit(1);
  },
);
