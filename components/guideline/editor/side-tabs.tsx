"use client";

import clsx from "clsx";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";

export const SIDES = ["preview", "criterion", "examples", "requests", "readiness", "qualities"] as const;
export type Side = (typeof SIDES)[number];

const NAMES: Record<Side, string> = {
  preview: "Preview",
  criterion: "Criterion",
  examples: "Examples",
  requests: "Requests",
  readiness: "Readiness",
  qualities: "Qualities",
};

interface SideTabsProps {
  side: Side;
  /** Gaps that the readiness check found. */
  missing: number;
  /** Accepted change requests that the draft does not answer yet. */
  unanswered: number;
  onSide: (side: Side) => void;
}

/** What stands beside the text. Pressed buttons rather than tabs, since the outline switches them as well. */
export function SideTabs({ side, missing, unanswered, onSide }: SideTabsProps) {
  const counts: Partial<Record<Side, number>> = { readiness: missing, requests: unanswered };
  return (
    <fieldset aria-label="Beside the text" className={clsx(tabListStyle, "min-w-0 shrink-0")}>
      {SIDES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === side}
          data-state={one === side ? "active" : "inactive"}
          onClick={() => onSide(one)}
          className={clsx(tabStyle, "cursor-pointer")}
        >
          {NAMES[one]}
          <Waiting count={counts[one] ?? 0} of={one === "requests" ? "to answer" : "missing"} />
        </button>
      ))}
    </fieldset>
  );
}

function Waiting({ count, of }: { count: number; of: string }) {
  if (count === 0) return null;
  return (
    <span className="tabular text-warn">
      {count}
      <span className="sr-only"> {of}</span>
    </span>
  );
}
