import type { Patterns } from "@/lib/core/agreement/patterns";

/**
 * How often two ratings of one item were categories `a` and `b`: `counts[a * categories + b]` over unordered pairs of ratings, symmetric,
 * an equal pair once on the diagonal. All pairs of an item count, whoever gave them, so the entries on and above the diagonal sum to the
 * number of pairs.
 */
export function confusionOf({ categories, start, category, count, items }: Patterns): Float64Array {
  const counts = new Float64Array(categories * categories);
  items.forEach((n, p) => {
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      const [a, m] = [category[k]!, count[k]!];
      counts[a * categories + a]! += (n * m * (m - 1)) / 2;
      for (let l = start[p]!; l < k; l++) {
        const pairs = n * m * count[l]!;
        counts[a * categories + category[l]!]! += pairs;
        counts[category[l]! * categories + a]! += pairs;
      }
    }
  });
  return counts;
}
