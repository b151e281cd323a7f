import clsx from "clsx";
import type { ReactNode } from "react";

export interface Definition {
  term: string;
  /** Shown in place of the term, where the word is explained. */
  head?: ReactNode;
  value: ReactNode;
}

/** Terms and their values, in two columns where there is room. */
export function DefinitionList({ items, className }: { items: readonly Definition[]; className?: string }) {
  return (
    <dl className={clsx("grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(7rem,max-content)_minmax(0,1fr)]", className)}>
      {items.map(({ term, head, value }) => (
        <div key={term} className="contents">
          <dt className="wrap-anywhere text-muted">{head ?? term}</dt>
          <dd className="min-w-0 wrap-anywhere max-sm:mb-1" dir="auto">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
