import Link from "next/link";
import { Figure } from "@/components/ui/figure";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import type { CriterionCases } from "@/lib/resolve/queue";

interface CriterionTabsProps {
  counts: readonly CriterionCases[];
  current: string | undefined;
  href: (criterion: string | null) => string;
}

/** Which criterion's cases are listed, with how many wait. */
export function CriterionTabs({ counts, current, href }: CriterionTabsProps) {
  const all = counts.reduce((sum, { waiting }) => sum + waiting, 0);
  const tabs = [{ key: null, title: "All criteria", waiting: all }, ...counts];
  return (
    <nav aria-label="Criterion" className={tabListStyle}>
      {tabs.map(({ key, title, waiting }) => (
        <Link
          key={key ?? ""}
          href={href(key)}
          aria-current={key === (current ?? null) ? "page" : undefined}
          className={tabStyle}
        >
          <bdi>{title}</bdi> <Figure value={waiting} className="font-normal text-muted" />
        </Link>
      ))}
    </nav>
  );
}
