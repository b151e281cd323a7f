import clsx from "clsx";
import { type ReactNode, useId } from "react";

interface SectionProps {
  /** Makes it a place that a link leads to. */
  id?: string;
  title: ReactNode;
  /** One line under the title. */
  note?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A part of a page: a title on a hairline, no box. */
export function Section({ id: anchor, title, note, actions, className, children }: SectionProps) {
  const id = useId();
  return (
    <section id={anchor} aria-labelledby={id} className={clsx("min-w-0 scroll-mt-4", className)}>
      <header className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-1 border-b border-line pb-1.5">
        <div className="min-w-0">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {note && <p className="text-muted">{note}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
