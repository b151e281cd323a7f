interface Worked {
  /** How long the session had gone on when it was read. */
  elapsedMs: number;
  /** When that was, by `performance.now()`. */
  readAt: number;
}

/** Whole minutes of work since the session began or the last break on this page ended, by `performance.now()`. */
export function minutesAtWork({ elapsedMs, readAt }: Worked, restedAt: number | null, now: number): number {
  const session = elapsedMs + now - readAt;
  return Math.floor(Math.min(session, restedAt === null ? session : now - restedAt) / 60_000);
}

/** Whether the project wants a break to be spoken of by now. */
export function isBreakDue(minutes: number | null, breakMinutes: number | null): boolean {
  return minutes !== null && breakMinutes !== null && minutes >= breakMinutes;
}
