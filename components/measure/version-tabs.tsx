import Link from "next/link";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";

interface VersionTabsProps {
  versions: readonly number[];
  pinned: number;
  current: number | "all";
}

/** Which version's labels a page is about. Figures of different versions are never mixed without saying so. */
export function VersionTabs({ versions, pinned, current }: VersionTabsProps) {
  const tabs = [
    ...versions.map((number) => ({ value: number, label: number === pinned ? `v${number}, pinned` : `v${number}` })),
    ...(versions.length > 1 ? [{ value: "all" as const, label: "all versions mixed" }] : []),
  ];
  return (
    <nav aria-label="Guideline version" className={tabListStyle}>
      {tabs.map(({ value, label }) => (
        <Link
          key={value}
          href={`?version=${value}`}
          aria-current={value === current ? "page" : undefined}
          className={tabStyle}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
