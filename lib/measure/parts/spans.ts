import { characterAlpha } from "@/lib/core/agreement/spans/character-alpha";
import { SPAN_CRITERIA, type SpanCriterion } from "@/lib/core/agreement/spans/matching";
import { type Span, withLabel } from "@/lib/core/agreement/spans/span";
import { meanSpanF1, pairwiseSpanF1 } from "@/lib/core/agreement/spans/span-agreement";
import type { Estimate } from "@/lib/core/estimate";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";

/** Agreement on where spans are. */
export interface SpanFigures {
  /** Mean F1 of the pairs of people, by what counts as the same span. */
  f1: Record<SpanCriterion, Estimate>;
  labels: {
    label: string;
    spans: number;
    /** F1 of equal bounds. */
    exact: Estimate;
    /** Alpha of its characters. */
    alpha: Estimate;
  }[];
  /** Every two people who read an example in common, by id. */
  pairs: SpanPair[];
}

export interface SpanPair {
  first: string;
  second: string;
  /** Examples that both read. */
  items: number;
  /** Of any overlap under one label; null where neither marked anything. */
  f1: number | null;
  /** Share of these examples on which the two marked the same. */
  equal: number;
}

/** Asks for example, person, what they marked, and how long the text is in code points. */
export const SPANS_SPEC = {
  item: { of: "items" },
  rater: { of: "raters" },
  value: { of: "values" },
  length: "int",
} as const;

/** For a thread. Labels in the order of the criterion, then those that an earlier version had. */
export async function spanFigures(asked: { spans: Statement; labels: readonly string[] }): Promise<SpanFigures> {
  const { columns, dictionaries, length } = await readColumns(asked.spans, SPANS_SPEC);
  const raters = new Dictionary(dictionaries.raters);
  const marked = new Dictionary(dictionaries.values).texts().map((text): Span[] => JSON.parse(text));
  const annotations = new Map<string, Map<string, Span[]>>();
  const lengths = new Map<string, number>();
  const spansOf = new Map<string, number>();
  for (let t = 0; t < length; t++) {
    const [rater, item, spans] = [raters.uuid(columns.rater[t]!), String(columns.item[t]), marked[columns.value[t]!]!];
    const own = annotations.get(rater) ?? new Map<string, Span[]>();
    annotations.set(rater, own.set(item, spans));
    lengths.set(item, columns.length[t]!);
    for (const { label } of spans) spansOf.set(label, (spansOf.get(label) ?? 0) + 1);
  }
  const labels = [...new Set([...asked.labels, ...[...spansOf.keys()].sort()])];
  const f1 = SPAN_CRITERIA.map((criterion) => [criterion, meanSpanF1(annotations, criterion)]);
  return {
    f1: Object.fromEntries(f1),
    labels: labels.map((label) => ({
      label,
      spans: spansOf.get(label) ?? 0,
      exact: meanSpanF1(withLabel(annotations, label), "exact"),
      alpha: characterAlpha(annotations, lengths, label),
    })),
    pairs: pairwiseSpanF1(annotations, "overlap").flatMap(
      ({ firstAnnotator, secondAnnotator, documents, f1, identicalDocuments }) =>
        documents === 0
          ? []
          : [{ first: firstAnnotator, second: secondAnnotator, items: documents, f1, equal: identicalDocuments! }],
    ),
  };
}
