import type { Votes } from "@/lib/core/consensus/votes";

/**
 * Accuracy of every rater against a reference (credit per item and class, see `winnerCredit`): the mean credit of the
 * rater's statements. A label that a rater repeats on the same item is one statement. `null` for a rater without one.
 */
export function accuracyAgainst(votes: Votes, credit: Float64Array): (number | null)[] {
  const sum = new Float64Array(votes.raters.length);
  const statements = new Int32Array(votes.raters.length);
  const classes = votes.classes.length;
  for (let i = 0; i < votes.items.length; i++) {
    for (let t = votes.start[i]!; t < votes.start[i + 1]!; t++) {
      if (t > votes.start[i]! && votes.rater[t] === votes.rater[t - 1] && votes.label[t] === votes.label[t - 1])
        continue;
      sum[votes.rater[t]!]! += votes.times[i]! * credit[i * classes + votes.label[t]!]!;
      statements[votes.rater[t]!]! += votes.times[i]!;
    }
  }
  return Array.from(sum, (s, w) => (statements[w]! > 0 ? s / statements[w]! : null));
}

/**
 * Hits and trials of every rater against the majority of the OTHER raters of the same item: a vote for one of t tied
 * leaders is 1/t of a hit. Items that nobody else rated are no trial.
 */
export function leaveOneOutHits(votes: Votes): { hits: Float64Array; trials: Float64Array } {
  const hits = new Float64Array(votes.raters.length);
  const trials = new Float64Array(votes.raters.length);
  const counts = new Float64Array(votes.classes.length);
  const { start, rater, label } = votes;
  for (let i = 0; i < votes.items.length; i++) {
    for (let t = start[i]!; t < start[i + 1]!; t++) counts[label[t]!]!++;
    for (let t = start[i]!; t < start[i + 1]!; ) {
      let end = t;
      while (end < start[i + 1]! && rater[end] === rater[t]) counts[label[end++]!]!--;
      scoreAgainstOthers(votes, i, t, end, counts, hits, trials);
      for (let own = t; own < end; own++) counts[label[own]!]!++;
      t = end;
    }
    for (let t = start[i]!; t < start[i + 1]!; t++) counts[label[t]!] = 0;
  }
  return { hits, trials };
}

function scoreAgainstOthers(
  votes: Votes,
  item: number,
  from: number,
  to: number,
  others: Float64Array,
  hits: Float64Array,
  trials: Float64Array,
): void {
  let best = 0;
  for (let t = votes.start[item]!; t < votes.start[item + 1]!; t++) best = Math.max(best, others[votes.label[t]!]!);
  if (best === 0) return;
  // A leader that was counted has the other sign until all are.
  let leaders = 0;
  for (let t = votes.start[item]!; t < votes.start[item + 1]!; t++) {
    if (others[votes.label[t]!] !== best) continue;
    others[votes.label[t]!] = -best;
    leaders++;
  }
  for (let t = votes.start[item]!; t < votes.start[item + 1]!; t++)
    if (others[votes.label[t]!] === -best) others[votes.label[t]!] = best;
  const rater = votes.rater[from]!;
  for (let t = from; t < to; t++) {
    trials[rater]! += votes.times[item]!;
    if (others[votes.label[t]!] === best) hits[rater]! += votes.times[item]! / leaders;
  }
}
