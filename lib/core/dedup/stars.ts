import { BandIndex, type Signatures, type Visits } from "./band-index";
import { fewestAgreeing } from "./min-hash";
import { type ShingledText, similarity } from "./shingles";

/** A node that is not kept: whom it is as good as, and how similar. */
export interface Ray {
  node: number;
  centre: number;
  similarity: number;
}

/** Where the texts of nodes come from; each call asks for those that one step of the work needs. */
export type ShingledTexts = (nodes: readonly number[]) => Promise<ReadonlyMap<number, ShingledText>>;

export interface StarsInput {
  signatures: Signatures;
  /** All nodes, the one that is to be kept before all others first. */
  order: Uint32Array;
  threshold: number;
  texts: ShingledTexts;
  /** Pairs that are not to be put together, whatever their similarity. */
  isApart?: (a: number, b: number) => boolean;
  /** Similarity of a pair where it was found before, so that nobody need read the texts; -1 where it was not. */
  known?: Known;
  /** Called after each step with the nodes that are decided; false ends the work. */
  onProgress?: (done: number) => Promise<boolean>;
}

type Known = (a: number, b: number) => number;

const STEP = 1000;

/**
 * Puts nodes that are at least `threshold` similar around those that are kept. In the given order each node is kept unless one that is
 * kept before it is similar enough; then it belongs to the first such. So every member is similar to the one that is kept, never only to
 * another member (A–B–C with A unlike C is not one cluster); no two that are kept are similar; and since the order is total the result
 * does not depend on how the rows came. Every similarity is exact: bands and sketches only say which pairs to look at, and only pairs with
 * a kept one are looked at, so that ten thousand that are all alike take ten thousand comparisons. Null where `onProgress` ended it.
 */
export async function stars(input: StarsInput): Promise<Ray[] | null> {
  const { signatures, order, threshold, isApart = () => false, known = () => -1, onProgress } = input;
  const fewest = fewestAgreeing(threshold);
  const visits: Visits = { seen: new Uint32Array(signatures.from.length - 1), asked: 0 };
  const kept = new BandIndex(signatures, signatures.from.at(-1) ?? 0, visits);
  const rank = new Uint32Array(signatures.from.length - 1);
  for (const [k, node] of order.entries()) rank[node] = k;
  const rays: Ray[] = [];
  for (let from = 0; from < order.length; from += STEP) {
    const step = order.subarray(from, from + STEP);
    const shingles = await input.texts(needed(step, signatures, { kept, visits }, fewest, known));
    for (const node of step) {
      const centres = kept.candidates(node, fewest).sort((a, b) => rank[a]! - rank[b]!);
      let ray: Ray | null = null;
      for (const centre of centres) {
        if (isApart(node, centre)) continue;
        const before = known(node, centre);
        const found = before >= 0 ? before : similarity(shingles.get(node)!, shingles.get(centre)!, threshold);
        if (found < threshold) continue;
        ray = { node, centre, similarity: found };
        break;
      }
      if (ray) rays.push(ray);
      else kept.add(node);
    }
    if (onProgress && !(await onProgress(from + step.length))) return null;
  }
  return rays;
}

/** The nodes whose texts a step may compare: those with candidates among the kept or among each other, and these. */
function needed(
  step: Uint32Array,
  signatures: Signatures,
  { kept, visits }: { kept: BandIndex; visits: Visits },
  fewest: number,
  known: Known,
): number[] {
  const nodes = new Set<number>();
  const room = step.reduce((sum, node) => sum + signatures.from[node + 1]! - signatures.from[node]!, 0);
  const among = new BandIndex(signatures, room, visits);
  for (const node of step) {
    for (const index of [kept, among])
      for (const other of index.candidates(node, fewest)) if (known(node, other) < 0) nodes.add(node).add(other);
    among.add(node);
  }
  return [...nodes];
}
