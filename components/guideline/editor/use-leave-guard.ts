"use client";

import { useEffect } from "react";

/** Saves when the page is hidden or left, and asks before the window closes on what is not saved. */
export function useLeaveGuard(isSaved: boolean, flush: () => Promise<boolean>) {
  useEffect(() => {
    if (isSaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const hide = () => document.visibilityState === "hidden" && void flush();
    addEventListener("beforeunload", ask);
    document.addEventListener("visibilitychange", hide);
    return () => {
      removeEventListener("beforeunload", ask);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [isSaved, flush]);
  useEffect(() => () => void flush(), [flush]);
}
