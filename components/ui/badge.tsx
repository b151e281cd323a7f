import clsx from "clsx";
import type { ReactNode } from "react";
import { TONE_TEXT, TONE_WASH, type Tone } from "./tone";

interface BadgeProps {
  /** `gold` only for what is the standard: gold examples and the pinned version. */
  tone?: Tone | "gold" | "plain";
  icon?: ReactNode;
  children: ReactNode;
}

/** A word about a thing: its state or its kind. */
export function Badge({ tone = "plain", icon, children }: BadgeProps) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 max-w-full items-center gap-1 rounded-sm px-1.5 text-xs font-medium [&>svg]:size-3 [&>svg]:shrink-0",
        tone === "plain" && "bg-sunken text-muted ring-1 ring-line ring-inset",
        tone === "gold" && "bg-gold-wash text-gold-ink ring-1 ring-gold ring-inset",
        tone !== "plain" && tone !== "gold" && [TONE_WASH[tone], TONE_TEXT[tone]],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
