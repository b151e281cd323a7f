import type { RatingTable } from "@/lib/core/rating-table";

/**
 * Raters who can be compared with one another: the connected components of the graph in which two raters are joined when they rated an
 * item in common. Largest first, raters by code within; a rater without any rating is in none.
 */
export function comparableGroups({ item, rater, items, raters }: RatingTable): number[][] {
  const parent = Int32Array.from({ length: raters.length }, (_, r) => r);
  const rootOf = (r: number): number => {
    let root = r;
    while (parent[root] !== root) root = parent[root]!;
    parent[r] = root;
    return root;
  };
  const firstOn = new Int32Array(items.length).fill(-1);
  const rated = new Uint8Array(raters.length);
  for (let t = 0; t < item.length; t++) {
    const [i, r] = [item[t]!, rater[t]!];
    rated[r] = 1;
    if (firstOn[i]! < 0) firstOn[i] = r;
    else parent[rootOf(r)] = rootOf(firstOn[i]!);
  }
  const groups = new Map<number, number[]>();
  for (let r = 0; r < raters.length; r++) {
    if (rated[r] === 0) continue;
    const root = rootOf(r);
    groups.set(root, [...(groups.get(root) ?? []), r]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
