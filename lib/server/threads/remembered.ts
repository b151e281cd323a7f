/** A result, and since when it is known. */
export interface Remembered<Value> {
  value: Value;
  computedAt: Date;
  /** Something has changed since, and it is being computed anew, or will be for whoever asks a little later. */
  isRenewed: boolean;
}

interface Entry {
  /** The last result, with the state that it was computed from. */
  known: { value: unknown; state: string; computedAt: number; endedAt: number } | null;
  running: Promise<unknown> | null;
}

/** After this time what is known is computed anew when somebody asks, also where its state is the same. */
const FRESH_MS = 60_000;
/** After a calculation that took some time, the next one for the same key begins four times that later: what goes on changing takes a fifth of a thread. */
const REST = 4;
const MOST = 300;
/** Milliseconds of renewing that may be spent at once, and what share of time comes back: dashboards that are loaded all the time while labels come in leave the processors to the labels. */
const [BURST_MS, SHARE] = [4_000, 0.1];

/**
 * Results of calculations that are asked for again and again while what they are about goes on growing. Whoever asks gets at once what is
 * known, while what changed since is taken in, as often as the time for it allows; only the first to ask waits. Those that were not asked for longest are forgotten.
 */
export class Memory {
  private readonly entries = new Map<string, Entry>();
  /** Of renewals of whatever is known, as of `countedAt`. */
  private left = BURST_MS;
  private countedAt: number;

  constructor(
    private readonly most = MOST,
    private readonly now: () => number = () => Date.now(),
    private readonly freshMs = FRESH_MS,
  ) {
    this.countedAt = now();
  }

  /**
   * The result under a key. `state` names what it is computed from: another one makes it be computed anew, and who wants the newest waits
   * for it.
   */
  async ask<Value>(
    key: string,
    state: string,
    compute: () => Promise<Value>,
    { newest = false } = {},
  ): Promise<Remembered<Value>> {
    const entry = this.entries.get(key) ?? { known: null, running: null };
    this.entries.delete(key);
    this.entries.set(key, entry);
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.most) break;
      this.entries.delete(oldest);
    }
    const { known } = entry;
    if (known && known.state === state && this.now() - known.computedAt < this.freshMs)
      return told<Value>(known, false);
    const isResting =
      known && !newest && (this.now() < known.endedAt + REST * (known.endedAt - known.computedAt) || !this.mayRenew());
    if (isResting && !entry.running) return told<Value>(known, true);
    const running = entry.running ?? this.start(entry, state, compute);
    if (!known) {
      await running;
      return told<Value>(entry.known!, entry.known!.state !== state);
    }
    if (newest && known.state !== state) {
      await running;
      // It may have begun before the question.
      return entry.known?.state === state
        ? told<Value>(entry.known, false)
        : this.ask<Value>(key, state, compute, { newest });
    }
    // What goes wrong in passing is said to nobody; whoever asks next tries again.
    running.catch(() => {});
    return told<Value>(known, true);
  }

  private mayRenew(): boolean {
    const now = this.now();
    this.left = Math.min(BURST_MS, this.left + (now - this.countedAt) * SHARE);
    this.countedAt = now;
    return this.left > 0;
  }

  private start(entry: Entry, state: string, compute: () => Promise<unknown>): Promise<unknown> {
    const computedAt = this.now();
    entry.running = compute()
      .then((value) => {
        const endedAt = this.now();
        if (entry.known) this.left -= endedAt - computedAt;
        entry.known = { value, state, computedAt, endedAt };
      })
      .finally(() => {
        entry.running = null;
      });
    return entry.running;
  }
}

function told<Value>({ value, computedAt }: NonNullable<Entry["known"]>, isRenewed: boolean): Remembered<Value> {
  return { value: value as Value, computedAt: new Date(computedAt), isRenewed };
}
