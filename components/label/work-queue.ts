import type { NothingLeft } from "@/lib/assign/nothing-left";
import type { Lease } from "@/lib/label/schema";
import type { Failure } from "./label-api";

/** Examples fetched beyond the one in front. */
const AHEAD = 1;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

export interface WorkState {
  /** The first is in front; the next is there already. */
  leases: readonly Lease[];
  /** The first question to the server has been answered. */
  opened: boolean;
  /** Why there is nothing more; null while there may be. */
  nothing: NothingLeft | null;
  failure: Failure | null;
}

export interface WorkQueueDeps {
  held: () => Promise<{ held: Lease[] } | Failure>;
  next: () => Promise<{ lease: Lease } | { nothing: NothingLeft } | Failure>;
  /** Whether this window may show the example; false where another one does. */
  claim: (assignmentId: string) => Promise<boolean>;
  release: (assignmentId: string) => void;
  /** Whether answers to it wait in the outbox. */
  isWaiting: (assignmentId: string) => boolean;
  sleep: (ms: number) => Promise<void>;
  wake: () => void;
  tell: (state: WorkState) => void;
}

/** The examples in a person's hands, in the order in which they are shown, with the next one fetched ahead. */
export class WorkQueue {
  private state: WorkState = { leases: [], opened: false, nothing: null, failure: null };
  /** Submitted or skipped in this window; the server may not know it yet. */
  private readonly done = new Set<string>();
  private opening: Promise<void> | null = null;
  private asking: Promise<void> | null = null;
  private closed = false;

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
    this.set({ leases: this.state.leases.filter((lease) => lease.assignmentId !== assignmentId), nothing: null });
    void this.fill();
  }

  /** An example that was opened again comes to the front; what was there waits behind it. */
  async putFirst(lease: Lease): Promise<void> {
    this.done.delete(lease.assignmentId);
    await this.deps.claim(lease.assignmentId);
    const others = this.state.leases.filter(({ assignmentId }) => assignmentId !== lease.assignmentId);
    this.set({ leases: [lease, ...others] });
  }

  /** Asks again: after a pause, a new sign-in, or because somebody pressed the button. */
  async ask(): Promise<void> {
    this.set({ nothing: null, failure: null });
    this.deps.wake();
    await (this.state.opened ? this.fill() : this.open());
  }

  close(): void {
    this.closed = true;
    this.deps.wake();
  }

  /** Fetches until one example is ahead, nothing is left, or the server says no. One at a time. */
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
    return (
      !this.closed && opened && leases.length <= AHEAD && nothing === null && (!failure || failure.failed === "later")
    );
  }

  private async fetchAhead(): Promise<void> {
    for (let failures = 0; this.needsMore(); ) {
      const reply = await this.deps.next();
      if ("nothing" in reply) {
        this.set({ nothing: reply.nothing, failure: null });
      } else if ("failed" in reply) {
        this.set({ failure: reply });
        if (reply.failed === "later") await this.deps.sleep(pause(failures++));
      } else if (await this.isFree(reply.lease.assignmentId)) {
        this.set({ leases: [...this.state.leases, reply.lease], failure: null });
        failures = 0;
      } else {
        // It waits in the outbox or stands in another window, and is dealt with there.
        await this.deps.sleep(pause(failures++));
      }
    }
  }

  private async isFree(assignmentId: string): Promise<boolean> {
    const known = this.state.leases.some((lease) => lease.assignmentId === assignmentId);
    if (known || this.done.has(assignmentId) || this.deps.isWaiting(assignmentId)) return false;
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
