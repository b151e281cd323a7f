const MINUTE_MS = 60_000;
/** So long one goes on without a connection. */
const AHEAD_MS = 10 * MINUTE_MS;
const FEWEST = 2;
const MOST = 20;
/** Of somebody who has not labelled yet. */
const UNKNOWN_PACE_MS = 2 * MINUTE_MS;

/** How many examples to have ready beyond the one in front: ten minutes' work at one's own pace, and no longer than a lease lasts. */
export function aheadFor(paceMs: number | null, leaseMinutes: number): number {
  const span = Math.min(AHEAD_MS, leaseMinutes * MINUTE_MS);
  const wanted = Math.ceil(span / Math.max(1, paceMs ?? UNKNOWN_PACE_MS));
  return Math.min(MOST, Math.max(FEWEST, wanted));
}
