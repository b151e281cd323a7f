import type { SessionCut } from "../session-cut";

/** What says of a row of a log whether it was given within the part of its session that counts. */
interface SessionPlaces {
  session: Int32Array;
  position: Int32Array;
  revision: Uint16Array;
  wallMs: Int32Array;
  activeMs: Int32Array;
  at: Float64Array;
}
export const WITHIN_COLUMNS = ["session", "position", "revision", "wallMs", "activeMs", "at"] as const;

/** What `isWithin` of within-session.ts asks of judgments, of the rows of a log; `starts` says when the sessions of its codes began, in milliseconds. */
export function withinRows(cut: SessionCut, starts: Float64Array) {
  return ({ session, position, revision, wallMs, activeMs, at }: SessionPlaces, t: number): boolean => {
    if ("afterPosition" in cut) return position[t]! <= cut.afterPosition;
    if (revision[t]! > 1 || session[t]! < 0) return true;
    const taken = wallMs[t]! >= 0 ? wallMs[t]! : Math.max(0, activeMs[t]!);
    return !(at[t]! - taken - starts[session[t]!]! > cut.afterMinute * 60_000);
  };
}
