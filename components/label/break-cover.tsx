"use client";

import { Coffee } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { keyOf } from "../answering/keys";

/** Lies over example and questions during a break: time stands still, and nothing is read that is not counted. */
export function BreakCover({ onEnd }: { onEnd: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useFocusReturn();
  useEffect(() => button.current?.focus(), []);
  return (
    <div className="absolute inset-0 z-20 flex flex-col items-center justify-center gap-3 bg-paper p-6 text-center">
      <Coffee aria-hidden className="size-8 text-muted" />
      <p className="text-base font-medium">Break</p>
      <p className="max-w-[44ch] text-muted">
        The clock stands still and your answers so far are kept. What was fetched ahead goes back to the others
        meanwhile; after a long break they may get this example too, and you get another.
      </p>
      <Button ref={button} variant="primary" keys={keyOf("pause")} onClick={onEnd}>
        Go on
      </Button>
    </div>
  );
}
