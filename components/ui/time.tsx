"use client";

import { useSyncExternalStore } from "react";
import { formatAbsolute, formatRelative, formatUtc } from "./time-format";

function everyMinute(onChange: () => void): () => void {
  const timer = setInterval(onChange, 60_000);
  return () => clearInterval(timer);
}

interface TimeProps {
  /** An ISO 8601 moment in UTC, or milliseconds since the epoch. */
  at: string | number;
  form?: "relative" | "absolute";
}

/** A moment. The server writes it in UTC; the browser turns it into the reader's words and zone. The title is exact. */
export function Time({ at, form = "relative" }: TimeProps) {
  const moment = new Date(at).getTime();
  const minute = useSyncExternalStore(
    everyMinute,
    () => Math.floor(Date.now() / 60_000),
    () => null,
  );
  const absolute = minute === null ? `${formatAbsolute(moment, "UTC")} UTC` : formatAbsolute(moment);
  const words = minute !== null && form === "relative" ? formatRelative(moment, minute * 60_000) : absolute;
  return (
    <time
      dateTime={new Date(moment).toISOString()}
      title={formatUtc(moment)}
      // What was "an hour ago" when it was printed says nothing to whoever reads it later.
      data-printed={absolute}
      className="whitespace-nowrap"
    >
      <span>{words}</span>
    </time>
  );
}
