import { classShares, expectedConfusion } from "@/lib/core/consensus/confusion";
import type { ConsensusResult } from "@/lib/core/consensus/consensus";
import { normalisePosterior } from "@/lib/core/consensus/expectation";
import { refusal } from "@/lib/core/consensus/posterior";
import { type EmOptions, runEm } from "@/lib/core/consensus/run-em";
import { votePatterns } from "@/lib/core/consensus/vote-patterns";
import { voteShares } from "@/lib/core/consensus/vote-shares";
import type { Votes } from "@/lib/core/consensus/votes";

/**
 * One-coin Dawid-Skene: rater w is right with probability q_w whatever the class, and errs evenly,
 * P(l | j) = q_w if l = j, else (1 - q_w) / (K - 1). One parameter per rater instead of K (K - 1), for sparse data.
 * EM from the vote shares: q_w = mean of T_i,label over the rater's votes. The objective is the log-likelihood.
 */
export function oneCoin(given: Votes, options: EmOptions = {}): ConsensusResult {
  const classes = given.classes.length;
  const reason = refusal(given);
  if (reason) return { ok: false, reason };
  const { votes, restore } = votePatterns(given);
  const posterior = voteShares(votes);
  let accuracy = new Float64Array(votes.raters.length);

  const run = runEm(
    () => {
      accuracy = hitRates(votes, posterior);
      return coinStep(votes, classShares(votes, posterior), accuracy, posterior);
    },
    options,
    { posterior, classes, times: votes.times },
  );

  const confusion = expectedConfusion(votes, posterior);
  const consensus = { posterior: restore(posterior, classes), competence: [...accuracy], confusion, ...run };
  return { ok: true, consensus };
}

function hitRates(votes: Votes, posterior: Float64Array): Float64Array<ArrayBuffer> {
  const classes = votes.classes.length;
  const hits = new Float64Array(votes.raters.length);
  const given = new Float64Array(votes.raters.length);
  for (let i = 0; i < votes.items.length; i++) {
    for (let t = votes.start[i]!; t < votes.start[i + 1]!; t++) {
      hits[votes.rater[t]!]! += votes.times[i]! * posterior[i * classes + votes.label[t]!]!;
      given[votes.rater[t]!]! += votes.times[i]!;
    }
  }
  return hits.map((h, w) => Math.min(h / given[w]!, 1));
}

function coinStep(votes: Votes, shares: Float64Array, accuracy: Float64Array, posterior: Float64Array) {
  const { times, start, rater, label } = votes;
  const classes = votes.classes.length;
  const logShares = shares.map((p) => Math.log(p));
  const logHit = accuracy.map((q) => Math.log(q));
  const logMiss = accuracy.map((q) => Math.log((1 - q) / Math.max(classes - 1, 1)));
  const scores = new Float64Array(classes);
  const sums = new Float64Array(2);
  for (let i = 0; i < votes.items.length; i++) {
    scores.set(logShares);
    for (let t = start[i]!; t < start[i + 1]!; t++) {
      const miss = logMiss[rater[t]!]!;
      for (let j = 0; j < classes; j++) scores[j]! += j === label[t] ? logHit[rater[t]!]! : miss;
    }
    normalisePosterior(scores, posterior, i * classes, times[i]!, sums);
  }
  return { objective: sums[0]!, change: sums[1]! };
}
