import type { NothingLeft } from "@/lib/assign/nothing-left";
import type { Lease } from "@/lib/label/schema";
import type { Failure } from "./label-api";

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** An example in its person's hands. */
export interface InHand extends Lease {
  /** Opened again before it was sent: nothing of it is with the server. */
  unsent?: boolean;
}

export interface WorkState {
  /** The first is in front; the next ones are there already. */
  leases: readonly InHand[];
  /** The first question to the server has been answered. */
  opened: boolean;
  /** Why there is nothing more; null while there may be. */
  nothing: NothingLeft | null;
  failure: Failure | null;
}

export interface WorkQueueDeps {
  held: () => Promise<{ held: Lease[] } | Failure>;
  next: (holding: number) => Promise<{ lease: Lease } | { nothing: NothingLeft } | { mayHold: number } | Failure>;
  /** False where the server could not be told. */
  giveBack: (leases: readonly Lease[]) => Promise<boolean>;
  /** How many to have beyond the one in front. */
  ahead: () => number;
  /** Whether something of it has been answered. */
  isBegun: (lease: Lease) => boolean;
  /** Whether this window may show the example; false where another one does. */
  claim: (assignmentId: string) => Promise<boolean>;
  release: (assignmentId: string) => void;
  /** Whether answers to it wait in the outbox. */
  isWaiting: (assignmentId: string) => boolean;
  sleep: (ms: number) => Promise<void>;
  wake: () => void;
  tell: (state: WorkState) => void;
}

/**
 * The examples in a person's hands, in the order in which they are shown, with the next ones fetched ahead. What was only fetched ahead
 * goes back when the page is left, for a break, and where others need it.
 */
export class WorkQueue {
  private state: WorkState = { leases: [], opened: false, nothing: null, failure: null };
  /** Submitted or skipped in this window; the server may not know it yet. */
  private readonly done = new Set<string>();
  private opening: Promise<void> | null = null;
  private asking: Promise<void> | null = null;
  private closed = false;
  private resting = false;
  /** The server has said so since the last example was finished. */
  private enough = false;
  /** How many examples have left the hands. */
  private dropped = 0;

  constructor(private readonly deps: WorkQueueDeps) {}

  /** Takes up what is held already, then fetches until the next one is ahead. */
  open(): Promise<void> {
    this.closed = false;
    this.opening ??= this.takeUp().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  private async takeUp(): Promise<void> {
    for (let failures = 0; !this.closed && !this.state.opened; failures++) {
      const reply = await this.deps.held();
      if ("held" in reply) {
        const mine: Lease[] = [];
        for (const lease of reply.held) if (await this.isFree(lease.assignmentId)) mine.push(lease);
        this.set({ leases: mine, opened: true, failure: null });
      } else {
        this.set({ failure: reply });
        if (reply.failed !== "later") return;
        await this.deps.sleep(pause(failures));
      }
    }
    await this.fill();
  }

  /** The example in front is done. */
  finish(assignmentId: string): void {
    this.done.add(assignmentId);
    this.drop(assignmentId);
  }

  /** The example went to somebody else, or its person wants to see it later. */
  drop(assignmentId: string): void {
    this.deps.release(assignmentId);
    this.dropped++;
    this.enough = false;
    this.set({ leases: this.state.leases.filter((lease) => lease.assignmentId !== assignmentId), nothing: null });
    void this.fill();
  }

  /** For a break: what was only fetched ahead goes back until `goOn`. */
  rest(): void {
    this.resting = true;
    void this.giveBackBeyond(1);
  }

  goOn(): void {
    this.resting = false;
    void this.fill();
  }

  /** An example that was opened again comes to the front; what was there waits behind it. */
  async putFirst(lease: InHand): Promise<void> {
    this.done.delete(lease.assignmentId);
    await this.deps.claim(lease.assignmentId);
    const others = this.state.leases.filter(({ assignmentId }) => assignmentId !== lease.assignmentId);
    this.set({ leases: [lease, ...others] });
  }

  /** Asks again: after a pause, a new sign-in, or because somebody pressed the button. */
  async ask(): Promise<void> {
    this.enough = false;
    this.set({ nothing: null, failure: null });
    this.deps.wake();
    await (this.state.opened ? this.fill() : this.open());
  }

  /** The page is left. The example in front stays with its person, who may come back. */
  close(): void {
    this.closed = true;
    this.deps.wake();
    void this.giveBackBeyond(1);
  }

  /** Fetches until enough is ahead, nothing is left, or the server says no. One at a time. */
  fill(): Promise<void> {
    this.asking ??= this.fetchAhead().finally(() => {
      this.asking = null;
      // The example in front may have been finished after the last look.
      if (this.needsMore()) void this.fill();
    });
    return this.asking;
  }

  private needsMore(): boolean {
    const { opened, leases, nothing, failure } = this.state;
    if (this.closed || this.resting || this.enough || !opened || nothing !== null) return false;
    return leases.length <= this.deps.ahead() && (!failure || failure.failed === "later");
  }

  private async fetchAhead(): Promise<void> {
    for (let failures = 0; this.needsMore(); ) {
      const { dropped } = this;
      const reply = await this.deps.next(this.state.leases.length);
      // What the server says of more than are in hand by now is no answer.
      if (dropped !== this.dropped && ("mayHold" in reply || "nothing" in reply)) continue;
      if ("mayHold" in reply) {
        this.enough = true;
        this.set({ failure: null });
        void this.giveBackBeyond(reply.mayHold);
      } else if ("nothing" in reply) {
        this.set({ nothing: reply.nothing, failure: null });
      } else if ("failed" in reply) {
        this.set({ failure: reply });
        if (reply.failed === "later") await this.deps.sleep(pause(failures++));
      } else if (await this.isFree(reply.lease.assignmentId)) {
        this.set({ leases: [...this.state.leases, reply.lease], failure: null });
        failures = 0;
        // It came too late: the page was left or a break began while it was on its way.
        if (this.closed || this.resting) void this.giveBackBeyond(1);
      } else {
        // It waits in the outbox or stands in another window, and is dealt with there.
        await this.deps.sleep(pause(failures++));
      }
    }
  }

  /** Gives back what lies behind the first `kept` and was not begun. It stays here if the server does not hear of it. */
  private async giveBackBeyond(kept: number): Promise<void> {
    const spare = this.state.leases.slice(Math.max(1, kept)).filter((lease) => !this.deps.isBegun(lease));
    if (spare.length === 0) return;
    this.set({ leases: this.state.leases.filter((lease) => !spare.includes(lease)) });
    if (await this.deps.giveBack(spare)) {
      for (const { assignmentId } of spare) if (!this.has(assignmentId)) this.deps.release(assignmentId);
    } else {
      this.set({ leases: [...this.state.leases, ...spare.filter(({ assignmentId }) => !this.has(assignmentId))] });
    }
  }

  private has(assignmentId: string): boolean {
    return this.state.leases.some((lease) => lease.assignmentId === assignmentId);
  }

  private async isFree(assignmentId: string): Promise<boolean> {
    if (this.has(assignmentId) || this.done.has(assignmentId) || this.deps.isWaiting(assignmentId)) return false;
    return this.deps.claim(assignmentId);
  }

  private set(change: Partial<WorkState>): void {
    this.state = { ...this.state, ...change };
    this.deps.tell(this.state);
  }
}

function pause(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10));
}
