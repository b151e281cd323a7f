import Link from "next/link";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import type { Criterion } from "@/lib/guideline/schema";

interface CriterionTabsProps {
  criteria: readonly Criterion[];
  current: string | undefined;
  href: (criterion: string | null) => string;
}

/** Which criterion's cases are listed. */
export function CriterionTabs({ criteria, current, href }: CriterionTabsProps) {
  const tabs = [{ key: null, title: "All criteria" }, ...criteria.filter(({ kind }) => kind !== "text")];
  return (
    <nav aria-label="Criterion" className={tabListStyle}>
      {tabs.map(({ key, title }) => (
        <Link
          key={key ?? ""}
          href={href(key)}
          aria-current={key === (current ?? null) ? "page" : undefined}
          className={tabStyle}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
