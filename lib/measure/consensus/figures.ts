import type { ConsensusMethod } from "@/lib/core/consensus/methods";
import type { Estimate } from "@/lib/core/estimate";
import { shareEstimate } from "@/lib/core/preference/share";
import type { Value } from "@/lib/core/rating-table";
import { countsOf } from "./listing";
import { type Solution, TIED } from "./solution";

/** Somebody who gave labels, as a model sees them. */
export interface SeenRater {
  /** Id of the annotator. */
  annotator: string;
  labels: number;
  /** The probability that a label is right, as the model has it; null where nothing tells. */
  competence: number | null;
  /** How often the label is the model's answer; examples that it leaves tied are left out. */
  agrees: Estimate;
  /** By the true answer, then by the one given; a row is null where the annotator met no example of it, all where answers are too many. */
  confusion: (number[] | null)[] | null;
}

/** What a model says as a whole. */
export interface ModelFigures {
  method: ConsensusMethod;
  values: Value[];
  /** Examples that it answers; of these, where it differs from the majority, is unsure, and leaves several answers as probable. */
  counts: ReturnType<typeof countsOf>;
  labels: number;
  /** Examples with one label: it is the answer, whoever gave it. */
  single: number;
  labelsPerRaterAndClass: number;
  /** Whether the labels can carry a confusion table of each annotator, or one number each. */
  supported: "full" | "one-coin";
  iterations: number;
  converged: boolean;
  objective: number | null;
  raters: SeenRater[];
}

const made = new WeakMap<Solution, ModelFigures>();

/** The figures of a model; a solution is kept as long as its labels stay, and so are its figures. */
export function modelFigures(solution: Solution): ModelFigures {
  const known = made.get(solution) ?? figuresOf(solution);
  made.set(solution, known);
  return known;
}

function figuresOf(solution: Solution): ModelFigures {
  const { method, values, start, labelsPerRaterAndClass, supported, iterations, converged, objective } = solution;
  return {
    method,
    values,
    counts: countsOf(solution),
    labels: solution.label.length,
    single: start.reduce((n, from, item) => n + (start[item + 1] === from + 1 ? 1 : 0), 0),
    labelsPerRaterAndClass,
    supported,
    iterations,
    converged,
    objective,
    raters: seenRaters(solution),
  };
}

function seenRaters({ raters, values, start, rater, label, answer, competence, confusion }: Solution): SeenRater[] {
  const [labels, compared, equal] = [0, 1, 2].map(() => new Float64Array(raters.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  answer.forEach((code, item) => {
    for (let t = start[item]!; t < start[item + 1]!; t++) {
      const w = rater[t]!;
      labels[w]!++;
      if (code === TIED) continue;
      compared[w]!++;
      if (label[t] === code) equal[w]!++;
    }
  });
  return raters.map((annotator, w) => ({
    annotator,
    labels: labels[w]!,
    competence: competence[w]!,
    agrees: shareEstimate("share-as-the-model", equal[w]!, compared[w]!, { items: compared[w]!, raters: 1 }),
    confusion: confusion && rowsOf(confusion, w, values.length),
  }));
}

function rowsOf(confusion: Float64Array, rater: number, k: number): (number[] | null)[] {
  return Array.from({ length: k }, (_, true_) => {
    const from = (rater * k + true_) * k;
    const row = Array.from(confusion.subarray(from, from + k));
    return row.every((p) => p === 0) ? null : row;
  });
}
