import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";

interface CriterionTab {
  key: string;
  title: string;
  /** Cases that wait; left out where nothing does. */
  waiting?: number;
}

interface CriterionTabsProps {
  criteria: readonly CriterionTab[];
  current: string | undefined;
  href: (criterion: string | null) => string;
}

/** Which criterion is shown, with how many of its cases wait. */
export function CriterionTabs({ criteria, current, href }: CriterionTabsProps) {
  const all = criteria.some(({ waiting }) => waiting !== undefined)
    ? criteria.reduce((sum, { waiting = 0 }) => sum + waiting, 0)
    : undefined;
  const tabs = [{ key: null, title: "All criteria", waiting: all }, ...criteria];
  return (
    <nav aria-label="Criterion" className={tabListStyle}>
      {tabs.map(({ key, title, waiting }) => (
        <Link
          key={key ?? ""}
          href={href(key)}
          aria-current={key === (current ?? null) ? "page" : undefined}
          className={tabStyle}
        >
          <bdi>{title}</bdi> {waiting !== undefined && <Figure value={waiting} className="font-normal text-muted" />}
        </Link>
      ))}
    </nav>
  );
}
