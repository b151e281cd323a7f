import { createRandom } from "@/lib/core/random/generator";
import { directionOf, type LatentSpace, latentSpace } from "./latent";
import { mergeClusters, topicsAmong } from "./merge";
import type { Centre } from "./model";
import { type Clusters, gathered, lengthsOf, nearest, sphericalKMeans, unitCentres } from "./spherical-k-means";
import { rounded, type Vectors } from "./vectors";

interface FindOptions {
  seed: number;
  /** Topics at most; whether somebody wants so many, also where they can hardly be told apart. */
  most: number;
  isWanted: boolean;
}

export interface FoundCluster {
  centre: Centre;
  /** Whether it is a topic; the others say what is about nothing in particular. */
  isTopic: boolean;
}

/** From how alike on clusters are one topic: from .35 on, words put in any order have topics as well (docs/calibration.md). */
const ALIKE = 0.3;
/** Tried one after the other where more topics are wanted than can be told apart so. */
const STRICTER = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
/** Documents that a topic has at least. */
const fewestOf = (documents: number) => Math.max(8, Math.ceil(documents / 100));
/** More clusters than there will be topics, so that none is missed where two first centres lie in one. */
const clustersOf = (documents: number) => Math.max(2, Math.min(48, Math.round(Math.sqrt(documents))));
/** Few documents say little of how words go together: more dimensions would be chance. */
const dimensionsOf = (documents: number) => Math.max(2, Math.min(50, Math.ceil(0.7 * Math.sqrt(documents))));
/** Few documents are clustered several times, since where a search begins says more of them. */
const startsOf = (documents: number) => Math.max(2, Math.min(10, Math.round(5000 / documents)));
const HEAVIEST_OF_CENTRE = 1000;
const REFINED = 2;

/** Clusters of documents by what goes together in them, and which of these are topics; none of fewer than sixteen documents. */
export function findClusters(vectors: Vectors, stems: number, { seed, most, isWanted }: FindOptions): FoundCluster[] {
  const { documents } = vectors;
  const fewest = fewestOf(documents);
  if (most === 0 || documents < 2 * fewest) return [];
  const random = createRandom(seed);
  const space = latentSpace(vectors, stems, dimensionsOf(documents), random);
  const { dimensions } = space;
  const first = bestOf(startsOf(documents), () =>
    sphericalKMeans(space.documents, dimensions, Math.max(clustersOf(documents), most), random),
  );
  for (const alike of [ALIKE, ...(isWanted ? STRICTER : [])]) {
    const group = mergeClusters(first, { alike, most, fewest });
    const of = first.of.map((cluster) => group[cluster] ?? -1);
    const merged = refined(space, gathered(space.documents, dimensions, of, Math.max(...group) + 1));
    const isTopic = topicsAmong(gathered(vectors, stems, merged.of, merged.k), fewest);
    const isEnough = !isWanted || isTopic.filter(Boolean).length >= most;
    if (isEnough || alike === STRICTER.at(-1))
      return centresOf(space, merged).map((centre, cluster) => ({ centre, isTopic: isTopic[cluster]! }));
  }
  return [];
}

/** The clusters whose documents are nearest to their centres, of several searches. */
function bestOf(starts: number, search: () => Clusters): Clusters {
  const all = Array.from({ length: starts }, search);
  const cosines = all.map(({ k, sums }) => lengthsOf(sums, k).reduce((total, length) => total + length, 0));
  return all[cosines.indexOf(Math.max(...cosines))]!;
}

function refined({ documents, dimensions }: LatentSpace, clusters: Clusters): Clusters {
  let now = clusters;
  for (let round = 0; round < REFINED; round++)
    now = gathered(documents, dimensions, nearest(documents, unitCentres(now), now.k).of, now.k);
  return now;
}

/** The directions of clusters by their heaviest stems, as the model keeps them. */
function centresOf(space: LatentSpace, { k, sums }: Clusters): Centre[] {
  return Array.from({ length: k }, (_, cluster) => {
    const point = Array.from({ length: space.dimensions }, (_, axis) => sums[axis * k + cluster]!);
    const direction = directionOf(space, point);
    const heaviest = [...direction.keys()]
      .filter((stem) => direction[stem] !== 0)
      .sort((a, b) => Math.abs(direction[b]!) - Math.abs(direction[a]!) || a - b)
      .slice(0, HEAVIEST_OF_CENTRE)
      .sort((a, b) => a - b);
    const length = Math.sqrt(heaviest.reduce((sum, stem) => sum + direction[stem]! ** 2, 0));
    const weights = heaviest.map((stem) => rounded(direction[stem]! / length));
    const isKept = (_: number, at: number) => weights[at] !== 0;
    return { stems: heaviest.filter(isKept), weights: weights.filter(isKept) };
  });
}
