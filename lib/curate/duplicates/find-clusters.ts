import "server-only";
import type { Meaning } from "@/lib/core/dedup/meanings";
import { restBesideLabelling } from "@/lib/server/beside-labelling";
import { type Cluster, clusters } from "./cluster";
import type { Keys } from "./key-bytes";
import { loadKeys } from "./keys";
import { keepOrder } from "./order";
import { readRowFacts, similaritiesBefore } from "./row-facts";
import type { FindDuplicates } from "./schema";
import { shingledTexts } from "./texts";

/** Clusters, in rows of the keys, and the rows that took part. */
export interface FoundClusters {
  keys: Keys;
  rows: Uint32Array;
  clusters: Cluster[];
}

interface FindOptions {
  /** Which examples take part, by their number of arrival; unless said those that are not excluded. */
  among?: (sequence: number) => boolean;
  /** Hears of how many it was found out; answers whether to go on. */
  onProgress: (done: number) => Promise<boolean>;
}

/** Clusters under one meaning of examples whose keys are made; null where `onProgress` ended the search. */
export async function findClusters(
  project: { projectId: string },
  meaning: Meaning,
  { strength, threshold, rule }: Pick<FindDuplicates, "strength" | "threshold" | "rule">,
  { among, onProgress }: FindOptions,
): Promise<FoundClusters | null> {
  const keys = await loadKeys(project, meaning);
  const { excluded, apart, ...standing } = await readRowFacts(project, keys);
  const rows = Uint32Array.from(keys.sequence.keys()).filter((row) =>
    among ? among(keys.sequence[row]!) : !excluded.has(row),
  );
  let begun = performance.now();
  const found = await clusters({
    keys,
    order: keepOrder(rows, keys, rule, standing),
    strength,
    threshold,
    texts: shingledTexts(project, meaning, keys),
    apart,
    known: await similaritiesBefore(project, meaning, keys),
    onProgress: async (done) => {
      await restBesideLabelling(performance.now() - begun);
      begun = performance.now();
      return onProgress(done);
    },
  });
  return found && { keys, rows, clusters: found };
}
