"use client";

import { NavTabs } from "@/components/ui/nav-tabs";

/** The pages of the stage. `href` is that of the first. */
export function ResolveTabs({ href, mayDecide }: { href: string; mayDecide: boolean }) {
  const tabs = [
    { href, label: "Waiting" },
    { href: `${href}/settled`, label: "Settled" },
  ];
  const byRule = { href: `${href}/rule`, label: "Settle by rule" };
  return <NavTabs label="Resolve" tabs={mayDecide ? [...tabs, byRule] : tabs} />;
}
