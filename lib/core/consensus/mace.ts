import { expectedConfusion } from "@/lib/core/consensus/confusion";
import type { ConsensusResult } from "@/lib/core/consensus/consensus";
import { type DirichletRows, dirichletRows } from "@/lib/core/consensus/dirichlet";
import { type MaceCounts, maceStep, statementsOf } from "@/lib/core/consensus/mace-step";
import { refusal } from "@/lib/core/consensus/posterior";
import { type EmOptions, type EmRun, runEm } from "@/lib/core/consensus/run-em";
import { votePatterns } from "@/lib/core/consensus/vote-patterns";
import type { Votes } from "@/lib/core/consensus/votes";
import { createRandom, type Random } from "@/lib/core/random/generator";

/** Pseudo-counts of knowing and of guessing, and of each class a guesser may give (Hovy et al. 2013, section 3.2). */
const COMPETENCE_PRIOR = 0.5;
const STRATEGY_PRIOR = 10;

export interface MaceOptions extends EmOptions {
  /** Independent starts, 10 by default; the one with the best bound is kept. */
  restarts?: number;
}

/**
 * MACE (Hovy, Berg-Kirkpatrick, Vaswani & Hovy 2013, NAACL): a rater knows the true class with probability theta_w and
 * otherwise guesses by a habit xi_w of their own. Variational Bayes with theta ~ Beta(.5, .5), xi ~ Dirichlet(10, ..., 10)
 * and a uniform true class. The objective is the evidence lower bound, which never falls within a start.
 *
 * Every start draws its own noise from `random` (implementations that reuse one seed for all of them make restarts
 * useless), in the order of the raters' names, so that the order of the rows does not matter. Competence is E[theta_w].
 */
export function mace(given: Votes, random: Random, options: MaceOptions = {}): ConsensusResult {
  const classes = given.classes.length;
  const reason = refusal(given, classes);
  if (reason) return { ok: false, reason };
  const { votes, restore } = votePatterns(given);
  let best = start(votes, createRandom(random.uint32()), options);
  for (let restart = 1; restart < (options.restarts ?? 10); restart++) {
    const next = start(votes, createRandom(random.uint32()), options);
    if (next.run.objective > best.run.objective + 1e-6) best = next;
  }
  const { posterior, counts, run } = best;
  const competence = Array.from(votes.raters, (_, w) => {
    const knows = counts.knows[2 * w]! + COMPETENCE_PRIOR;
    return knows / (knows + counts.knows[2 * w + 1]! + COMPETENCE_PRIOR);
  });
  const confusion = expectedConfusion(votes, posterior);
  return { ok: true, consensus: { posterior: restore(posterior, classes), competence, confusion, ...run } };
}

interface Start {
  posterior: Float64Array;
  counts: MaceCounts;
  run: EmRun;
}

function start(votes: Votes, random: Random, options: MaceOptions): Start {
  const raters = votes.raters.length;
  const classes = votes.classes.length;
  const posterior = new Float64Array(votes.items.length * classes);
  const logKnows = noise(random, raters, 2);
  const logHabit = noise(random, raters, classes);
  const counts = { knows: new Float64Array(raters * 2), habit: new Float64Array(raters * classes) };
  const statements = statementsOf(votes);
  maceStep(votes, logKnows, logHabit, posterior, counts, statements);
  const knowing = dirichletRows(2, COMPETENCE_PRIOR);
  const habits = dirichletRows(classes, STRATEGY_PRIOR);
  const run = runEm(() => {
    const divergence = update(knowing, 2, counts.knows, logKnows) + update(habits, classes, counts.habit, logHabit);
    const { logLikelihood, change } = maceStep(votes, logKnows, logHabit, posterior, counts, statements);
    return { objective: logLikelihood - divergence, change };
  }, options);
  return { posterior, counts, run };
}

/** Logs of rows that sum to 1, each cell uniform in [1, 2.5) before that (as in the authors' program). */
function noise(random: Random, rows: number, length: number): Float64Array {
  const table = new Float64Array(rows * length);
  for (let row = 0; row < table.length; row += length) {
    let sum = 0;
    for (let k = row; k < row + length; k++) {
      table[k] = 1 + 1.5 * random.uniform();
      sum += table[k]!;
    }
    for (let k = row; k < row + length; k++) table[k] = Math.log(table[k]! / sum);
  }
  return table;
}

/** Variational M-step: posterior Dirichlet rows (counts + prior) become expected logs; returns their divergence. */
function update(rows: DirichletRows, length: number, counts: Float64Array, logs: Float64Array): number {
  let divergence = 0;
  for (let row = 0; row < counts.length; row += length) divergence += rows.update(counts, row, logs);
  return divergence;
}
