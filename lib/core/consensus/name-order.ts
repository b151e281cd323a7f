import type { Votes } from "@/lib/core/consensus/votes";

interface NameOrder {
  /** The same votes, the items in the order of their names' code units. */
  votes: Votes;
  /** A table with `width` numbers an item, put back into the order in which the items were given. */
  restore: (table: Float64Array, width: number) => Float64Array;
}

/**
 * Votes for a model that climbs: where two solutions are equally good, the rounding of a sum decides between them, and so the order of its
 * terms. In the order of the names the answer depends on the votes alone, not on the order of the rows.
 */
export function byName(votes: Votes): NameOrder {
  const { items, start, rater, label } = votes;
  const order = Int32Array.from(items.keys());
  order.sort((one, other) => (items[one]! < items[other]! ? -1 : 1));
  if (order.every((item, place) => item === place)) return { votes, restore: (table) => table };
  const starts = new Int32Array(items.length + 1);
  const raters = new Int32Array(rater.length);
  const labels = new Int32Array(label.length);
  order.forEach((item, place) => {
    const [from, to] = [start[item]!, start[item + 1]!];
    const at = starts[place]!;
    raters.set(rater.subarray(from, to), at);
    labels.set(label.subarray(from, to), at);
    starts[place + 1] = at + to - from;
  });
  const sorted = {
    ...votes,
    items: Array.from(order, (item) => items[item]!),
    start: starts,
    rater: raters,
    label: labels,
  };
  return {
    votes: sorted,
    restore: (table, width) => {
      const restored = new Float64Array(table.length);
      order.forEach((item, place) => {
        restored.set(table.subarray(place * width, (place + 1) * width), item * width);
      });
      return restored;
    },
  };
}
