import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

const EVERY_MS = 10;

/** Locks that keep somebody from writing, held or waited for by whoever migrates: others queue behind either. */
const LOCKS = `
  SELECT l.pid || ' ' || c.relname || ' ' || l.mode AS what FROM pg_locks l
  JOIN pg_stat_activity a ON a.pid = l.pid AND a.application_name = 'touchstone-migrate' JOIN pg_class c ON c.oid = l.relation
  WHERE a.datname = current_database() AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')`;
/** Who waits for whoever migrates. */
const WAITING = `
  SELECT 'process ' || w.pid AS what FROM (SELECT DISTINCT pid FROM pg_locks WHERE NOT granted) w
  WHERE EXISTS (SELECT FROM pg_stat_activity a WHERE a.application_name = 'touchstone-migrate' AND a.pid <> w.pid AND a.pid = ANY (pg_blocking_pids(w.pid)))
    AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.application_name = 'touchstone-migrate' AND a.pid = w.pid)`;

export interface Longest {
  what: string;
  ms: number;
}

/** Looks all the time how long locks of an upgrade last, and how long somebody waits for them. */
export class LockWatch {
  readonly #longest = { lock: { what: "none", ms: 0 }, waiting: { what: "nobody", ms: 0 } };
  #over = false;
  readonly #done: Promise<void>;

  constructor(superuserUrl: string) {
    this.#done = this.#watch(new pg.Client({ connectionString: superuserUrl, application_name: "touchstone-endure" }));
    this.#done.catch(() => {});
  }

  async #watch(client: pg.Client): Promise<void> {
    await client.connect();
    const since = { lock: new Map<string, number>(), waiting: new Map<string, number>() };
    while (!this.#over) {
      for (const [kind, text] of [
        ["lock", LOCKS],
        ["waiting", WAITING],
      ] as const) {
        const { rows } = await client.query<{ what: string }>(text);
        const now = performance.now();
        const seen = new Map(rows.map(({ what }) => [what, since[kind].get(what) ?? now]));
        since[kind] = seen;
        for (const [what, began] of seen)
          if (now - began > this.#longest[kind].ms) this.#longest[kind] = { what, ms: Math.round(now - began) };
      }
      await pause(EVERY_MS);
    }
    await client.end();
  }

  /** The longest lock and the longest wait. */
  async stop(): Promise<{ lock: Longest; waiting: Longest }> {
    this.#over = true;
    await this.#done;
    return this.#longest;
  }
}
