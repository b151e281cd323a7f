import { categoryColor } from "@/components/charts/palette";
import { unitOffsets } from "@/lib/core/text/code-points";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";

/** A labelled stretch of a text, in code points, end exclusive. */
export interface Span {
  start: number;
  end: number;
  label: string;
}

/** A stretch of text under the same spans; offsets in code points. */
export interface Piece {
  start: number;
  end: number;
  text: string;
  /** Indices of the spans that cover it, outermost first. */
  spans: number[];
}

/** The spans in an answer; none for other answers. */
export function spansOf(answer: AnswerValue | undefined): Span[] {
  return Array.isArray(answer) ? answer.filter((entry): entry is Span => typeof entry === "object") : [];
}

/** Cuts a text where spans begin and end, so that overlapping spans can be drawn. The pieces join to the text. */
export function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const cuts = [...new Set([0, Number.POSITIVE_INFINITY, ...spans.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const units = unitOffsets(text, cuts);
  return cuts.slice(0, -1).flatMap((start, index) => {
    const part = text.slice(units[index], units[index + 1]);
    if (part === "") return [];
    const end = Math.min(cuts[index + 1] ?? start, start + [...part].length);
    return [{ start, end, text: part, spans: covering(spans, start) }];
  });
}

function covering(spans: readonly Span[], at: number): number[] {
  return spans
    .flatMap((span, index) => (span.start <= at && at < span.end ? [index] : []))
    .sort((a, b) => (spans[a]?.start ?? 0) - (spans[b]?.start ?? 0) || (spans[b]?.end ?? 0) - (spans[a]?.end ?? 0));
}

/** Adds a span in its place; the same stretch with the same label is there once. */
export function addSpan(spans: readonly Span[], span: Span): Span[] {
  const rest = spans.filter((one) => one.start !== span.start || one.end !== span.end || one.label !== span.label);
  return [...rest, span].sort((a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1));
}

/** A selection without the white space at its edges; null where nothing else is selected. */
export function trimSelection(text: string, from: number, to: number): { start: number; end: number } | null {
  const points = [...text];
  let [start, end] = from <= to ? [from, Math.min(to, points.length)] : [to, Math.min(from, points.length)];
  while (start < end && /\s/u.test(points[start] ?? "")) start++;
  while (end > start && /\s/u.test(points[end - 1] ?? "")) end--;
  return start < end ? { start, end } : null;
}

/** The colour of a label in its criterion: the same in the text, on the buttons and in the list. */
export function spanColor(criterion: Pick<Criterion, "options">, label: string): string {
  return categoryColor(
    Math.max(
      0,
      (criterion.options ?? []).findIndex((option) => option.value === label),
    ),
  );
}

export function spanLabel(criterion: Pick<Criterion, "options">, label: string): string {
  return criterion.options?.find((option) => option.value === label)?.label ?? label;
}
