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
  let words = `${formatAbsolute(moment, "UTC")} UTC`;
  if (minute !== null) {
    words = form === "relative" ? formatRelative(moment, minute * 60_000) : formatAbsolute(moment);
  }
  return (
    <time dateTime={new Date(moment).toISOString()} title={formatUtc(moment)} className="whitespace-nowrap">
      {words}
    </time>
  );
}
