import type { ReactNode } from "react";
import type { Components } from "react-markdown";
import { MARKDOWN_PARTS, SafeLink } from "@/components/example-view/markdown-parts";

/** A link to a clause of the same text leads there; every other one is treated like any link that somebody else wrote. */
function ClauseLink({ href = "", children }: { href?: string; children?: ReactNode }) {
  return href.startsWith("#") ? <a href={href}>{children}</a> : <SafeLink href={href}>{children}</SafeLink>;
}

/** How the Markdown of a guideline is drawn: as that of an example, but with links between its clauses. */
export const CLAUSE_PARTS: Components = { ...MARKDOWN_PARTS, a: ClauseLink };
