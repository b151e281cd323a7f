import type { Span } from "@/lib/core/agreement/spans/span";

export const SPAN_CRITERIA = ["exact", "boundary", "iou50", "overlap", "characters"] as const;

/**
 * When two spans count as the same: equal bounds and label; equal bounds; same label and intersection over union of at
 * least one half; same label and any overlap; or, character by character, the same label.
 */
export type SpanCriterion = (typeof SPAN_CRITERIA)[number];

/** Matches and sizes of two annotations of one document; F1 = 2 matched / (first + second). */
export interface SpanMatch {
  matched: number;
  first: number;
  second: number;
}

/** Counts matches one to one so that as many spans as possible are matched; for `characters` counts labelled characters. */
export function matchSpans(a: readonly Span[], b: readonly Span[], criterion: SpanCriterion): SpanMatch {
  if (criterion === "characters") return matchCharacters(a, b);
  return { matched: maximumMatching(candidates(a, b, criterion), b.length), first: a.length, second: b.length };
}

/** For each span of `a` the spans of `b` that it may be matched with. */
function candidates(a: readonly Span[], b: readonly Span[], criterion: SpanCriterion): number[][] {
  const order = b.map((_, j) => j).sort((i, j) => b[i]!.start - b[j]!.start);
  const longest = b.reduce((max, span) => Math.max(max, span.end - span.start), 0);
  return a.map((span) => {
    const found: number[] = [];
    for (let k = firstAtOrAfter(order, b, span.start - longest); k < order.length; k++) {
      const other = b[order[k]!]!;
      if (other.start > span.end) break;
      if (mayMatch(span, other, criterion)) found.push(order[k]!);
    }
    return found;
  });
}

function mayMatch(a: Span, b: Span, criterion: SpanCriterion): boolean {
  const sameBounds = a.start === b.start && a.end === b.end;
  if (criterion === "boundary") return sameBounds;
  if (a.label !== b.label) return false;
  if (criterion === "exact") return sameBounds;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const union = Math.max(a.end, b.end) - Math.min(a.start, b.start);
  return criterion === "overlap" ? shared > 0 : shared > 0 && 2 * shared >= union;
}

function firstAtOrAfter(order: readonly number[], spans: readonly Span[], position: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[order[middle]!]!.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Size of a maximum matching of a bipartite graph, by augmenting paths (Kuhn 1955), without recursion. */
function maximumMatching(edges: readonly (readonly number[])[], right: number): number {
  const partnerOfRight = new Int32Array(right).fill(-1);
  const visited = new Int32Array(right).fill(-1);
  let matched = 0;
  for (let root = 0; root < edges.length; root++) {
    if (augment(edges, root, partnerOfRight, visited)) matched++;
  }
  return matched;
}

function augment(
  edges: readonly (readonly number[])[],
  root: number,
  partnerOfRight: Int32Array,
  visited: Int32Array,
): boolean {
  const path: { left: number; next: number; via: number }[] = [{ left: root, next: 0, via: -1 }];
  while (path.length > 0) {
    const step = path.at(-1)!;
    const j = edges[step.left]![step.next++];
    if (j === undefined) {
      path.pop();
      continue;
    }
    if (visited[j] === root) continue;
    visited[j] = root;
    step.via = j;
    const owner = partnerOfRight[j]!;
    if (owner < 0) {
      for (const { left, via } of path) partnerOfRight[via] = left;
      return true;
    }
    path.push({ left: owner, next: 0, via: -1 });
  }
  return false;
}

/** Each pair of character and label is a thing to be matched; overlapping spans of one label count a character once. */
function matchCharacters(a: readonly Span[], b: readonly Span[]): SpanMatch {
  const match = { matched: 0, first: 0, second: 0 };
  for (const label of new Set([...a, ...b].map((span) => span.label))) {
    const own = covered(a, label);
    const other = covered(b, label);
    match.first += totalLength(own);
    match.second += totalLength(other);
    match.matched += sharedLength(own, other);
  }
  return match;
}

/** The union of the spans of a label as disjoint stretches in order. */
export function covered(spans: readonly Span[], label: string): { start: number; end: number }[] {
  const own = spans.filter((span) => span.label === label && span.end > span.start);
  own.sort((x, y) => x.start - y.start);
  const union: { start: number; end: number }[] = [];
  for (const { start, end } of own) {
    const last = union.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else union.push({ start, end });
  }
  return union;
}

function totalLength(stretches: readonly { start: number; end: number }[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0);
}

function sharedLength(
  a: readonly { start: number; end: number }[],
  b: readonly { start: number; end: number }[],
): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    shared += Math.max(0, Math.min(a[i]!.end, b[j]!.end) - Math.max(a[i]!.start, b[j]!.start));
    if (a[i]!.end < b[j]!.end) i++;
    else j++;
  }
  return shared;
}
