import type { Patterns } from "@/lib/core/agreement/patterns";

/** Distinct sorted code lists, found again by hash and comparison, kept run-length encoded. */
export function createPatternIndex() {
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
  const add = (sorted: Int32Array, m: number): number => {
    const hash = hashPrefix(sorted, m);
    for (let slot = hash & (slots.length - 1); slots[slot] !== -1; slot = (slot + 1) & (slots.length - 1)) {
      const p = slots[slot]!;
      if (hashes[p] === hash && samePrefix(codes[p]!, sorted, m)) {
        items[p]!++;
        return p;
      }
    }
    const p = codes.length;
    codes.push(sorted.slice(0, m));
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

/** Patterns with room for `cells` runs, all zero. */
export function emptyPatterns(patterns: number, cells: number, categories: number, raters: number): Patterns {
  return {
    categories,
    raters,
    start: new Int32Array(patterns + 1),
    category: new Int32Array(cells),
    count: new Float64Array(cells),
    size: new Float64Array(patterns),
    items: new Float64Array(patterns),
  };
}

function hashPrefix(codes: Int32Array, m: number): number {
  let hash = m;
  for (let s = 0; s < m; s++) {
    hash = Math.imul(hash ^ codes[s]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function samePrefix(list: Int32Array, codes: Int32Array, m: number): boolean {
  if (list.length !== m) return false;
  for (let s = 0; s < m; s++) if (list[s] !== codes[s]) return false;
  return true;
}

function countRuns(sorted: Int32Array): number {
  let runs = 0;
  for (let s = 0; s < sorted.length; s++) if (s === 0 || sorted[s] !== sorted[s - 1]) runs++;
  return runs;
}
