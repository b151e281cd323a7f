import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface ErrorStateProps {
  /** What happened. */
  title: ReactNode;
  /** What is safe. */
  kept?: ReactNode;
  /** What to do. */
  children?: ReactNode;
  action?: ReactNode;
  /** A code that support can look up. */
  code?: string;
}

/** In the place of what could not be shown: what happened, what is safe, what to do. */
export function ErrorState({ title, kept, children, action, code }: ErrorStateProps) {
  return (
    <div role="alert" className="flex items-start gap-3 border-s-2 border-bad px-4 py-3">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="grid min-w-0 max-w-[60ch] gap-1 wrap-anywhere">
        <p className="text-base font-medium">{title}</p>
        {kept && <p>{kept}</p>}
        {children && <div className="text-muted">{children}</div>}
        {action && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
        {code && <p className="mt-1 font-mono text-xs text-muted">Code {code}</p>}
      </div>
    </div>
  );
}
