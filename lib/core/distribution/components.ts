import type { Scores } from "@/lib/core/distribution/scores";

/**
 * Connected components of the graph in which annotators are joined by the items they share: `component[w]`, numbered in
 * the order of their first annotator. Effects of annotators in different components cannot be compared.
 */
export function connectedComponents(scores: Scores): { component: Int32Array; count: number } {
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
