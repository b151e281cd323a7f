import {
  type ChiSquare,
  chiSquare,
  jensenShannonBits,
  kolmogorovSmirnov,
  sharesOf,
  wasserstein,
} from "@/lib/core/distribution/distance";
import { itemMatched, type Severity } from "@/lib/core/distribution/item-matched";
import { describeOwn, type OwnScores } from "@/lib/core/distribution/own-scores";
import type { Scores } from "@/lib/core/distribution/scores";
import type { UndefinedReason } from "@/lib/core/estimate";

/** One annotator's use of the scale, alone, against everybody else's ratings, and against others on the same items. */
export interface Panel extends OwnScores {
  annotator: string;
  severityVsPeers: Severity;
  slopeOnPeerMean: number | null;
  corrWithPeerMean: number | null;
  jsdItemMatchedBits: number | null;
  wassersteinItemMatched: number | null;
  /** Against the ratings of all others: descriptions, because they also reflect who got which items. */
  jsdPoolBits: number | null;
  wassersteinPool: number | null;
  ksPoolD: number | null;
  chi2Pool: ChiSquare | null;
}

export type PanelsResult = { ok: true; panels: Panel[] } | { ok: false; reason: UndefinedReason };

/** Annotators times levels that a panel may hold. */
const MAX_CELLS = 2e7;

/**
 * One panel for every annotator, in the order of `scores.raters`. What an annotator's ratings do not define is `null`.
 * Refused with `too-many-categories` where annotators times levels exceed twenty million.
 */
export function panels(scores: Scores): PanelsResult {
  if (scores.raters.length * scores.levels.length > MAX_CELLS) return { ok: false, reason: "too-many-categories" };
  const own = scores.raters.map(() => new Array<number>(scores.levels.length).fill(0));
  const everyone = new Float64Array(scores.levels.length);
  for (let t = 0; t < scores.rater.length; t++) {
    own[scores.rater[t]!]![scores.level[t]!]!++;
    everyone[scores.level[t]!]!++;
  }
  const matched = itemMatched(scores);
  const list = scores.raters.map((annotator, w): Panel => {
    const { ownHist, poolHist, ...comparison } = matched[w]!;
    const description = describeOwn(own[w]!, scores.levels);
    const others = everyone.map((count, k) => count - description.hist[k]!);
    const shared = distances(ownHist, poolHist, scores.levels);
    const pool = distances(description.hist, others, scores.levels);
    return {
      annotator,
      ...description,
      ...comparison,
      jsdItemMatchedBits: shared.jsd,
      wassersteinItemMatched: shared.wasserstein,
      jsdPoolBits: pool.jsd,
      wassersteinPool: pool.wasserstein,
      ksPoolD: pool.ks,
      chi2Pool: chiSquare(description.hist, others),
    };
  });
  return { ok: true, panels: list };
}

function distances(own: ArrayLike<number>, pool: ArrayLike<number>, levels: readonly number[]) {
  const p = sharesOf(own);
  const q = sharesOf(pool);
  if (p === null || q === null) return { jsd: null, wasserstein: null, ks: null };
  return { jsd: jensenShannonBits(p, q), wasserstein: wasserstein(p, q, levels), ks: kolmogorovSmirnov(p, q) };
}
