/** Without input for so long, work has paused. */
export const IDLE_MS = 60_000;

export interface WorkTime {
  /** With the example in front, the window visible and input within the last 60 s. */
  activeMs: number;
  /** From the first sight to now. */
  wallMs: number;
}

/**
 * Counts the time spent on one example. Every method takes the moment in milliseconds, so that no clock hides inside. After a gap
 * longer than `gapMs` the session is over by definition, and the example begins anew: what was before belongs to no session.
 */
export class TimeKeeper {
  private active = 0;
  private begun: number;
  private lastInput: number;
  /** Since when time counts; null while paused or hidden. */
  private since: number | null;
  private hidden = false;
  private paused = false;

  constructor(
    now: number,
    private readonly gapMs: number,
    before: WorkTime = { activeMs: 0, wallMs: 0 },
  ) {
    this.active = before.activeMs;
    this.begun = now - before.wallMs;
    this.lastInput = now;
    this.since = now;
  }

  /** A key, a pointer or a scroll. */
  input(now: number): void {
    this.settle(now);
    if (now - this.lastInput > this.gapMs) {
      this.active = 0;
      this.begun = now;
    }
    this.lastInput = Math.max(this.lastInput, now);
    if (!this.hidden && !this.paused) this.since = now;
  }

  hide(now: number): void {
    this.settle(now);
    this.hidden = true;
    this.since = null;
  }

  show(now: number): void {
    this.hidden = false;
    this.input(now);
  }

  pause(now: number): void {
    this.settle(now);
    this.paused = true;
    this.since = null;
  }

  resume(now: number): void {
    this.paused = false;
    this.input(now);
  }

  /** Whether time counts at this moment. */
  isRunning(now: number): boolean {
    return this.since !== null && now - this.lastInput < IDLE_MS;
  }

  read(now: number): WorkTime {
    this.settle(now);
    const activeMs = Math.round(this.active);
    return { activeMs, wallMs: Math.max(activeMs, Math.round(now - this.begun)) };
  }

  private settle(now: number): void {
    if (this.since === null) return;
    const until = Math.min(now, this.lastInput + IDLE_MS);
    if (until > this.since) {
      this.active += until - this.since;
      this.since = until;
    }
  }
}
