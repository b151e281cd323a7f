import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** Prisma's own, so that its CLI and we keep out of each other's way. */
const ADVISORY_LOCK = 72_707_369;
/** Nobody waits for an upgrade longer than this, and some 100 ms until it has let go. */
const LONGEST_HOLD_MS = 1_500;
/**
 * While it still gathers its locks: less than the second after which PostgreSQL looks for deadlocks, and would end somebody's submit
 * rather than us.
 */
const LONGEST_GATHERING_MS = 800;
const LOOK_EVERY_MS = 50;
const FIRST_LOCK_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
const PATIENCE_MS = 600_000;

/** Somebody held the lock that was wanted, a deadlock, we were stopped by our own watch, two that changed one row of the catalogue. */
const IN_THE_WAY = ["55P03", "40P01", "57014"];
const isInTheWay = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError &&
  (IN_THE_WAY.includes(error.code ?? "") || /tuple concurrently (?:updated|deleted)/.test(error.message));

/** Changes of the schema while people work. */
export interface Gently {
  /** For what holds nobody up. */
  client: pg.Client;
  /**
   * One transaction, taken back and tried again where somebody would have to wait for it. `locks` (by table the mode) are taken before
   * all else: who has them all waits for nobody.
   */
  transaction: (what: string, work: () => Promise<unknown>, locks?: ReadonlyMap<string, string>) => Promise<void>;
  /** Tries again what met somebody else. */
  again: (what: string, work: (attempt: number) => Promise<unknown>) => Promise<void>;
}

/**
 * Lets `work` change the schema of a database that is in use, alone: whoever else would waits here. Locks are asked for shortly, as
 * everybody queues behind whoever waits for a strong one; and a second connection watches whether somebody waits for us, and stops us
 * in time. So a long reader delays the upgrade and nobody else, and what would take too long while people work goes through when
 * nobody does.
 */
export async function gently<T>(
  connectionString: string,
  work: (gently: Gently) => Promise<T>,
  say: (sentence: string) => void = () => {},
): Promise<T> {
  const [client, watch] = [0, 1].map(
    () => new pg.Client({ connectionString, application_name: "touchstone-migrate", keepAlive: true }),
  ) as [pg.Client, pg.Client];
  // A connection that is lost fails the statement that is under way.
  for (const one of [client, watch]) one.on("error", () => {});
  try {
    await Promise.all([client.connect(), watch.connect()]);
    await takeTurn(watch, say);
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const { pid } = rows[0]!;
    const again: Gently["again"] = (what, attempt) => tryAgain(watch, pid, say, what, attempt);
    const transaction: Gently["transaction"] = (what, statements, locks = new Map()) =>
      again(what, async (attempt) => {
        const lockMs = Math.min(LONGEST_GATHERING_MS, FIRST_LOCK_MS * 2 ** attempt);
        await watched(watch, pid, async (hasGathered) => {
          await client.query(`BEGIN; SET LOCAL lock_timeout = ${lockMs}`);
          try {
            await gather(client, locks);
            hasGathered();
            await statements();
            await client.query("COMMIT");
          } catch (error) {
            await client.query("ROLLBACK");
            throw error;
          }
        });
      });
    return await work({ client, transaction, again });
  } finally {
    await Promise.all([client.end(), watch.end()]);
  }
}

/** Asked for again and again rather than waited for: whoever waits in a statement is waited for by the building of an index. */
async function takeTurn(watch: pg.Client, say: (sentence: string) => void): Promise<void> {
  for (let asked = 0; ; asked++) {
    const { rows } = await watch.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [ADVISORY_LOCK]);
    if (rows[0]!.taken) return;
    if (asked === 0) say("Another process migrates this database; waiting for it …");
    await pause(200);
  }
}

/** Locks those of the tables that there are. */
async function gather(client: pg.Client, locks: ReadonlyMap<string, string>): Promise<void> {
  for (const [table, mode] of locks) {
    const { rows } = await client.query<{ name: string | null }>(
      "SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.oid = to_regclass($1) AND c.relkind IN ('r', 'p')",
      [client.escapeIdentifier(table)],
    );
    if (rows[0]) await client.query(`LOCK TABLE ${rows[0].name} IN ${mode} MODE`);
  }
}

/** Stops our backend once somebody has waited for it for long. */
async function watched(watch: pg.Client, pid: number, work: (hasGathered: () => void) => Promise<void>): Promise<void> {
  let over = false;
  let longestMs = LONGEST_GATHERING_MS;
  const watching = (async () => {
    let since: number | undefined;
    while (!over) {
      const { rows } = await watch.query<{ waits: boolean }>(
        "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND $1 = ANY (pg_blocking_pids(pid))) AS waits",
        [pid],
      );
      since = rows[0]!.waits ? (since ?? performance.now()) : undefined;
      if (since !== undefined && performance.now() - since > longestMs && !over)
        await watch.query("SELECT pg_cancel_backend($1)", [pid]);
      await pause(LOOK_EVERY_MS);
    }
  })();
  watching.catch(() => {});
  try {
    await work(() => {
      longestMs = LONGEST_HOLD_MS;
    });
  } finally {
    over = true;
    await watching;
  }
}

async function tryAgain(
  watch: pg.Client,
  pid: number,
  say: (sentence: string) => void,
  what: string,
  work: (attempt: number) => Promise<unknown>,
): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt++) {
    try {
      await work(attempt);
      return;
    } catch (error) {
      if (!isInTheWay(error)) throw error;
      if (performance.now() > deadline) throw new Error(`${what}: ${TOO_BUSY} ${await others(watch, pid)}`);
      if (attempt === 0) say(`${what} waits for a moment at which nobody has to wait for it …`);
      await pause(Math.min(LONGEST_PAUSE_MS, 250 * 2 ** attempt));
    }
  }
}

const TOO_BUSY = `In ${PATIENCE_MS / 60_000} minutes there was no moment at which it held nobody up, and nothing of it was changed. End long transactions (a dump, a forgotten session), or stop the servers, and migrate again. At work now:`;

/** Who has a transaction open, the longest first. */
async function others(watch: pg.Client, pid: number): Promise<string> {
  const { rows } = await watch.query<{ who: string }>(
    `SELECT format('process %s of %s (%s)', pid, usename, coalesce(nullif(application_name, ''), 'no name')) AS who
     FROM pg_stat_activity WHERE datname = current_database() AND pid NOT IN ($1, pg_backend_pid()) AND backend_type = 'client backend'
     ORDER BY xact_start NULLS LAST LIMIT 5`,
    [pid],
  );
  return rows.map(({ who }) => who).join(", ") || "nobody";
}
