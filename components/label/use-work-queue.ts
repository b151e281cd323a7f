"use client";

import { useEffect, useMemo, useState } from "react";
import { WindowClaims } from "./browser-locks";
import type { LabelApi } from "./label-api";
import type { Outbox } from "./outbox";
import { sleeper } from "./sleeper";
import { WorkQueue, type WorkState } from "./work-queue";

/** When others hold what is left, or no round is open, it is asked again so often while the page is in sight. */
const ASK_AGAIN_MS = 30_000;

/** The examples in hand, open while the page is. */
export function useWorkQueue(api: LabelApi, outbox: Outbox): { queue: WorkQueue; work: WorkState } {
  const [work, setWork] = useState<WorkState>({ leases: [], opened: false, nothing: null, failure: null });
  const [{ queue, claims }] = useState(() => makeQueue(api, outbox, setWork));
  useEffect(() => {
    // What the outbox holds must be known before it is decided what is shown.
    void outbox.open().then(() => queue.open());
    const again = () => void queue.ask();
    addEventListener("online", again);
    return () => {
      removeEventListener("online", again);
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

function makeQueue(api: LabelApi, outbox: Outbox, tell: (state: WorkState) => void) {
  const claims = new WindowClaims();
  const { sleep, wake } = sleeper();
  const queue = new WorkQueue({
    held: () => api.held(),
    next: () => api.next(),
    claim: (id) => claims.claim(id),
    release: (id) => claims.release(id),
    isWaiting: (id) => outbox.holds(id),
    sleep,
    wake,
    tell,
  });
  return { queue, claims };
}
