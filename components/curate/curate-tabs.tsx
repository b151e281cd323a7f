import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import type { CurateList } from "@/lib/curate/address";
import { CURATE_WORDS } from "./curate-words";

interface CurateTabsProps {
  counts: Record<CurateList, number>;
  current: CurateList;
  href: (list: CurateList) => string;
}

/** The lists of what stands between the labels and a release, each with its length. */
export function CurateTabs({ counts, current, href }: CurateTabsProps) {
  return (
    <nav aria-label="List" className={tabListStyle}>
      {(Object.keys(CURATE_WORDS) as CurateList[]).map((list) => (
        <Link key={list} href={href(list)} aria-current={list === current ? "page" : undefined} className={tabStyle}>
          {CURATE_WORDS[list].tab} <Figure value={counts[list]} />
        </Link>
      ))}
    </nav>
  );
}
