import { Link } from "@/components/ui/link";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import { agreementHref } from "@/lib/measure/address";

interface VersionTabsProps {
  projectId: string;
  /** The criterion that the page is about, where it is about one. */
  criterion?: string;
  versions: readonly number[];
  pinned: number;
  current: number | "all" | "compare";
  /** Whether the page can show two versions side by side. */
  compares?: boolean;
}

/** Which version's labels a page is about. Figures of different versions are never mixed without saying so. */
export function VersionTabs({ projectId, criterion, versions, pinned, current, compares = false }: VersionTabsProps) {
  const several = versions.length > 1;
  const tabs = [
    ...versions.map((number) => ({
      value: number,
      label: number === pinned ? `v${number}, in force` : `v${number}`,
      asked: { version: number },
    })),
    ...(several ? [{ value: "all", label: "all versions", asked: { version: "all" as const } }] : []),
    ...(several && compares
      ? [{ value: "compare", label: "side by side", asked: { before: versions.at(-2), after: versions.at(-1) } }]
      : []),
  ];
  return (
    <nav aria-label="Guideline version" className={tabListStyle}>
      {tabs.map(({ value, label, asked }) => (
        <Link
          key={value}
          href={agreementHref(projectId, asked, criterion)}
          aria-current={value === current ? "page" : undefined}
          className={tabStyle}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
