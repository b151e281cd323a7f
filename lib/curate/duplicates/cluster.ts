import { firstOfSame } from "@/lib/core/dedup/same";
import { type ShingledTexts, type StarsInput, stars } from "@/lib/core/dedup/stars";
import type { Keys } from "./key-bytes";
import type { Strength } from "./schema";

/** Rows around the one that is kept. */
export interface Cluster {
  kept: number;
  members: { row: number; similarity: number }[];
}

export interface ClusterInput {
  keys: Keys;
  /** The rows that take part, the one to keep before all others first. */
  order: Uint32Array;
  strength: Strength;
  threshold: number;
  texts: ShingledTexts;
  /** By row: the rows that are no duplicates of it. */
  apart: ReadonlyMap<number, ReadonlySet<number>>;
  known?: StarsInput["known"];
  onProgress?: (done: number) => Promise<boolean>;
}

/** Clusters by one strength, the largest first; null where `onProgress` ended the search. */
export async function clusters(input: ClusterInput): Promise<Cluster[] | null> {
  const { keys, order, strength, threshold, texts, apart, known, onProgress } = input;
  const identity = strength === "exact" ? keys.exact : keys.normal;
  const { kept, same } = sameRows(order, identity, apart);
  const rays =
    strength === "near"
      ? await stars({
          signatures: { from: offsets(keys.counts), words: keys.words },
          order: kept,
          threshold,
          texts,
          isApart: (a, b) => keys.ground[a] !== keys.ground[b] || apart.get(a)?.has(b) === true,
          ...(known && { known }),
          ...(onProgress && { onProgress }),
        })
      : [];
  if (rays === null) return null;
  const members = new Map<number, Cluster["members"]>();
  const add = (centre: number, row: number, similarity: number) => {
    const known = members.get(centre);
    if (known) known.push({ row, similarity });
    else members.set(centre, [{ row, similarity }]);
  };
  const centreOf = new Map(rays.map((ray) => [ray.node, ray]));
  for (const [row, first] of same) {
    const ray = centreOf.get(first);
    add(ray?.centre ?? first, row, ray?.similarity ?? 1);
  }
  for (const ray of rays) add(ray.centre, ray.node, ray.similarity);
  const rank = new Map([...members.keys()].map((row) => [row, 0]));
  for (const [place, row] of order.entries()) if (rank.has(row)) rank.set(row, place);
  return [...members]
    .map(([centre, rows]) => ({ kept: centre, members: rows }))
    .sort((a, b) => b.members.length - a.members.length || rank.get(a.kept)! - rank.get(b.kept)!);
}

/**
 * Of the rows that say the same only the first is looked at further, so that a million identical ones are one. A row that is no duplicate
 * of some other stands by itself. Answers the first ones in their order, and of each other row which one it is the same as.
 */
function sameRows(order: Uint32Array, identity: BigUint64Array, apart: ClusterInput["apart"]) {
  const firsts = firstOfSame(order, identity);
  const same: [row: number, first: number][] = [];
  const kept = order.filter((row) => {
    const first = firsts[row]!;
    if (first === row || apart.has(row)) return true;
    same.push([row, first]);
    return false;
  });
  return { kept, same };
}

/** How many rows say the same as an earlier one, and in how many groups. */
export function countSame(rows: Uint32Array, identity: BigUint64Array): { clusters: number; extra: number } {
  const firsts = firstOfSame(rows, identity);
  const more = new Set<number>();
  let extra = 0;
  for (const row of rows)
    if (firsts[row] !== row) {
      extra++;
      more.add(firsts[row]!);
    }
  return { clusters: more.size, extra };
}

function offsets(counts: Uint8Array): Uint32Array {
  const from = new Uint32Array(counts.length + 1);
  for (let k = 0; k < counts.length; k++) from[k + 1] = from[k]! + counts[k]!;
  return from;
}
