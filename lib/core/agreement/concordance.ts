import type { Blocks } from "@/lib/core/agreement/blocks";
import { entriesOf } from "@/lib/core/agreement/disagreement/orders";
import { kendallW } from "@/lib/core/agreement/kendall";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import type { Value } from "@/lib/core/rating-table";

/**
 * The mean over items of Kendall's W of the orders that an item got: 1 where all put its entries in one order. It is not corrected for
 * chance: of m people who order by lot it is 1/m on average. An item counts with two orders or more, by the entries that all of them have.
 */
export function meanConcordance(blocks: Blocks, values: readonly Value[]): Resampleable {
  const orders = values.map(entriesOf);
  const { patterns } = blocks;
  const concordance = Float64Array.from(patterns.size, (_, p) => {
    const given: string[][] = [];
    for (let k = patterns.start[p]!; k < patterns.start[p + 1]!; k++)
      for (let n = 0; n < patterns.count[k]!; n++) given.push(orders[patterns.category[k]!]!);
    return concordanceOf(given) ?? Number.NaN;
  });
  const sums = Array.from(blocks.units, (_, b) => {
    const sum = { total: 0, items: 0 };
    for (let k = blocks.start[b]!; k < blocks.start[b + 1]!; k++) {
      const own = concordance[blocks.pattern[k]!]!;
      if (Number.isNaN(own)) continue;
      sum.total += blocks.times[k]! * own;
      sum.items += blocks.times[k]!;
    }
    return sum;
  });
  const units = blocks.units.map((n, b) => (sums[b]!.items > 0 ? n : 0));
  const added = (weights: Float64Array) =>
    sums.reduce(
      (all, { total, items }, b) => ({
        total: all.total + weights[b]! * total,
        items: all.items + weights[b]! * items,
      }),
      { total: 0, items: 0 },
    );
  const all = added(units);
  return {
    units,
    value: all.total / all.items,
    without: (b) => (all.total - sums[b]!.total) / (all.items - sums[b]!.items),
    weighted: (weights) => {
      const { total, items } = added(weights);
      return total / items;
    },
  };
}

function concordanceOf(orders: readonly string[][]): number | null {
  const [first] = orders;
  if (!first || orders.length < 2) return null;
  const common = first.filter((entry) => orders.every((order) => order.includes(entry)));
  if (common.length < 2) return null;
  return kendallW(orders.map((order) => Float64Array.from(common, (entry) => order.indexOf(entry))));
}
