import { estimateFrom, type IntervalOptions } from "@/lib/core/agreement/estimate-from";
import { SHARE } from "@/lib/core/agreement/range";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import { matchSpans, type SpanCriterion, type SpanMatch } from "@/lib/core/agreement/spans/matching";
import { type SpanAnnotations, sharedDocuments } from "@/lib/core/agreement/spans/span";
import type { Estimate } from "@/lib/core/estimate";

/** Agreement of two annotators on spans. */
export interface SpanPairAgreement extends SpanMatch {
  firstAnnotator: string;
  secondAnnotator: string;
  documents: number;
  /** 2 matched / (first + second) over the documents that both read; `null` when neither marked anything. */
  f1: number | null;
  /** Share of the shared documents with exactly the same spans; two empty annotations agree. */
  identicalDocuments: number | null;
}

/** F1 of each pair of annotators, micro-averaged over the documents that both read (Hripcsak & Rothschild 2005). */
export function pairwiseSpanF1(annotations: SpanAnnotations, criterion: SpanCriterion): SpanPairAgreement[] {
  return pairs([...annotations.keys()]).map(([firstAnnotator, secondAnnotator]) => {
    const documents = sharedDocuments(annotations, firstAnnotator, secondAnnotator);
    let sum = NOTHING;
    let identical = 0;
    for (const document of documents) {
      const [a, b] = [
        annotations.get(firstAnnotator)!.get(document)!,
        annotations.get(secondAnnotator)!.get(document)!,
      ];
      sum = add(sum, matchSpans(a, b, criterion), 1);
      const exact = matchSpans(a, b, "exact");
      if (exact.matched === a.length && exact.matched === b.length) identical++;
    }
    const f1 = f1Of(sum);
    return {
      firstAnnotator,
      secondAnnotator,
      ...sum,
      documents: documents.length,
      f1: Number.isNaN(f1) ? null : f1,
      identicalDocuments: documents.length > 0 ? identical / documents.length : null,
    };
  });
}

/**
 * Mean of the pairwise F1 over pairs of annotators that marked anything in shared documents. The interval deletes or
 * resamples whole documents.
 */
export function meanSpanF1(
  annotations: SpanAnnotations,
  criterion: SpanCriterion,
  options: IntervalOptions = {},
): Estimate {
  const documents = [...new Set([...annotations.values()].flatMap((own) => [...own.keys()]))];
  const annotators = [...annotations.keys()];
  const matches = pairs(annotators).map(([first, second]) =>
    documents.map((document) => {
      const a = annotations.get(first)!.get(document);
      const b = annotations.get(second)!.get(document);
      return a && b ? matchSpans(a, b, criterion) : null;
    }),
  );
  const shared = documents.map((_, d) => matches.reduce((n, own) => n + (own[d] ? 1 : 0), 0));
  const counts = {
    items: shared.filter((n) => n > 0).length,
    raters: annotators.length,
    pairs: shared.reduce((sum, n) => sum + n, 0),
    judgments: [...annotations.values()].reduce((sum, own) => sum + own.size, 0),
  };
  const why = counts.raters < 2 ? "one-rater" : counts.pairs === 0 ? "no-pairable-items" : "no-spans";
  return estimateFrom(overDocuments(matches, shared), `span-f1-${criterion}`, counts, why, options, SHARE);
}

/** The mean of pairwise F1 as a statistic of documents: sums per pair, less the sums of a document that is left out. */
function overDocuments(matches: readonly (readonly (SpanMatch | null)[])[], shared: readonly number[]): Resampleable {
  const units = Float64Array.from(shared, (n) => (n > 0 ? 1 : 0));
  const sums = (weights: Float64Array) =>
    matches.map((own) => own.reduce<SpanMatch>((sum, m, d) => add(sum, m, weights[d]!), NOTHING));
  const full = sums(units);
  return {
    units,
    value: meanF1(full),
    without: (d) => meanF1(full.map((sum, pair) => add(sum, matches[pair]![d]!, -1))),
    weighted: (weights) => meanF1(sums(weights)),
  };
}

const NOTHING: SpanMatch = { matched: 0, first: 0, second: 0 };

function add(sum: SpanMatch, match: SpanMatch | null, weight: number): SpanMatch {
  if (match === null) return sum;
  return {
    matched: sum.matched + weight * match.matched,
    first: sum.first + weight * match.first,
    second: sum.second + weight * match.second,
  };
}

function meanF1(sums: readonly SpanMatch[]): number {
  const defined = sums.map(f1Of).filter((f1) => !Number.isNaN(f1));
  return defined.reduce((sum, f1) => sum + f1, 0) / defined.length;
}

function f1Of({ matched, first, second }: SpanMatch): number {
  return first + second === 0 ? Number.NaN : (2 * matched) / (first + second);
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));
}
