"use client";

import { NavTabs } from "@/components/ui/nav-tabs";

/** The pages of the stage. `href` is that of the first. */
export function ImportTabs({ href, mayImport = true }: { href: string; mayImport?: boolean }) {
  const examples = { href: `${href}/examples`, label: "Examples" };
  return <NavTabs label="Import" tabs={mayImport ? [{ href, label: "Import" }, examples] : [examples]} />;
}
