import type { Disagreement } from "@/lib/core/agreement/disagreement/form";
import { tabulatedDisagreement } from "@/lib/core/agreement/disagreement/tabulated";
import type { Value } from "@/lib/core/rating-table";

/** The entries of an order, best first: `A > B > C`, or a list of them. */
export function entriesOf(value: Value): string[] {
  return typeof value === "object" ? [...value] : String(value).split(/\s*>\s*/);
}

/**
 * How far apart two orders are: the share of pairs of entries that they put the other way round (Kendall 1938), from 0 for the same
 * order to 1 for the reverse. Entries that only one of them has tell nothing; without a common pair it is a half, which is chance.
 */
export function orderDistance(a: readonly string[], b: readonly string[]): number {
  const placeInB = new Map(b.map((entry, place) => [entry, place]));
  const places = a.flatMap((entry) => placeInB.get(entry) ?? []);
  let turned = 0;
  places.forEach((place, k) => {
    for (let l = 0; l < k; l++) if (places[l]! > place) turned++;
  });
  const pairs = (places.length * (places.length - 1)) / 2;
  return pairs === 0 ? 0.5 : turned / pairs;
}

/** The distance as a disagreement between categories that are orders; used as it is, not squared. */
export function orderDisagreement(values: readonly Value[]): Disagreement {
  const orders = values.map(entriesOf);
  return tabulatedDisagreement(orders.length, (a, b) => orderDistance(orders[a]!, orders[b]!));
}
