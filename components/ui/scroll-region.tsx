import clsx from "clsx";
import type { ReactNode } from "react";

/** In the tab order, since a keyboard must be able to scroll what only scrolls. */
const KEYBOARD_SCROLLABLE = { tabIndex: 0 };

interface ScrollRegionProps {
  /** What scrolls, for assistive technology. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** Wide content that scrolls sideways in its own box, so that the page never does. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    <section
      {...KEYBOARD_SCROLLABLE}
      aria-label={label}
      className={clsx("relative overflow-x-auto print:overflow-visible focus-visible:-outline-offset-2", className)}
    >
      {children}
    </section>
  );
}
