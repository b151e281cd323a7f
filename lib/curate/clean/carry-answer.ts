import { moveSpan, type PositionMap } from "@/lib/core/text/position-map";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { Loss } from "./schema";

interface Span {
  start: number;
  end: number;
}

/**
 * An answer about the parent as it holds for the child: marked passages lie where they went (in code points), whatever else stays as it is. Null
 * where passages were marked and nothing is left of any. What could not be carried over as it was is counted in `losses`.
 */
export function carryAnswer(
  { key, kind }: Pick<Criterion, "key" | "kind">,
  value: AnswerValue,
  map: PositionMap,
): { value: AnswerValue | null; losses: Loss[] } {
  if (!KINDS[kind].marksText || !Array.isArray(value) || map.length === 0) return { value, losses: [] };
  const spans = value as unknown as Span[];
  const moved = spans.map(({ start, end }) => moveSpan(map, { from: start, to: end }));
  const kept = spans.flatMap((span, at) => {
    const to = moved[at];
    return to ? [{ ...span, start: to.from, end: to.to }] : [];
  });
  if (spans.length > 0 && kept.length === 0)
    return { value: null, losses: [{ what: "spans-gone", criterion: key, count: spans.length }] };
  const dropped = spans.length - kept.length;
  const widened = moved.filter((one) => one && !one.exact).length;
  const losses: Loss[] = [];
  if (dropped > 0) losses.push({ what: "span-dropped", criterion: key, count: dropped });
  if (widened > 0) losses.push({ what: "span-widened", criterion: key, count: widened });
  return { value: withoutCopies(kept) as unknown as AnswerValue, losses };
}

/** Passages that lay side by side may have become one. */
function withoutCopies(spans: readonly Span[]): Span[] {
  const seen = new Set<string>();
  return spans.filter((span) => {
    const name = JSON.stringify(span);
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}
