"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { Link, useWay } from "./link";
import { tabListStyle, tabStyle } from "./tab-style";

export interface NavTab {
  href: string;
  label: ReactNode;
}

/** The sub-pages of a page, as links. The longest `href` that begins the address is the current one. */
export function NavTabs({ label, tabs }: { label: string; tabs: readonly NavTab[] }) {
  const path = usePathname();
  const way = useWay();
  const current = tabs
    .filter(({ href }) => path === way(href) || path.startsWith(`${way(href)}/`))
    .reduce<string | null>((best, { href }) => (best && best.length > href.length ? best : href), null);
  const list = useRef<HTMLElement>(null);
  useEffect(() => showCurrent(list.current, current), [current]);
  return (
    <nav ref={list} aria-label={label} className={tabListStyle}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? "page" : undefined}
          className={tabStyle}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}

/** Scrolls the tabs, and nothing around them, so that the current one stands in their middle. */
function showCurrent(list: HTMLElement | null, current: string | null): void {
  const tab = current !== null && list?.querySelector<HTMLElement>("[aria-current=page]");
  if (list && tab) list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
}
