import type { RatingTable } from "@/lib/core/rating-table";

/**
 * Units of more than one item: of each the pattern of every item in it. Copies of a text are such a unit, and so are the turns of a
 * conversation: an interval that took them for independent would be too narrow. All other items are units by themselves.
 */
export type Together = readonly Int32Array[];

/**
 * The units of two rated items and more, in the order of their numbers. `unitOfItem` numbers the unit of each item, -1 where it is one by
 * itself; `rowOf` says the pattern of an item, -1 without ratings. Undefined where every rated item is a unit by itself.
 */
export function togetherOf(
  { unitOfItem }: Pick<RatingTable, "unitOfItem">,
  rowOf: (item: number) => number,
): Together | undefined {
  if (!unitOfItem) return undefined;
  const members = new Map<number, number[]>();
  for (let i = 0; i < unitOfItem.length; i++) {
    const unit = unitOfItem[i]!;
    const row = unit < 0 ? -1 : rowOf(i);
    if (row < 0) continue;
    const known = members.get(unit);
    if (known) known.push(row);
    else members.set(unit, [row]);
  }
  const units = [...members].sort(([a], [b]) => a - b).filter(([, rows]) => rows.length > 1);
  return units.length > 0 ? units.map(([, rows]) => Int32Array.from(rows)) : undefined;
}

/** How many items whose pattern has a part there are beyond one in each unit. */
export function spareItems(together: Together, hasPart: (pattern: number) => boolean): number {
  return together.reduce((n, rows) => n + Math.max(0, rows.filter(hasPart).length - 1), 0);
}

/** The items of each unit of a table. */
export function itemsOfUnits({ items, unitOfItem }: Pick<RatingTable, "items" | "unitOfItem">): number[][] {
  if (!unitOfItem) return items.map((_, item) => [item]);
  const placeOf = new Map<number, number>();
  const units: number[][] = [];
  for (const [item, unit] of unitOfItem.entries()) {
    const place = unit < 0 ? undefined : placeOf.get(unit);
    if (place !== undefined) units[place]!.push(item);
    else placeOf.set(unit, units.push([item]) - 1);
  }
  return units;
}

/** The same units where patterns are numbered anew: `rowOf[p]` is what pattern `p` became, -1 where it is left out. */
export function renumbered(together: Together | undefined, rowOf: ArrayLike<number>): Together | undefined {
  const units = together?.map((rows) => rows.map((row) => rowOf[row]!).filter((row) => row >= 0));
  const left = units?.filter((rows) => rows.length > 1);
  return left && left.length > 0 ? left : undefined;
}

/**
 * Units of two kinds joined: items are in one unit where the one kind or the other has them together, or both have over some item between
 * (connected components). -1 for an item that is a unit by itself.
 */
export function joinedUnits(one: Int32Array, other: Int32Array | undefined): Int32Array {
  const parent = Int32Array.from(one, (_, item) => item);
  const rootOf = (item: number): number => {
    let root = item;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = item; at !== root; ) [at, parent[at]] = [parent[at]!, root];
    return root;
  };
  const size = new Int32Array(one.length).fill(1);
  for (const units of other ? [one, other] : [one]) {
    const first = new Map<number, number>();
    units.forEach((unit, item) => {
      if (unit < 0) return;
      const known = first.get(unit);
      if (known === undefined) {
        first.set(unit, item);
        return;
      }
      const [a, b] = [rootOf(known), rootOf(item)];
      if (a === b) return;
      parent[b] = a;
      size[a]! += size[b]!;
    });
  }
  return parent.map((_, item) => (size[rootOf(item)]! > 1 ? rootOf(item) : -1));
}
