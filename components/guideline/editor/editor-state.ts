import { type Clause, clausesOf } from "@/lib/guideline/clauses";
import { isKeyFromTitle, keyFor, newCriterion } from "@/lib/guideline/criterion-defaults";
import type { Criterion, CriterionKind, GuidelineContent } from "@/lib/guideline/schema";

/** A criterion with an id of its own, since its key may be empty or change while it is written. */
export interface Entry {
  id: number;
  criterion: Criterion;
}

export interface EditorState {
  body: string;
  /** The clauses of the body. */
  clauses: readonly Clause[];
  entries: readonly Entry[];
  qualities: GuidelineContent["qualities"];
  nextId: number;
  /** The criterion in the form. */
  selected: number | null;
}

export type EditorAction =
  | { type: "write"; body: string }
  | { type: "define"; qualities: GuidelineContent["qualities"] }
  | { type: "select"; id: number | null }
  | { type: "add"; kind: CriterionKind; clause?: string }
  | { type: "change"; id: number; criterion: Criterion; keepKey: boolean }
  | { type: "move"; id: number; by: -1 | 1 }
  | { type: "remove"; id: number }
  | { type: "replace"; content: GuidelineContent };

export function openState({ body, criteria, qualities }: GuidelineContent): EditorState {
  const entries = criteria.map((criterion, id) => ({ id, criterion }));
  return { body, clauses: clausesOf(body), entries, qualities, nextId: entries.length, selected: null };
}

/** One step of editing. `keepKey` holds the key of a criterion fast that is published or was named by hand. */
export function edit(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case "write":
      return written(state, action.body);
    case "define":
      return { ...state, qualities: action.qualities };
    case "select":
      return { ...state, selected: action.id };
    case "add": {
      const criterion = newCriterion(action.kind, keysOf(state.entries), action.clause);
      const entry = { id: state.nextId, criterion };
      return { ...state, entries: [...state.entries, entry], nextId: state.nextId + 1, selected: entry.id };
    }
    case "change":
      return { ...state, entries: changed(state.entries, action) };
    case "move":
      return { ...state, entries: moved(state.entries, action.id, action.by) };
    case "remove": {
      const at = state.entries.findIndex(({ id }) => id === action.id);
      const entries = state.entries.filter(({ id }) => id !== action.id);
      return { ...state, entries, selected: entries[Math.min(at, entries.length - 1)]?.id ?? null };
    }
    case "replace":
      return openState(action.content);
  }
}

/** A heading that is reworded takes the criteria that point at it along. */
function written(state: EditorState, body: string): EditorState {
  const clauses = clausesOf(body);
  if (clauses.length !== state.clauses.length) return { ...state, body, clauses };
  const renamed = new Map<string | undefined, string>();
  state.clauses.forEach(({ slug }, index) => {
    const now = clauses[index]?.slug;
    if (now !== undefined && now !== slug) renamed.set(slug, now);
  });
  if (renamed.size === 0) return { ...state, body, clauses };
  const entries = state.entries.map((entry) => {
    const clause = renamed.get(entry.criterion.clause);
    return clause === undefined ? entry : { id: entry.id, criterion: { ...entry.criterion, clause } };
  });
  return { ...state, body, clauses, entries };
}

function keysOf(entries: readonly Entry[], except?: number): Set<string> {
  return new Set(entries.flatMap(({ id, criterion }) => (id === except ? [] : [criterion.key])));
}

/** Puts a changed criterion in its place; its key follows its title, and conditions that name the key follow the key. */
function changed(
  entries: readonly Entry[],
  { id, criterion, keepKey }: Extract<EditorAction, { type: "change" }>,
): readonly Entry[] {
  const before = entries.find((entry) => entry.id === id)?.criterion;
  if (!before) return entries;
  const follows = !keepKey && criterion.key === before.key && isKeyFromTitle(before.key, before.title);
  const key =
    follows && criterion.title !== before.title ? keyFor(criterion.title, keysOf(entries, id)) : criterion.key;
  return entries.map((entry) => {
    if (entry.id === id) return { id, criterion: { ...criterion, key } };
    const { showIf } = entry.criterion;
    if (key === before.key || before.key === "" || showIf?.criterion !== before.key) return entry;
    return { id: entry.id, criterion: { ...entry.criterion, showIf: { ...showIf, criterion: key } } };
  });
}

function moved(entries: readonly Entry[], id: number, by: -1 | 1): readonly Entry[] {
  const from = entries.findIndex((entry) => entry.id === id);
  const [entry, other] = [entries[from], entries[from + by]];
  if (!entry || !other) return entries;
  const next = [...entries];
  next[from + by] = entry;
  next[from] = other;
  return next;
}
