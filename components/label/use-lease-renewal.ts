"use client";

import { useEffect, useRef } from "react";
import type { LabelApi } from "./label-api";
import type { LeasedTask } from "./leased-task";

const LOOK_EVERY_MS = 15_000;

/**
 * Makes the leases in hand last while their person works: each is renewed when half of its time is gone, as long as there was input
 * since the last renewal. Somebody who went away lets them run out, so that others get the examples.
 */
export function useLeaseRenewal(
  tasks: readonly LeasedTask[],
  api: LabelApi,
  leaseMinutes: number,
  onLost: (task: LeasedTask) => void,
): void {
  const renewed = useRef(new Map<string, number>());
  const latest = useRef(tasks);
  useEffect(() => {
    latest.current = tasks;
    const now = performance.now();
    const live = new Set(tasks.map(({ id }) => id));
    for (const id of [...renewed.current.keys()]) if (!live.has(id)) renewed.current.delete(id);
    for (const id of live) if (!renewed.current.has(id)) renewed.current.set(id, now);
  }, [tasks]);
  useEffect(() => {
    const half = (leaseMinutes * 60_000) / 2;
    let lastInput = performance.now();
    const input = () => {
      lastInput = performance.now();
    };
    const renew = async (task: LeasedTask) => {
      renewed.current.set(task.id, performance.now());
      const reply = await api.renew(task.lease.assignmentId, task.lease.leaseToken);
      if (!reply.ok && reply.code === "lease-lost") onLost(task);
    };
    const look = () => {
      const now = performance.now();
      for (const task of latest.current) {
        const since = renewed.current.get(task.id) ?? now;
        if (now - since > half && lastInput > since) void renew(task);
      }
    };
    const timer = setInterval(look, Math.min(LOOK_EVERY_MS, half / 2));
    addEventListener("keydown", input);
    addEventListener("pointerdown", input);
    return () => {
      clearInterval(timer);
      removeEventListener("keydown", input);
      removeEventListener("pointerdown", input);
    };
  }, [api, leaseMinutes, onLost]);
}
