"use client";

import clsx from "clsx";
import { type KeyboardEvent, memo } from "react";
import { KIND_WORDS } from "@/components/guideline/criterion-words";
import type { Clause } from "@/lib/guideline/clauses";
import type { Entry } from "./editor-state";

interface EditorOutlineProps {
  clauses: readonly Clause[];
  entries: readonly Entry[];
  selected: number | null;
  /** The clause in which the caret stands. */
  here: string | undefined;
  onClause: (clause: Clause) => void;
  onCriterion: (id: number) => void;
  onMove: (id: number, by: -1 | 1) => void;
}

const rowStyle = "flex w-full cursor-pointer items-center gap-2 rounded-sm py-1 pe-2 text-start hover:bg-sunken";

/** The clauses of the text, and the criteria in the order in which they are asked. */
export const EditorOutline = memo(function EditorOutline(props: EditorOutlineProps) {
  const { clauses, entries, selected, here } = props;
  function byKey(event: KeyboardEvent, id: number) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    props.onMove(id, event.key === "ArrowUp" ? -1 : 1);
  }
  return (
    <nav aria-label="Outline" className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
      <section>
        <h2 className="mb-1 text-xs font-medium text-muted">Clauses</h2>
        {clauses.length === 0 && <p className="text-muted">A heading (## Like this) begins a clause.</p>}
        <ul>
          {clauses.map((clause) => (
            <li key={clause.slug}>
              <button
                type="button"
                aria-current={clause.slug === here || undefined}
                onClick={() => props.onClause(clause)}
                className={clsx(rowStyle, clause.slug === here ? "font-medium" : "text-muted hover:text-ink")}
                style={{ paddingInlineStart: `${Math.min(clause.depth, 4) * 0.75 - 0.5}rem` }}
              >
                <span className="truncate">{clause.title}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="mb-1 text-xs font-medium text-muted">Criteria, as asked</h2>
        {entries.length === 0 && <p className="text-muted">None yet.</p>}
        <ol>
          {entries.map(({ id, criterion }) => {
            const { Icon, label } = KIND_WORDS[criterion.kind];
            return (
              <li key={id}>
                <button
                  type="button"
                  aria-current={id === selected || undefined}
                  aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                  title={`${label}. Alt with an arrow key moves it.`}
                  onClick={() => props.onCriterion(id)}
                  onKeyDown={(event) => byKey(event, id)}
                  className={clsx(rowStyle, "ps-1", id === selected && "bg-sunken font-medium")}
                >
                  <Icon aria-hidden className="size-4 shrink-0 text-muted" />
                  <span className="block min-w-0 truncate" dir="auto">
                    {criterion.title || <span className="text-muted">Without a title</span>}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      </section>
    </nav>
  );
});
