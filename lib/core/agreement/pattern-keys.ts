import { emptyPatterns } from "@/lib/core/agreement/pattern-index";
import type { Patterns } from "@/lib/core/agreement/patterns";
import type { RatingTable } from "@/lib/core/rating-table";

/**
 * The base in which a whole pattern fits into one exact number: each category is a digit that counts its ratings. An item
 * has no more ratings than there are raters. `null` when base^categories exceeds 2^53.
 */
export function patternKeyBase(table: RatingTable): number | null {
  const base = table.raters.length + 1;
  return base ** table.values.length <= Number.MAX_SAFE_INTEGER ? base : null;
}

/**
 * Patterns of a table with few categories. The key of an item is the sum of base^category over its ratings, so that a
 * single pass in any order of rows finds all patterns; nothing is sorted.
 */
export function patternsByKey(
  table: RatingTable,
  base: number,
  raters: number,
): { patterns: Patterns; patternOfItem: Int32Array } {
  const power = Float64Array.from(table.values, (_, c) => base ** c);
  const key = new Float64Array(table.items.length);
  const { item, value } = table;
  for (let t = 0; t < item.length; t++) key[item[t]!]! += power[value[t]!]!;

  const index = createKeyIndex();
  const patternOfItem = new Int32Array(key.length);
  for (let i = 0; i < key.length; i++) patternOfItem[i] = key[i] === 0 ? -1 : index.add(key[i]!);
  return { patterns: decode(index.keys, index.items, base, table.values.length, raters), patternOfItem };
}

/** Reads the digits of the keys back into counts. */
function decode(
  keys: readonly number[],
  items: readonly number[],
  base: number,
  categories: number,
  raters: number,
): Patterns {
  const digits = keys.map((key) => {
    const counts: [category: number, n: number][] = [];
    for (let c = 0, rest = key; c < categories; c++, rest = Math.floor(rest / base)) {
      if (rest % base > 0) counts.push([c, rest % base]);
    }
    return counts;
  });
  const cells = digits.reduce((sum, counts) => sum + counts.length, 0);
  const patterns = emptyPatterns(keys.length, cells, categories, raters);
  let k = 0;
  digits.forEach((counts, p) => {
    for (const [category, n] of counts) {
      patterns.category[k] = category;
      patterns.count[k++] = n;
      patterns.size[p]! += n;
    }
    patterns.start[p + 1] = k;
    patterns.items[p] = items[p]!;
  });
  return patterns;
}

/** Distinct keys in the order in which they come, with their numbers of items, by open addressing. */
function createKeyIndex() {
  const keys: number[] = [];
  const items: number[] = [];
  let slots = new Int32Array(1024).fill(-1);

  const slotOf = (key: number): number => {
    let slot = hashOf(key) & (slots.length - 1);
    while (slots[slot] !== -1 && keys[slots[slot]!] !== key) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  const add = (key: number): number => {
    const slot = slotOf(key);
    const known = slots[slot]!;
    if (known >= 0) {
      items[known]!++;
      return known;
    }
    const p = keys.length;
    keys.push(key);
    items.push(1);
    slots[slot] = p;
    if (2 * keys.length > slots.length) {
      slots = new Int32Array(2 * slots.length).fill(-1);
      for (let q = 0; q < keys.length; q++) slots[slotOf(keys[q]!)] = q;
    }
    return p;
  };
  return { keys, items, add };
}

function hashOf(key: number): number {
  const high = Math.floor(key / 0x1_0000_0000);
  const mixed = Math.imul((key - high * 0x1_0000_0000) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
