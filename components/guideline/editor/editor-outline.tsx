"use client";

import clsx from "clsx";
import { memo, useMemo, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Clause } from "@/lib/guideline/changes/clauses";
import type { Entry } from "./editor-state";
import { OutlineCriteria, rowStyle } from "./outline-criteria";

interface EditorOutlineProps {
  clauses: readonly Clause[];
  entries: readonly Entry[];
  selected: number | null;
  /** The clause in which the caret stands. */
  here: string | undefined;
  onClause: (slug: string) => void;
  onCriterion: (id: number) => void;
  onMove: (id: number, to: number) => void;
}

/** With more lines than this, one searches rather than looks. */
const FEW = 15;

const has = (text: string, sought: string) => text.toLowerCase().includes(sought.trim().toLowerCase());

/** The clauses of the text, and the criteria in the order in which they are asked; in a long guideline, those with the words sought. */
export const EditorOutline = memo(function EditorOutline(props: EditorOutlineProps) {
  const { clauses, entries, selected, here } = props;
  const [sought, setSought] = useState("");
  const shownClauses = clauses.filter(({ title }) => has(title, sought));
  const shownEntries = useMemo(
    () => entries.filter(({ criterion }) => has(`${criterion.title} ${criterion.key}`, sought)),
    [entries, sought],
  );
  const isLong = clauses.length + entries.length > FEW;
  return (
    <nav aria-label="Outline" className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
      {isLong && (
        <Field label="Find in the outline" hideLabel>
          <Input
            type="search"
            value={sought}
            placeholder="Find a clause or criterion"
            onChange={(event) => setSought(event.target.value)}
            data-own-undo
          />
        </Field>
      )}
      <section>
        <h2 className="mb-1 text-xs font-medium text-muted">Clauses</h2>
        {clauses.length === 0 && <p className="text-muted">A heading (## Like this) begins a clause.</p>}
        {clauses.length > 0 && shownClauses.length === 0 && <p className="text-muted">None with these words.</p>}
        <OutlineClauses clauses={shownClauses} here={here} onClause={props.onClause} />
      </section>
      <section>
        <h2 className="mb-1 text-xs font-medium text-muted">Criteria, as asked</h2>
        {entries.length === 0 && <p className="text-muted">None yet.</p>}
        {entries.length > 0 && shownEntries.length === 0 && <p className="text-muted">None with these words.</p>}
        <OutlineCriteria
          entries={shownEntries}
          all={entries}
          selected={selected}
          onCriterion={props.onCriterion}
          onMove={props.onMove}
        />
      </section>
    </nav>
  );
});

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
const OutlineClauses = memo(function OutlineClauses({ clauses, here, onClause }: OutlineClausesProps) {
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
