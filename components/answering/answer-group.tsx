import type { ReactNode } from "react";

interface AnswerGroupProps {
  /** Any number of the answers instead of one. */
  multi?: boolean;
  title: string;
  className: string;
  children: ReactNode;
}

/** The answers to one question. */
export function AnswerGroup({ multi = false, title, className, children }: AnswerGroupProps) {
  return multi ? (
    <fieldset aria-label={title} className={className}>
      {children}
    </fieldset>
  ) : (
    <div role="radiogroup" aria-label={title} className={className}>
      {children}
    </div>
  );
}
