import { Link } from "@/components/ui/link";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";

interface VersionTabsProps {
  versions: readonly number[];
  pinned: number;
  current: number | "all" | "compare";
  /** Whether the page can show two versions side by side. */
  compares?: boolean;
}

/** Which version's labels a page is about. Figures of different versions are never mixed without saying so. */
export function VersionTabs({ versions, pinned, current, compares = false }: VersionTabsProps) {
  const several = versions.length > 1;
  const tabs = [
    ...versions.map((number) => ({
      value: number,
      label: number === pinned ? `v${number}, in force` : `v${number}`,
      query: `version=${number}`,
    })),
    ...(several ? [{ value: "all", label: "all versions", query: "version=all" }] : []),
    ...(several && compares
      ? [{ value: "compare", label: "side by side", query: `before=${versions.at(-2)}&after=${versions.at(-1)}` }]
      : []),
  ];
  return (
    <nav aria-label="Guideline version" className={tabListStyle}>
      {tabs.map(({ value, label, query }) => (
        <Link key={value} href={`?${query}`} aria-current={value === current ? "page" : undefined} className={tabStyle}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
