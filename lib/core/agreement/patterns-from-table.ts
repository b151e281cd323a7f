import { emptyPatterns, type Patterns } from "@/lib/core/agreement/patterns";
import { togetherOf } from "@/lib/core/agreement/units";
import { type RatingTable, valuesByItem } from "@/lib/core/rating-table";

/**
 * Patterns of a table in one pass over its ratings, O(ratings), in the order in which items first show them.
 * `patternOfItem[i]` is the pattern of item `i`, or -1 when nobody rated it.
 */
export function patternsFromTable(table: RatingTable): { patterns: Patterns; patternOfItem: Int32Array } {
  const base = patternKeyBase(table);
  const raters = countActiveRaters(table);
  const found = base === null ? patternsBySorting(table, raters) : patternsByKey(table, base, raters);
  const together = togetherOf(table, (item) => found.patternOfItem[item]!);
  return together ? { ...found, patterns: { ...found.patterns, together } } : found;
}

/** Patterns of a table with any number of categories: the ratings of each item sorted, and equal lists found by hash. */
function patternsBySorting(table: RatingTable, raters: number): { patterns: Patterns; patternOfItem: Int32Array } {
  const { start, values } = valuesByItem(table);
  const patternOfItem = new Int32Array(table.items.length).fill(-1);
  const index = createPatternIndex();
  for (let i = 0; i < table.items.length; i++) {
    const from = start[i]!;
    const to = start[i + 1]!;
    if (from === to) continue;
    sortRange(values, from, to);
    patternOfItem[i] = index.add(values, from, to);
  }
  const patterns = index.finish(table.values.length, raters);
  return { patterns, patternOfItem };
}

/** Raters with at least one rating. */
export function countActiveRaters(table: RatingTable): number {
  const active = new Uint8Array(table.raters.length);
  for (let t = 0; t < table.rater.length; t++) active[table.rater[t]!] = 1;
  return active.reduce((sum, a) => sum + a, 0);
}

/** Items have few ratings, so insertion sort beats the library's up to a few dozen. */
function sortRange(codes: Int32Array, from: number, to: number) {
  if (to - from > 40) {
    codes.subarray(from, to).sort();
    return;
  }
  for (let s = from + 1; s < to; s++) {
    const code = codes[s]!;
    let r = s;
    for (; r > from && codes[r - 1]! > code; r--) codes[r] = codes[r - 1]!;
    codes[r] = code;
  }
}

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
function patternsByKey(
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

/** Distinct sorted code lists, found again by hash and comparison, kept run-length encoded. */
function createPatternIndex() {
  let slots = new Int32Array(1024).fill(-1);
  const hashes: number[] = [];
  const codes: Int32Array[] = [];
  const items: number[] = [];

  const place = (hash: number, p: number) => {
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = p;
  };
  const grow = () => {
    slots = new Int32Array(2 * slots.length).fill(-1);
    hashes.forEach(place);
  };
  const add = (sorted: Int32Array, from: number, to: number): number => {
    const hash = hashRange(sorted, from, to);
    for (let slot = hash & (slots.length - 1); slots[slot] !== -1; slot = (slot + 1) & (slots.length - 1)) {
      const p = slots[slot]!;
      if (hashes[p] === hash && sameRange(codes[p]!, sorted, from, to)) {
        items[p]!++;
        return p;
      }
    }
    const p = codes.length;
    codes.push(sorted.slice(from, to));
    hashes.push(hash);
    items.push(1);
    place(hash, p);
    if (2 * codes.length > slots.length) grow();
    return p;
  };
  const finish = (categories: number, raters: number): Patterns => {
    const cells = codes.reduce((sum, list) => sum + countRuns(list), 0);
    const patterns = emptyPatterns(codes.length, cells, categories, raters);
    let k = 0;
    codes.forEach((list, p) => {
      for (let s = 0; s < list.length; s++) {
        if (s === 0 || list[s] !== list[s - 1]) patterns.category[k++] = list[s]!;
        patterns.count[k - 1]!++;
      }
      patterns.start[p + 1] = k;
      patterns.size[p] = list.length;
      patterns.items[p] = items[p]!;
    });
    return patterns;
  };
  return { add, finish };
}

function hashRange(codes: Int32Array, from: number, to: number): number {
  let hash = to - from;
  for (let s = from; s < to; s++) {
    hash = Math.imul(hash ^ codes[s]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function sameRange(list: Int32Array, codes: Int32Array, from: number, to: number): boolean {
  if (list.length !== to - from) return false;
  for (let s = from; s < to; s++) if (list[s - from] !== codes[s]) return false;
  return true;
}

function countRuns(sorted: Int32Array): number {
  let runs = 0;
  for (let s = 0; s < sorted.length; s++) if (s === 0 || sorted[s] !== sorted[s - 1]) runs++;
  return runs;
}
