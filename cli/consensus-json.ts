import type { Consensus } from "@/lib/core/consensus/consensus";
import { posteriorEntropy, topClasses } from "@/lib/core/consensus/posterior";
import type { Votes } from "@/lib/core/consensus/votes";

/**
 * A consensus as the command prints it. `label` is `null` where several classes tie, and `ties` lists them (empty without
 * a tie). Keys are made by `Object.fromEntries`, so that a class named `__proto__` is a key like any other.
 */
export function toConsensusJson(votes: Votes, consensus: Consensus) {
  return {
    items: votes.items.map((example, i) => itemJson(votes, consensus.posterior, example, i)),
    annotators: votes.raters.map((annotator, w) => ({
      annotator,
      competence: consensus.competence[w]!,
      confusion: confusionJson(votes, consensus.confusion, w),
    })),
    logLikelihood: consensus.objective,
    iterations: consensus.iterations,
    converged: consensus.converged,
  };
}

function itemJson(votes: Votes, posterior: Float64Array, example: string, i: number) {
  const { classes } = votes;
  const top = topClasses(posterior, classes.length, i).map((j) => classes[j]!);
  const label = top.length === 1 ? top[0]! : null;
  return {
    example,
    label,
    ties: label === null ? top : [],
    posterior: Object.fromEntries(classes.map((name, j) => [name, posterior[i * classes.length + j]!])),
    entropy: posteriorEntropy(posterior, classes.length, i),
  };
}

/** true class -> given class -> probability; `null` for a class that the annotator never met. */
function confusionJson({ classes }: Votes, confusion: Float64Array | null, w: number) {
  if (confusion === null) return null;
  const row = (j: number) => {
    const from = (w * classes.length + j) * classes.length;
    const cells = confusion.subarray(from, from + classes.length);
    return cells.every((p) => p === 0) ? null : Object.fromEntries(classes.map((name, l) => [name, cells[l]!]));
  };
  return Object.fromEntries(classes.map((name, j) => [name, row(j)]));
}
