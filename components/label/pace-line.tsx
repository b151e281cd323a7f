"use client";

import { useEffect, useState } from "react";
import { formatDuration, formatNumber } from "@/components/ui/format";
import type { TimeKeeper } from "./time-keeper";
import { type OwnWorkView, paceMs } from "./use-own-work";

const TICK_MS = 5000;

interface PaceLineProps {
  own: OwnWorkView;
  keeper: { readonly current: TimeKeeper | null };
}

/** Pace and length of the session, quietly; and when the clock has stopped. */
export function PaceLine({ own, keeper }: PaceLineProps) {
  const [now, setNow] = useState<{ at: number; running: boolean } | null>(null);
  useEffect(() => {
    const tick = () => setNow({ at: performance.now(), running: keeper.current?.isRunning(Date.now()) ?? true });
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [keeper]);
  const pace = paceMs(own.work?.recentActiveMs ?? []);
  const session = own.work?.session;
  const minutes = session && now ? Math.floor((session.elapsedMs + now.at - own.readAt) / 60_000) : null;
  const parts = [
    pace !== null && `your pace ${formatDuration(pace)}`,
    minutes !== null && `session ${formatNumber(minutes)} min`,
    now && !now.running && "clock stopped: no input for a minute",
  ].filter(Boolean);
  return <p className="figures min-h-5 text-muted">{parts.join(" · ")}</p>;
}
