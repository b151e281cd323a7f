"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { LeasedTask } from "./leased-task";
import { TimeKeeper } from "./time-keeper";

/** Whatever shows that somebody is there. Keys on a screen, dictation and pasting are heard as `input` only. */
export const INPUTS = [
  "keydown",
  "input",
  "pointerdown",
  "pointermove",
  "wheel",
  "touchmove",
  "scroll",
  "selectionchange",
] as const;
/** Moving a pointer makes hundreds of events a second; one a second says as much. */
const INPUT_EVERY_MS = 1000;

export interface WorkClock {
  /** Counts the example in front; null before the first. */
  keeper: RefObject<TimeKeeper | null>;
  onBreak: boolean;
  setBreak: (on: boolean) => void;
}

/** Counts the time on the example in front, from the moment when it is painted. */
export function useWorkTime(
  task: LeasedTask | undefined,
  gapMs: number,
  onBreak: boolean,
  setOnBreak: (on: boolean) => void,
): WorkClock {
  const keeper = useRef<TimeKeeper | null>(null);
  useEffect(() => {
    if (!task) return;
    const frame = requestAnimationFrame(() => {
      keeper.current = new TimeKeeper(Date.now(), gapMs, task.before);
      if (document.visibilityState === "hidden") keeper.current.hide(Date.now());
    });
    return () => {
      cancelAnimationFrame(frame);
      keeper.current = null;
    };
  }, [task, gapMs]);
  useEffect(() => {
    let last = 0;
    const input = () => {
      const now = Date.now();
      if (now - last < INPUT_EVERY_MS && now >= last) return;
      last = now;
      keeper.current?.input(now);
    };
    const visible = () => {
      if (document.visibilityState === "hidden") keeper.current?.hide(Date.now());
      else keeper.current?.show(Date.now());
    };
    for (const name of INPUTS) addEventListener(name, input, { passive: true, capture: true });
    document.addEventListener("visibilitychange", visible);
    return () => {
      for (const name of INPUTS) removeEventListener(name, input, { capture: true });
      document.removeEventListener("visibilitychange", visible);
    };
  }, []);
  const setBreak = (on: boolean) => {
    if (on) keeper.current?.pause(Date.now());
    else keeper.current?.resume(Date.now());
    setOnBreak(on);
  };
  return { keeper, onBreak, setBreak };
}
