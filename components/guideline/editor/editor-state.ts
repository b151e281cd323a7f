import { type Clause, clausesOf } from "@/lib/guideline/changes/clauses";
import { isKeyFromTitle, keyFor, newCriterion } from "@/lib/guideline/criterion-defaults";
import type { GuidelineExample } from "@/lib/guideline/guideline-example";
import type { Check, Criterion, CriterionKind, GuidelineContent } from "@/lib/guideline/schema";

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
  examples: readonly GuidelineExample[];
  checks: readonly Check[];
  nextId: number;
  /** The criterion in the form. */
  selected: number | null;
}

export type EditorAction =
  /** `typed` where the field shows it already. */
  | { type: "write"; body: string; typed?: boolean }
  | { type: "define"; qualities: GuidelineContent["qualities"] }
  | { type: "exemplify"; examples: readonly GuidelineExample[] }
  | { type: "check"; checks: readonly Check[] }
  | { type: "select"; id: number | null }
  | { type: "add"; kind: CriterionKind; clause?: string }
  | { type: "change"; id: number; criterion: Criterion; keepKey: boolean }
  | { type: "move"; id: number; to: number }
  | { type: "remove"; id: number }
  | { type: "replace"; content: GuidelineContent };

export function openState({ body, criteria, qualities, examples = [], checks = [] }: GuidelineContent): EditorState {
  const entries = criteria.map((criterion, id) => ({ id, criterion }));
  return {
    body,
    clauses: clausesOf(body),
    entries,
    qualities,
    examples,
    checks,
    nextId: entries.length,
    selected: null,
  };
}

/** One step of editing. `keepKey` holds the key of a criterion fast that is published or was named by hand. */
export function edit(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case "write":
      return written(state, action.body);
    case "define":
      return { ...state, qualities: action.qualities };
    case "exemplify":
      return { ...state, examples: action.examples };
    case "check":
      return { ...state, checks: action.checks };
    case "select":
      return { ...state, selected: action.id };
    case "add": {
      const criterion = newCriterion(action.kind, keysOf(state.entries), action.clause);
      const entry = { id: state.nextId, criterion };
      return { ...state, entries: [...state.entries, entry], nextId: state.nextId + 1, selected: entry.id };
    }
    case "change":
      return changed(state, action);
    case "move":
      return { ...state, entries: moved(state.entries, action.id, action.to) };
    case "remove":
      return removed(state, action.id);
    case "replace":
      return replaced(state, action.content);
  }
}

/** Takes another content over; criteria that stay keep their ids, so that the one in the form stays there. */
function replaced(state: EditorState, content: GuidelineContent): EditorState {
  const ids = new Map(state.entries.map(({ id, criterion }) => [criterion.key, id]));
  let nextId = state.nextId;
  const entries = content.criteria.map((criterion) => {
    const id = ids.get(criterion.key) ?? nextId++;
    // A key that stands twice in a draft keeps its id once.
    ids.delete(criterion.key);
    return { id, criterion };
  });
  const selected = entries.some(({ id }) => id === state.selected) ? state.selected : null;
  return { ...openState(content), entries, nextId, selected };
}

/** A criterion takes its examples along. */
function removed(state: EditorState, id: number): EditorState {
  const at = state.entries.findIndex((entry) => entry.id === id);
  const key = state.entries[at]?.criterion.key;
  const entries = state.entries.filter((entry) => entry.id !== id);
  const examples = state.examples.filter(({ criterion }) => criterion === undefined || criterion !== key);
  return { ...state, entries, examples, selected: entries[Math.min(at, entries.length - 1)]?.id ?? null };
}

/** A heading that is reworded takes the criteria and examples that point at it along. */
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
  const examples = state.examples.map((example) => {
    const clause = renamed.get(example.clause);
    return clause === undefined ? example : { ...example, clause };
  });
  return { ...state, body, clauses, entries, examples };
}

function keysOf(entries: readonly Entry[], except?: number): Set<string> {
  return new Set(entries.flatMap(({ id, criterion }) => (id === except ? [] : [criterion.key])));
}

/** Puts a changed criterion in its place; its key follows its title, and what names the key (conditions, examples) follows the key. */
function changed(
  state: EditorState,
  { id, criterion, keepKey }: Extract<EditorAction, { type: "change" }>,
): EditorState {
  const before = state.entries.find((entry) => entry.id === id)?.criterion;
  if (!before) return state;
  const follows = !keepKey && criterion.key === before.key && isKeyFromTitle(before.key, before.title);
  const key =
    follows && criterion.title !== before.title ? keyFor(criterion.title, keysOf(state.entries, id)) : criterion.key;
  const isRenamed = key !== before.key && before.key !== "";
  const entries = state.entries.map((entry) => {
    if (entry.id === id) return { id, criterion: { ...criterion, key } };
    const { showIf } = entry.criterion;
    if (!isRenamed || showIf?.criterion !== before.key) return entry;
    return { id: entry.id, criterion: { ...entry.criterion, showIf: { ...showIf, criterion: key } } };
  });
  const examples = isRenamed
    ? state.examples.map((example) => (example.criterion === before.key ? { ...example, criterion: key } : example))
    : state.examples;
  return { ...state, entries, examples };
}

function moved(entries: readonly Entry[], id: number, to: number): readonly Entry[] {
  const from = entries.findIndex((entry) => entry.id === id);
  const entry = entries[from];
  if (!entry || to === from || to < 0 || to >= entries.length) return entries;
  const next = entries.filter((other) => other !== entry);
  next.splice(to, 0, entry);
  return next;
}
