import { estimateFrom, type IntervalOptions } from "@/lib/core/agreement/estimate-from";
import { SHARE } from "@/lib/core/agreement/range";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import { matchSpans, type SpanCriterion, type SpanMatch } from "@/lib/core/agreement/spans/matching";
import { readersByDocument, type SpanAnnotations, sharedDocuments } from "@/lib/core/agreement/spans/span";
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
  const documents = [...readersByDocument(annotations).values()];
  const raters = annotations.size;
  const matches = documents.map((readers) =>
    pairs(readers).map(([a, b]) => ({
      pair: a.annotator * raters + b.annotator,
      match: matchSpans(a.spans, b.spans, criterion),
    })),
  );
  const counts = {
    items: matches.filter((own) => own.length > 0).length,
    raters,
    pairs: matches.reduce((sum, own) => sum + own.length, 0),
    judgments: documents.reduce((sum, readers) => sum + readers.length, 0),
  };
  const why = counts.raters < 2 ? "one-rater" : counts.pairs === 0 ? "no-pairable-items" : "no-spans";
  return estimateFrom(overDocuments(matches, raters * raters), `span-f1-${criterion}`, counts, why, options, SHARE);
}

/** What two annotators have in common in one document. */
interface PairMatch {
  pair: number;
  match: SpanMatch;
}

/** The mean of pairwise F1 as a statistic of documents: sums per pair, less the sums of a document that is left out. */
function overDocuments(matches: readonly (readonly PairMatch[])[], pairCount: number): Resampleable {
  const units = Float64Array.from(matches, (own) => (own.length > 0 ? 1 : 0));
  const sums = (weights: Float64Array) => {
    const sum = Array.from({ length: pairCount }, () => NOTHING);
    matches.forEach((own, d) => {
      for (const { pair, match } of own) sum[pair] = add(sum[pair]!, match, weights[d]!);
    });
    return sum;
  };
  const full = sums(units);
  const all = totalF1(full);
  return {
    units,
    value: all.sum / all.defined,
    without: (d) => {
      const before = totalF1(matches[d]!.map(({ pair }) => full[pair]!));
      const after = totalF1(matches[d]!.map(({ pair, match }) => add(full[pair]!, match, -1)));
      return (all.sum - before.sum + after.sum) / (all.defined - before.defined + after.defined);
    },
    weighted: (weights) => {
      const { sum, defined } = totalF1(sums(weights));
      return sum / defined;
    },
  };
}

/** F1 added up over the pairs that marked anything, and how many these are. */
function totalF1(sums: readonly SpanMatch[]): { sum: number; defined: number } {
  const defined = sums.map(f1Of).filter((f1) => !Number.isNaN(f1));
  return { sum: defined.reduce((sum, f1) => sum + f1, 0), defined: defined.length };
}

const NOTHING: SpanMatch = { matched: 0, first: 0, second: 0 };

function add(sum: SpanMatch, match: SpanMatch, weight: number): SpanMatch {
  return {
    matched: sum.matched + weight * match.matched,
    first: sum.first + weight * match.first,
    second: sum.second + weight * match.second,
  };
}

function f1Of({ matched, first, second }: SpanMatch): number {
  return first + second === 0 ? Number.NaN : (2 * matched) / (first + second);
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));
}
