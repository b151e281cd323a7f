"use client";

import clsx from "clsx";
import { memo } from "react";
import type { Clause } from "@/lib/guideline/changes/clauses";
import { rowStyle } from "./outline-style";

interface OutlineClausesProps {
  clauses: readonly Clause[];
  /** The clause in which the caret stands. */
  here: string | undefined;
  onClause: (slug: string) => void;
}

/** Where the clauses stand changes with every letter; what is drawn here does not. */
function areEqual(before: OutlineClausesProps, after: OutlineClausesProps): boolean {
  return (
    before.here === after.here &&
    before.onClause === after.onClause &&
    before.clauses.length === after.clauses.length &&
    before.clauses.every(({ slug, title, depth }, index) => {
      const now = after.clauses[index];
      return now?.slug === slug && now.title === title && now.depth === depth;
    })
  );
}

/** The clauses of the text, as ways to them. */
export const OutlineClauses = memo(function OutlineClauses({ clauses, here, onClause }: OutlineClausesProps) {
  return (
    <ul>
      {clauses.map(({ slug, title, depth }) => (
        <li key={slug}>
          <button
            type="button"
            aria-current={slug === here || undefined}
            onClick={() => onClause(slug)}
            className={clsx(rowStyle, slug === here ? "font-medium" : "text-muted hover:text-ink")}
            style={{ paddingInlineStart: `${Math.min(depth, 4) * 0.75 - 0.5}rem` }}
          >
            <span className="truncate">{title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}, areEqual);
