"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { READING_KEYS } from "./reading-keys";

interface PauseCoverProps {
  /** Where the reading waits for whoever leaves. */
  waits: string;
  leaveHref: React.ReactNode;
  onEnd: () => void;
}

/** Lies over the example during a pause: time stands still, and nothing is read that is not counted. */
export function PauseCover({ waits, leaveHref, onEnd }: PauseCoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  useFocusReturn();
  useEffect(() => button.current?.focus(), []);
  return (
    <section
      aria-label="Pause"
      className="absolute inset-0 z-20 flex flex-col items-center justify-center gap-3 bg-paper p-6 text-center"
    >
      <p className="text-base font-medium">Paused</p>
      <p className="max-w-[44ch] text-muted">
        The clock stands still and what you found is kept. You can also leave: the reading waits {waits}, at the example
        where you were.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button ref={button} variant="primary" keys={READING_KEYS.pause.keys[0]} onClick={onEnd}>
          Go on reading
        </Button>
        {leaveHref}
      </div>
    </section>
  );
}
