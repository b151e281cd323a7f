import { Link } from "@/components/ui/link";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import { DASHBOARDS, type Dashboard, filterOf, type MeasureAsked, measureHref } from "@/lib/measure/address";

interface DashboardTabsProps {
  projectId: string;
  current: Dashboard;
  /** Goes along from one dashboard to the next. */
  filter: MeasureAsked;
}

/** The dashboards of a project, each about the same labels. */
export function DashboardTabs({ projectId, current, filter }: DashboardTabsProps) {
  const kept = filterOf(filter);
  return (
    <nav aria-label="Dashboards" className={tabListStyle}>
      {DASHBOARDS.map(({ place, label }) => (
        <Link
          key={place}
          href={measureHref(projectId, place, kept)}
          aria-current={place === current ? "page" : undefined}
          className={tabStyle}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
