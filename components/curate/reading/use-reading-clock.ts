"use client";

import { useEffect, useState } from "react";
import { TimeKeeper } from "@/components/label/time-keeper";
import { INPUTS } from "@/components/label/use-work-time";

const INPUT_EVERY_MS = 1000;
const TICK_MS = 500;

export interface ReadingClock {
  activeMs: number;
  /** Somebody is here: the page is in front, nobody paused, and there was input within a minute. */
  running: boolean;
  paused: boolean;
  setPaused: (paused: boolean) => void;
  /** The time at this very moment, to be sent. */
  read: () => number;
}

/** Counts the time of a reading while the page is in front and somebody reads, on top of what earlier visits counted. */
export function useReadingClock(beforeMs: number): ReadingClock {
  const [keeper] = useState(
    () => new TimeKeeper(Date.now(), Number.POSITIVE_INFINITY, { activeMs: beforeMs, wallMs: beforeMs }),
  );
  const [shown, setShown] = useState({ activeMs: beforeMs, running: true });
  const [paused, setPaused] = useState(false);
  useEffect(() => {
    let last = 0;
    const input = () => {
      const now = Date.now();
      if (now - last < INPUT_EVERY_MS && now >= last) return;
      last = now;
      keeper.input(now);
    };
    const visible = () => {
      if (document.visibilityState === "hidden") keeper.hide(Date.now());
      else keeper.show(Date.now());
    };
    const tick = () => {
      const now = Date.now();
      setShown({ running: keeper.isRunning(now), activeMs: keeper.read(now).activeMs });
    };
    visible();
    for (const name of INPUTS) addEventListener(name, input, { passive: true, capture: true });
    document.addEventListener("visibilitychange", visible);
    const timer = setInterval(tick, TICK_MS);
    return () => {
      for (const name of INPUTS) removeEventListener(name, input, { capture: true });
      document.removeEventListener("visibilitychange", visible);
      clearInterval(timer);
    };
  }, [keeper]);
  return {
    ...shown,
    paused,
    setPaused: (on) => {
      if (on) keeper.pause(Date.now());
      else keeper.resume(Date.now());
      setPaused(on);
    },
    read: () => keeper.read(Date.now()).activeMs,
  };
}
