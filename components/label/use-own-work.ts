"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { OwnWork } from "@/lib/label/records";
import type { LabelApi } from "./label-api";

/** The sums are read again after so many examples, since others work as well. */
const READ_EVERY = 20;
/** The server counts what waits no further. */
const MOST_WAITING = 1000;
/** The pace is that of so many examples. */
const RECENT = 20;

export interface OwnWorkView {
  work: OwnWork | null;
  /** When `work` was read, by `performance.now()`. */
  readAt: number;
  /** Counts one submit at once, before the server's sums are read again. */
  count: (assignmentId: string, roundId: string, activeMs: number) => void;
  /** Counts one skip. */
  skipped: (assignmentId: string) => void;
  /** An example that was submitted before: submitting it again is no progress. */
  known: (assignmentId: string) => void;
  read: () => void;
  /** The server has answered to an example from the outbox; what an earlier page put there was not counted on this one. */
  settled: (assignmentId: string, isStored: boolean) => void;
  /** Nothing is on its way to the server. */
  arrived: () => void;
}

/** One's own rounds, session and pace: read when the page opens and from time to time, and counted on between. */
export function useOwnWork(api: LabelApi): OwnWorkView {
  const [{ work, readAt }, setSeen] = useState<{ work: OwnWork | null; readAt: number }>({ work: null, readAt: 0 });
  const counted = useRef(new Set<string>());
  const countedAtRead = useRef(0);
  const isWrong = useRef(false);
  const read = useCallback(() => {
    countedAtRead.current = counted.current.size;
    isWrong.current = false;
    void api.work().then((answer) => answer && setSeen({ work: answer, readAt: performance.now() }));
  }, [api]);
  useEffect(read, [read]);
  const known = useCallback((assignmentId: string) => void counted.current.add(assignmentId), []);
  const firstTime = useCallback((assignmentId: string): 0 | 1 => {
    const by = counted.current.has(assignmentId) ? 0 : 1;
    counted.current.add(assignmentId);
    return by;
  }, []);
  const count = useCallback(
    (assignmentId: string, roundId: string, activeMs: number) => {
      const by = firstTime(assignmentId);
      setSeen((before) => ({ ...before, work: before.work && countOn(before.work, roundId, by, activeMs) }));
    },
    [firstTime],
  );
  const skipped = useCallback(
    (assignmentId: string) => {
      const by = firstTime(assignmentId);
      setSeen((before) => ({ ...before, work: before.work && { ...before.work, waiting: lessBy(before.work, by) } }));
    },
    [firstTime],
  );
  const settled = useCallback((assignmentId: string, isStored: boolean) => {
    if (!isStored || !counted.current.has(assignmentId)) isWrong.current = true;
  }, []);
  // Read before, the sums would lack what is still on its way.
  const arrived = useCallback(() => {
    if (isWrong.current || counted.current.size - countedAtRead.current >= READ_EVERY) read();
  }, [read]);
  return useMemo(
    () => ({ work, readAt, count, skipped, known, read, settled, arrived }),
    [work, readAt, count, skipped, known, read, settled, arrived],
  );
}

function countOn(work: OwnWork, roundId: string, by: 0 | 1, activeMs: number): OwnWork {
  const rounds = work.rounds.map((round) =>
    round.id === roundId ? { ...round, mine: round.mine + by, left: Math.max(0, round.left - by) } : round,
  );
  const session = work.session ?? { elapsedMs: 0, submitted: 0 };
  const recentActiveMs = [activeMs, ...work.recentActiveMs].slice(0, RECENT);
  return { rounds, session, recentActiveMs, waiting: lessBy(work, by) };
}

/** Of a number that stands for "so many and more" nothing can be taken. */
function lessBy({ waiting }: OwnWork, by: 0 | 1): number {
  return waiting >= MOST_WAITING ? waiting : Math.max(0, waiting - by);
}

/** The middle of the last active times; null before the first example. */
export function paceMs(recent: readonly number[]): number | null {
  const sorted = [...recent].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
