import { leaveOneOutHits } from "@/lib/core/consensus/accuracy";
import type { ConsensusResult } from "@/lib/core/consensus/consensus";
import { fromPosterior } from "@/lib/core/consensus/majority";
import { refusal } from "@/lib/core/consensus/posterior";
import type { Votes } from "@/lib/core/consensus/votes";

/** Votes' worth of pooled accuracy that every rater starts with, so that few trials give no extreme weight. */
const PRIOR_TRIALS = 4;

/**
 * Weighted majority: each vote counts w = log(a (K - 1) / (1 - a)), which is the optimal weight for raters who err evenly
 * over K classes with accuracy a (Nitzan & Paroush 1982 for K = 2), so that the posterior is the softmax of the sums.
 *
 * a is the rater's accuracy on gold (`gold[i]` = class of item `i`, -1 unknown) where `gold` is given, else against the
 * majority of the others, shrunk towards the pooled accuracy: a = (hits + 4 pool) / (trials + 4). Who does worse than
 * chance has a negative weight. With one class everything is certain.
 */
export function weightedMajority(votes: Votes, gold?: Int32Array): ConsensusResult {
  const reason = refusal(votes);
  if (reason) return { ok: false, reason };
  const accuracy = shrunkenAccuracy(gold ? goldHits(votes, gold) : leaveOneOutHits(votes));
  const classes = votes.classes.length;
  const weights = accuracy.map((a) => Math.log((a * Math.max(classes - 1, 1)) / (1 - a)));
  const posterior = new Float64Array(votes.items.length * classes);
  for (let i = 0; i < votes.items.length; i++) {
    for (let t = votes.start[i]!; t < votes.start[i + 1]!; t++) {
      posterior[i * classes + votes.label[t]!]! += weights[votes.rater[t]!]!;
    }
    softmax(posterior.subarray(i * classes, (i + 1) * classes));
  }
  return { ok: true, consensus: fromPosterior(votes, posterior, [...accuracy]) };
}

/** Accuracy per rater, strictly between 0 and 1: the pool itself is smoothed by one hit and one miss. */
function shrunkenAccuracy({ hits, trials }: { hits: Float64Array; trials: Float64Array }): Float64Array {
  let allHits = 1;
  let allTrials = 2;
  for (let w = 0; w < hits.length; w++) {
    allHits += hits[w]!;
    allTrials += trials[w]!;
  }
  const pool = allHits / allTrials;
  return hits.map((h, w) => (h + PRIOR_TRIALS * pool) / (trials[w]! + PRIOR_TRIALS));
}

function goldHits(votes: Votes, gold: Int32Array): { hits: Float64Array; trials: Float64Array } {
  const hits = new Float64Array(votes.raters.length);
  const trials = new Float64Array(votes.raters.length);
  for (let i = 0; i < votes.items.length; i++) {
    if (gold[i]! < 0) continue;
    for (let t = votes.start[i]!; t < votes.start[i + 1]!; t++) {
      trials[votes.rater[t]!]!++;
      if (votes.label[t] === gold[i]) hits[votes.rater[t]!]!++;
    }
  }
  return { hits, trials };
}

function softmax(scores: Float64Array): void {
  const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let j = 0; j < scores.length; j++) {
    scores[j] = Math.exp(scores[j]! - top);
    sum += scores[j]!;
  }
  for (let j = 0; j < scores.length; j++) scores[j]! /= sum;
}
