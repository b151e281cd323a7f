"use client";

import { Tooltip as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Kbd } from "./kbd";

interface TooltipProps {
  text: ReactNode;
  keys?: string;
  /** The trigger's own name already says this text, so it is not announced twice. */
  labels?: boolean;
  side?: "top" | "bottom" | "left" | "right";
  /** One focusable element. */
  children: ReactNode;
}

/** Words on hover and on focus; a tap opens it too, so that nothing is out of reach without a mouse. */
export function Tooltip({ text, keys, labels = false, side = "top", children }: TooltipProps) {
  const [open, setOpen] = useState(false);
  return (
    <Radix.Root open={open} onOpenChange={setOpen} disableHoverableContent={labels}>
      <Radix.Trigger
        asChild
        {...(labels
          ? { "aria-describedby": undefined }
          : { onPointerDown: (event) => event.preventDefault(), onClick: () => setOpen(true) })}
      >
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-80 rounded-lg border border-line bg-raised px-2.5 py-1.5 text-sm text-ink shadow-over"
        >
          <div className="flex items-center gap-2">
            {text}
            {keys && <Kbd keys={keys} />}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
