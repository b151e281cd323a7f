"use client";

import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { WindowClaims } from "./browser-locks";
import type { LabelApi } from "./label-api";
import type { LocalDrafts } from "./local-draft";
import type { Outbox } from "./outbox";
import { sleeper } from "./sleeper";
import { WorkQueue, type WorkState } from "./work-queue";

/** When others hold what is left, or no round is open, it is asked again so often while the page is in sight. */
const ASK_AGAIN_MS = 30_000;

interface InHandWishes {
  drafts: LocalDrafts | null;
  /** Examples to have beyond the one in front. */
  ahead: number;
  onBreak: boolean;
}

/** The examples in hand, open while the page is. */
export function useWorkQueue(
  api: LabelApi,
  outbox: Outbox,
  wishes: InHandWishes,
): { queue: WorkQueue; work: WorkState } {
  const [work, setWork] = useState<WorkState>({ leases: [], opened: false, nothing: null, failure: null });
  const latest = useRef(wishes);
  const [{ queue, claims }] = useState(() => makeQueue(api, outbox, latest, setWork));
  const { ahead, onBreak } = wishes;
  useEffect(() => {
    latest.current = wishes;
  });
  useEffect(() => {
    if (ahead > 0) void queue.fill();
  }, [queue, ahead]);
  useEffect(() => {
    if (!onBreak) return;
    queue.rest();
    return () => queue.goOn();
  }, [queue, onBreak]);
  useEffect(() => {
    // What the outbox holds must be known before it is decided what is shown.
    const open = () => void outbox.open().then(() => queue.open());
    const again = () => void queue.ask();
    const leave = () => queue.close();
    // A page that the browser kept as it was.
    const comeBack = (event: PageTransitionEvent) => event.persisted && open();
    open();
    addEventListener("online", again);
    addEventListener("pagehide", leave);
    addEventListener("pageshow", comeBack);
    return () => {
      removeEventListener("online", again);
      removeEventListener("pagehide", leave);
      removeEventListener("pageshow", comeBack);
      queue.close();
      claims.releaseAll();
    };
  }, [queue, claims, outbox]);
  const waits = work.leases.length === 0 && (work.nothing === "held-by-others" || work.nothing === "no-round");
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => document.visibilityState === "visible" && void queue.ask(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waits, queue]);
  return useMemo(() => ({ queue, work }), [queue, work]);
}

function makeQueue(api: LabelApi, outbox: Outbox, wishes: RefObject<InHandWishes>, tell: (state: WorkState) => void) {
  const claims = new WindowClaims();
  const { sleep, wake } = sleeper();
  const queue = new WorkQueue({
    held: () => api.held(),
    next: (holding) => api.next(holding),
    giveBack: (leases) => api.giveBack(leases),
    ahead: () => wishes.current.ahead,
    isBegun: ({ assignmentId, leaseToken, answers }) =>
      Object.keys(answers).length > 0 || !!wishes.current.drafts?.read(assignmentId, leaseToken),
    claim: (id) => claims.claim(id),
    release: (id) => claims.release(id),
    isWaiting: (id) => outbox.holds(id),
    sleep,
    wake,
    tell,
  });
  return { queue, claims };
}
