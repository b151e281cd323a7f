"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatDuration, formatNumber } from "@/components/ui/format";
import { Tooltip } from "@/components/ui/tooltip";
import { isBreakDue, minutesAtWork } from "./break-hint";
import type { TimeKeeper } from "./time-keeper";
import { type OwnWorkView, paceMs } from "./use-own-work";
import { INPUTS } from "./use-work-time";

const TICK_MS = 5000;
const RULE =
  "Time counts while the example is in front of you and you type, point, scroll or tap at least once a minute. It stops in a break and while another window or tab is in front. The pace is the middle of your last 20 examples.";

interface PaceLineProps {
  own: OwnWorkView;
  keeper: { readonly current: TimeKeeper | null };
  /** After so many minutes of work a break is spoken of; null: never. */
  breakMinutes: number | null;
  onBreak: boolean;
  startBreak: () => void;
}

/** Pace and length of the session, quietly; whether the clock has stopped, and by what rule. */
export function PaceLine({ own, keeper, breakMinutes, onBreak, startBreak }: PaceLineProps) {
  const [now, setNow] = useState<{ at: number; running: boolean } | null>(null);
  const stopped = now?.running === false;
  useEffect(() => {
    const tick = () => setNow({ at: performance.now(), running: keeper.current?.isRunning(Date.now()) ?? true });
    tick();
    const timer = setInterval(tick, TICK_MS);
    // It goes on with the next sign of life, and says so at once.
    if (stopped) for (const name of INPUTS) addEventListener(name, tick, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const name of INPUTS) removeEventListener(name, tick, { capture: true });
    };
  }, [keeper, stopped]);
  const [restedAt, setRestedAt] = useState<number | null>(null);
  useEffect(() => {
    if (onBreak) return () => setRestedAt(performance.now());
  }, [onBreak]);
  const pace = paceMs(own.work?.recentActiveMs ?? []);
  const session = own.work?.session;
  const minutes = session && now ? Math.floor((session.elapsedMs + now.at - own.readAt) / 60_000) : null;
  const atWork =
    session && now ? minutesAtWork({ elapsedMs: session.elapsedMs, readAt: own.readAt }, restedAt, now.at) : null;
  const isDue = isBreakDue(atWork, breakMinutes);
  const parts = [
    pace !== null && `your pace ${formatDuration(pace)}`,
    minutes !== null && `session ${formatNumber(minutes)} min`,
    stopped ? "clock stopped: no input for a minute" : "clock runs",
  ].filter(Boolean);
  return (
    <div className="flex min-h-5 flex-wrap items-center gap-x-3 gap-y-1 text-muted">
      <Tooltip text={RULE}>
        <button type="button" className="figures cursor-help rounded-sm text-start">
          {parts.join(" · ")}
        </button>
      </Tooltip>
      <span role="status">
        {isDue && !onBreak && `You have worked for ${formatNumber(atWork!)} min. A break may help.`}
      </span>
      {isDue && !onBreak && (
        <Button size="sm" variant="quiet" onClick={startBreak}>
          Take a break
        </Button>
      )}
    </div>
  );
}
