import { additiveModel } from "@/lib/core/distribution/additive-model";
import { sharesOf } from "@/lib/core/distribution/distance";
import { matchedHistograms, type Severity } from "@/lib/core/distribution/item-matched";
import { type Panel, panels } from "@/lib/core/distribution/panel";
import type { Scores } from "@/lib/core/distribution/scores";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import type { Value } from "@/lib/core/rating-table";
import type { LogQuestion } from "@/lib/measure/rated";
import { hasCoefficients, levelOf } from "../criterion-values";
import { binsOf } from "./bins";
import { readDescribed } from "./described";

/** How one annotator answers one criterion, alone and against the others on the same examples. */
export interface AnnotatorFigure {
  id: string;
  labels: number;
  /** Labels in each bin; and as shares of the examples that others labelled too: their own and everybody else's, null without one. */
  counts: number[];
  own: number[] | null;
  others: number[] | null;
  mean: number | null;
  median: number | null;
  sd: number | null;
  entropy: number | null;
  modalShare: number | null;
  extremeShare: number | null;
  midpointShare: number | null;
  /** Mean of the own score minus the mean of the others' on the same examples; null where answers have no order. */
  severity: Estimate | null;
  slope: number | null;
  correlation: number | null;
  /** Jensen-Shannon divergence in bits, and distance in points, from the others on the same examples. */
  divergence: number | null;
  distance: number | null;
  /** Place by the additive model, 0 in the middle of the group; null where answers have no order. */
  effect: number | null;
  /** Which group of people that can be compared. */
  group: number;
}

export interface AnnotatorFigures {
  /** What stands in each bin: an answer or, of a scale with many points, from where to where. */
  bins: Value[];
  isOrdered: boolean;
  people: AnnotatorFigure[];
  /** How many groups there are between which nothing can be compared. */
  groups: number;
  undefinedBecause: UndefinedReason | null;
}

export const NO_FIGURES: AnnotatorFigures = {
  bins: [],
  isOrdered: false,
  people: [],
  groups: 0,
  undefinedBecause: "no-items",
};

/** How each annotator answers a criterion under a filter. */
export async function annotatorFigures(question: LogQuestion): Promise<AnnotatorFigures> {
  const { criterion } = question;
  // An order is compared as a whole, and is no point of a scale that somebody could use differently.
  if (!hasCoefficients(criterion) || levelOf(criterion) === "ranking")
    return { ...NO_FIGURES, undefinedBecause: "not-compared" };
  const described = await readDescribed(question);
  if (!described) return NO_FIGURES;
  const { scores, levels, isOrdered } = described;
  const result = panels(scores);
  if (!result.ok) return { ...NO_FIGURES, undefinedBecause: result.reason };
  const { ownHist, poolHist } = matchedHistograms(scores);
  const { effects, components } = additiveModel(scores);
  const groupOf = new Map(components.flatMap((members, group) => members.map((w) => [w, group] as const)));
  const peers = peersOf(scores);
  const { bins, inBins } = binsOf(levels, isOrdered);
  const people = result.panels.map(
    (panel, w): AnnotatorFigure => ({
      id: panel.annotator,
      labels: panel.n,
      counts: [...inBins(panel.hist)],
      own: shares(inBins(ownHist[w]!)),
      others: shares(inBins(poolHist[w]!)),
      ...(isOrdered ? orderedPart(panel, effects[w]!, peers[w]!.size) : NO_ORDER),
      entropy: panel.entropyBits,
      modalShare: panel.modalShare,
      divergence: panel.jsdItemMatchedBits,
      group: groupOf.get(w)!,
    }),
  );
  return { bins, isOrdered, people, groups: components.length, undefinedBecause: null };
}

function orderedPart(panel: Panel, effect: number, peers: number) {
  const { mean, median, sd, extremeShare, midpointShare } = panel;
  return {
    ...{ mean, median, sd, extremeShare, midpointShare, effect },
    severity: severityEstimate(panel.severityVsPeers, peers),
    slope: panel.slopeOnPeerMean,
    correlation: panel.corrWithPeerMean,
    distance: panel.wassersteinItemMatched,
  };
}

const NO_ORDER = {
  mean: null,
  median: null,
  sd: null,
  extremeShare: null,
  midpointShare: null,
  severity: null,
  slope: null,
  correlation: null,
  distance: null,
  effect: null,
};

/** A difference from the others in the one shape of estimates; `peers` are the others with whom examples are shared. */
export function severityEstimate(severity: Severity, peers: number, method = "severity"): Estimate {
  const { nItems, nUnits, meanDiff, se, ci95, undefinedBecause } = severity;
  const isKnown = meanDiff !== null;
  return {
    value: meanDiff,
    interval: ci95,
    standardError: se,
    confidence: 0.95,
    intervalMethod: ci95 && "t-by-item",
    items: nItems,
    ...(nUnits !== undefined && { units: nUnits }),
    raters: isKnown ? peers + 1 : 0,
    pairs: nItems,
    judgments: nItems,
    method,
    undefinedBecause: isKnown ? null : undefinedBecause,
  };
}

function shares(counts: Float64Array): number[] | null {
  const result = sharesOf(counts.map((count) => Math.max(count, 0)));
  return result && [...result];
}

/** With whom each annotator shares an item. */
function peersOf({ items, raters, start, rater }: Scores): Set<number>[] {
  const peers = raters.map(() => new Set<number>());
  for (let i = 0; i < items.length; i++) {
    for (let t = start[i]!; t < start[i + 1]!; t++) {
      for (let s = start[i]!; s < t; s++) {
        peers[rater[t]!]!.add(rater[s]!);
        peers[rater[s]!]!.add(rater[t]!);
      }
    }
  }
  return peers;
}
