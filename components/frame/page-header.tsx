import type { ReactNode } from "react";
import { Thing } from "./thing";

interface PageHeaderProps {
  title: ReactNode;
  /** What the page is about, as the frame says it, where that is more or less than the title. */
  thing?: ReactNode;
  /** The question that the page answers: "Can we trust these labels, and where not?" */
  question?: ReactNode;
  /** Badges beside the title. */
  badges?: ReactNode;
  actions?: ReactNode;
  /** `NavTabs` of the stage. */
  tabs?: ReactNode;
}

export function PageHeader({ title, thing = title, question, badges, actions, tabs }: PageHeaderProps) {
  return (
    <header className="mb-5 grid gap-3">
      <Thing name={thing} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2">
            <h1 className="min-w-0 text-xl font-semibold tracking-tight wrap-anywhere" dir="auto">
              {title}
            </h1>
            {badges}
          </div>
          {question && <p className="text-base text-muted">{question}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {tabs}
    </header>
  );
}
