import type { AnswerContext } from "../answers/answer-context";
import { closedObject } from "../judge/json-schema";
import type { Criterion } from "../schema";
import { type CheckedAnswer, type Kind, optionValues, quotedValues, valueLike } from "./kind";
import { shapeWords } from "./words";

interface Span {
  start: number;
  end: number;
  label: string;
}

const MAX_SPANS = 5000;

/**
 * Labelled stretches of a text, `{start, end, label}` in Unicode code points from 0, end exclusive. The canonical form is sorted by
 * start, end and label and holds each span once. An empty list says "nothing to mark".
 */
export const span: Kind = {
  isCompared: true,
  hasCoefficients: false,
  isOption: false,
  isNumber: false,
  isOrdered: false,
  isPreference: false,
  marksText: true,
  namesResponses: () => false,
  check,
  declared: () => [],
  conditions: optionValues,
  words: shapeWords,
  judge: {
    // A model cannot count characters but can quote: the quotation is looked up in the text afterwards.
    schema: (criterion) => ({
      type: "array",
      items: closedObject({
        quote: { type: "string" },
        occurrence: { type: "integer", minimum: 1 },
        label: { type: "string", enum: optionValues(criterion) },
      }),
    }),
    words: (criterion) =>
      `a list of {"quote", "occurrence", "label"}: the exact words, which occurrence of them in the text (from 1), and one of ${quotedValues(criterion)}; an empty list when there is nothing to mark`,
  },
  grading: { not: "marks passages; the tool gives a grade" },
};

function check(criterion: Criterion, value: unknown, context: AnswerContext): CheckedAnswer {
  if (!Array.isArray(value)) return { ok: false, message: "give a list of spans, {start, end, label}" };
  if (value.length > MAX_SPANS) return { ok: false, message: `mark at most ${MAX_SPANS} spans` };
  const labels = optionValues(criterion);
  const spans: Span[] = [];
  for (const [index, item] of value.entries()) {
    const checked = checkSpan(item, labels, context.textLength);
    if (typeof checked === "string") return { ok: false, message: `span ${index + 1}: ${checked}` };
    spans.push(checked);
  }
  return { ok: true, value: sortedOnce(spans) };
}

function checkSpan(item: unknown, labels: readonly string[], textLength = Number.POSITIVE_INFINITY): Span | string {
  const { start, end, label } = (item ?? {}) as { start?: unknown; end?: unknown; label?: unknown };
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) {
    return "start and end must be whole numbers, counted in code points";
  }
  const [from, to] = [start as number, end as number];
  if (from < 0 || from >= to) return "start must be at least 0 and below end";
  if (to > textLength) return `end is ${to}, but the text has ${textLength} code points`;
  const known = typeof label === "string" ? valueLike(labels, label) : undefined;
  if (known === undefined) return `label must be one of: ${labels.join(", ")}`;
  return { start: from === 0 ? 0 : from, end: to, label: known };
}

function sortedOnce(spans: Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end || compareText(a.label, b.label));
  return sorted.filter((span, index) => {
    const before = sorted[index - 1];
    return !before || before.start !== span.start || before.end !== span.end || before.label !== span.label;
  });
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
