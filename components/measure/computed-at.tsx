"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";

interface ComputedAtProps {
  /** When the figures of the page were computed. */
  at: Date;
  /** Newer labels are being taken in: the page fetches them by itself. */
  isRenewed: boolean;
}

const SOON_MS = 1500;
/** Where labels go on coming, the figures are never the newest. */
const THEN_MS = 10_000;

/** Since when the figures of a page are as they are. Those that are being computed anew come by themselves. */
export function ComputedAt({ at, isRenewed }: ComputedAtProps) {
  const router = useRouter();
  const hasWaited = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: figures that came and are not the newest either are waited for again
  useEffect(() => {
    if (!isRenewed) return;
    const timer = setTimeout(() => router.refresh(), hasWaited.current ? THEN_MS : SOON_MS);
    hasWaited.current = true;
    return () => clearTimeout(timer);
  }, [isRenewed, at.getTime(), router]);
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted" aria-live="polite">
      <span>
        Computed <Time at={at.getTime()} form="absolute" />
        {isRenewed && "; being computed anew"}
      </span>
      <Button size="sm" variant="quiet" className="no-print" onClick={() => router.refresh()}>
        Refresh
      </Button>
    </p>
  );
}
