import clsx from "clsx";
import type { ReactNode } from "react";
import { TONE_EDGE, TONE_ICONS, TONE_TEXT, type Tone } from "./tone";

interface CalloutProps {
  tone?: Tone;
  title?: ReactNode;
  /** Buttons or links that do something about it. */
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** Something to know before going on, in the flow of the page. */
export function Callout({ tone = "info", title, actions, className, children }: CalloutProps) {
  const Icon = TONE_ICONS[tone];
  return (
    <div role="note" className={clsx("flex items-start gap-2.5 border-s-2 py-1.5 ps-3", TONE_EDGE[tone], className)}>
      <Icon aria-hidden className={clsx("mt-0.5 size-4 shrink-0", TONE_TEXT[tone])} />
      <div className="min-w-0 flex-1 wrap-anywhere">
        {title && <p className="font-medium">{title}</p>}
        {children}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
