"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";

interface ComputedAtProps {
  /** When the figures of the page were computed. */
  at: Date;
  /** Newer labels are being taken in: the page fetches them by itself. */
  isRenewed: boolean;
}

const SOON_MS = 1500;

/** Since when the figures of a page are as they are. Those that are being computed anew come by themselves. */
export function ComputedAt({ at, isRenewed }: ComputedAtProps) {
  const router = useRouter();
  useEffect(() => {
    if (!isRenewed) return;
    const timer = setTimeout(() => router.refresh(), SOON_MS);
    return () => clearTimeout(timer);
  }, [isRenewed, router]);
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
