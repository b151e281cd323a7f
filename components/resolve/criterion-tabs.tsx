import { Link } from "@/components/ui/link";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";

interface CriterionTab {
  key: string;
  title: string;
}

interface CriterionTabsProps {
  criteria: readonly CriterionTab[];
  current: string | undefined;
  href: (criterion: string | null) => string;
}

/** Which criterion is shown, or all of them. */
export function CriterionTabs({ criteria, current, href }: CriterionTabsProps) {
  const tabs = [{ key: null, title: "All criteria" }, ...criteria];
  return (
    <nav aria-label="Criterion" className={tabListStyle}>
      {tabs.map(({ key, title }) => (
        <Link
          key={key ?? ""}
          href={href(key)}
          aria-current={key === (current ?? null) ? "page" : undefined}
          className={tabStyle}
        >
          <bdi>{title}</bdi>
        </Link>
      ))}
    </nav>
  );
}
