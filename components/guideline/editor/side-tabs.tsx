"use client";

import clsx from "clsx";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";

export const SIDES = ["preview", "criterion", "readiness", "qualities"] as const;
export type Side = (typeof SIDES)[number];

const NAMES: Record<Side, string> = {
  preview: "Preview",
  criterion: "Criterion",
  readiness: "Readiness",
  qualities: "Qualities",
};

interface SideTabsProps {
  side: Side;
  /** Gaps that the readiness check found. */
  missing: number;
  onSide: (side: Side) => void;
}

/** What stands beside the text. Pressed buttons rather than tabs, since the outline switches them as well. */
export function SideTabs({ side, missing, onSide }: SideTabsProps) {
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
          {one === "readiness" && missing > 0 && (
            <span className="tabular text-warn">
              {missing}
              <span className="sr-only"> missing</span>
            </span>
          )}
        </button>
      ))}
    </fieldset>
  );
}
