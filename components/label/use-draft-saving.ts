"use client";

import { type RefObject, useEffect } from "react";
import type { LabelApi } from "./label-api";
import type { LeasedTask } from "./leased-task";
import type { LocalDrafts } from "./local-draft";
import type { TimeKeeper } from "./time-keeper";

/** The server hears of a draft so long after its last change. */
const SERVER_DELAY_MS = 2000;

/**
 * Keeps the answers of the example in front while they are given: in this browser at every change, at the server a moment later.
 * `onLost` is told when the server says that the example is no longer this person's.
 */
export function useDraftSaving(
  task: LeasedTask | undefined,
  api: LabelApi,
  drafts: LocalDrafts | null,
  keeper: RefObject<TimeKeeper | null>,
  onLost: (task: LeasedTask) => void,
): void {
  useEffect(() => {
    if (!task) return;
    const { lease, sheet } = task;
    const opened = sheet.read().answers;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let sending: Promise<unknown> = Promise.resolve();
    const keepHere = () => {
      const { answers, changed } = sheet.read();
      const time = keeper.current?.read(Date.now()) ?? { activeMs: 0, wallMs: 0 };
      drafts?.save(lease.assignmentId, {
        leaseToken: lease.leaseToken,
        answers,
        changed,
        ...time,
        savedAt: Date.now(),
      });
    };
    // One at a time, so that an older draft never overtakes a newer one.
    const send = () => {
      timer = undefined;
      sending = sending.then(async () => {
        const reply = await api.draft(lease.assignmentId, lease.leaseToken, sheet.read().answers);
        if (!reply.ok && reply.code === "lease-lost") onLost(task);
      });
    };
    let known = opened;
    const stop = sheet.subscribe(() => {
      const { answers } = sheet.read();
      if (answers === known) return;
      known = answers;
      keepHere();
      clearTimeout(timer);
      timer = setTimeout(send, SERVER_DELAY_MS);
    });
    const leave = () => document.visibilityState === "hidden" && keeper.current && keepHere();
    document.addEventListener("visibilitychange", leave);
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", leave);
    };
  }, [task, api, drafts, keeper, onLost]);
}
