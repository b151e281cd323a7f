import { itemTotals, type Scores } from "@/lib/core/distribution/scores";

interface AdditiveModel {
  /** Severity effect of each annotator in scale points, mean 0 within each component (annotators count alike). */
  effects: Float64Array;
  /** Level of each item after the effects of those who rated it are taken out; `null` without a rating. */
  itemLevels: (number | null)[];
  /** Annotators (indices) of each component. */
  components: number[][];
}

const RELATIVE_RESIDUAL = 1e-14;

/**
 * Least squares of score = item + annotator. Items are eliminated, which leaves for the annotators the Laplacian system
 * n_w a_w - sum over w's ratings of the mean of a over the item = sum (score - item mean); it is solved by conjugate
 * gradients with the diagonal as preconditioner, O(ratings) a step, and effects are then centred in each component.
 */
export function additiveModel(scores: Scores): AdditiveModel {
  const { count, sum } = itemTotals(scores);
  const right = new Float64Array(scores.raters.length);
  for (let t = 0; t < scores.rater.length; t++) {
    const i = scores.item[t]!;
    right[scores.rater[t]!]! += scores.score[t]! - sum[i]! / count[i]!;
  }
  const { component, count: parts } = connectedComponents(scores);
  const components: number[][] = Array.from({ length: parts }, () => []);
  component.forEach((c, w) => {
    components[c]!.push(w);
  });
  const effects = solve(scores, count, right);
  for (const members of components) {
    const centre = members.reduce((total, w) => total + effects[w]!, 0) / members.length;
    for (const w of members) effects[w]! -= centre;
  }
  return { effects, itemLevels: itemLevels(scores, effects), components };
}

/** Mean of score - effect over each item's ratings. */
function itemLevels(scores: Scores, effects: Float64Array): (number | null)[] {
  return scores.items.map((_, i) => {
    let total = 0;
    for (let t = scores.start[i]!; t < scores.start[i + 1]!; t++)
      total += scores.score[t]! - effects[scores.rater[t]!]!;
    const n = scores.start[i + 1]! - scores.start[i]!;
    return n > 0 ? total / n : null;
  });
}

function solve(scores: Scores, count: Int32Array, right: Float64Array): Float64Array {
  const diagonal = new Float64Array(right.length);
  for (let t = 0; t < scores.rater.length; t++) diagonal[scores.rater[t]!]! += 1 - 1 / count[scores.item[t]!]!;
  const precondition = (r: Float64Array) => r.map((value, w) => (diagonal[w]! > 0 ? value / diagonal[w]! : 0));
  const solution = new Float64Array(right.length);
  const residual = right.slice();
  let z = precondition(residual);
  const direction = z.slice();
  let product = dot(residual, z);
  const enough = product * RELATIVE_RESIDUAL ** 2;
  for (let step = 0; step < 2 * right.length + 50 && product > enough; step++) {
    const image = laplacian(scores, count, direction);
    const curvature = dot(direction, image);
    if (!(curvature > 0)) break;
    const size = product / curvature;
    for (let w = 0; w < solution.length; w++) {
      solution[w]! += size * direction[w]!;
      residual[w]! -= size * image[w]!;
    }
    z = precondition(residual);
    const next = dot(residual, z);
    for (let w = 0; w < direction.length; w++) direction[w] = z[w]! + (next / product) * direction[w]!;
    product = next;
  }
  return solution;
}

function laplacian(scores: Scores, count: Int32Array, effects: Float64Array): Float64Array {
  const image = new Float64Array(effects.length);
  for (let i = 0; i < scores.items.length; i++) {
    let total = 0;
    for (let t = scores.start[i]!; t < scores.start[i + 1]!; t++) total += effects[scores.rater[t]!]!;
    const centre = total / Math.max(count[i]!, 1);
    for (let t = scores.start[i]!; t < scores.start[i + 1]!; t++) {
      image[scores.rater[t]!]! += effects[scores.rater[t]!]! - centre;
    }
  }
  return image;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/**
 * Connected components of the graph in which annotators are joined by the items they share: `component[w]`, numbered in
 * the order of their first annotator. Effects of annotators in different components cannot be compared.
 */
function connectedComponents(scores: Scores): { component: Int32Array; count: number } {
  const parent = Int32Array.from(scores.raters, (_, w) => w);
  const root = (w: number): number => {
    let top = w;
    while (parent[top] !== top) top = parent[top]!;
    for (let at = w; at !== top; ) {
      const next = parent[at]!;
      parent[at] = top;
      at = next;
    }
    return top;
  };
  for (let i = 0; i < scores.items.length; i++) {
    const from = scores.start[i]!;
    for (let t = from + 1; t < scores.start[i + 1]!; t++) {
      const a = root(scores.rater[from]!);
      const b = root(scores.rater[t]!);
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const component = new Int32Array(parent.length);
  let count = 0;
  for (let w = 0; w < parent.length; w++) component[w] = root(w) === w ? count++ : component[root(w)]!;
  return { component, count };
}
