import type { ReactNode } from "react";

interface EmptyStateProps {
  /** What is not here: "No examples yet". */
  title: ReactNode;
  /** Why, and what to do next. */
  children?: ReactNode;
  /** The next step. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-3 border-s-2 border-line px-4 py-3">
      <div className="max-w-[60ch]">
        <p className="text-base font-medium">{title}</p>
        {children && <div className="mt-1 text-muted">{children}</div>}
      </div>
      {action}
    </div>
  );
}
