import "server-only";
import { findClusters } from "@/lib/curate/duplicates/find-clusters";
import { idAt } from "@/lib/curate/duplicates/key-batch";
import { makeKeys } from "@/lib/curate/duplicates/keys";
import { stillIn } from "../still-in";
import type { Perform } from "./step-work";

/**
 * Looks for duplicates among those still in and takes all but the ones that are kept, so that who is kept is there: a search over all could
 * have kept one that went out before, and its members need not be like each other.
 */
export const performDuplicates: Perform<"duplicates"> = async (work, { meaning, strength, threshold, rule }) => {
  const { scope, still, onProgress } = work;
  const half = (from: number) => (done: number) => onProgress(from + (still === 0 ? 0 : Math.min(1, done / still) / 2));
  if (!(await makeKeys(scope, meaning, half(0)))) return null;
  const among = new Set<number>();
  for await (const batch of stillIn(work)) for (const { sequence } of batch) among.add(sequence);
  const found = await findClusters(
    scope,
    meaning,
    { strength, threshold, rule },
    { among: (sequence) => among.has(sequence), onProgress: half(0.5) },
  );
  if (found === null) return null;
  const { keys, clusters } = found;
  const examples = clusters.flatMap(({ members }) => members.map(({ row }) => idAt(keys, row)));
  return { examples, counts: { clusters: clusters.length } };
};
