import type { Random } from "@/lib/core/random/generator";
import type { Vectors } from "./vectors";

/** Sums of the documents of each of `k` clusters over all stems: entry `stem * k + cluster`. */
type Sums = Float64Array;

export interface Clusters {
  k: number;
  /** The cluster of each document; -1 for none. */
  of: Int32Array;
  sums: Sums;
  /** Documents of each, and the sum of their squared lengths. */
  sizes: Uint32Array;
  squares: Float64Array;
}

const MOST_ROUNDS = 15;
/** Fewer that move, as a share of all, are not worth another round. */
const MOVES = 0.001;

/**
 * Spherical k-means (Dhillon and Modha 2001, Machine Learning 42): each document goes to the centre that it has the largest cosine with,
 * each centre is the mean of its documents at length 1. The first centres are documents, drawn as k-means++ draws them (Arthur and
 * Vassilvitskii 2007), with 1 - cosine for the squared distance. The same vectors in the same order and the same numbers give the same
 * clusters; some may be empty.
 */
export function sphericalKMeans(vectors: Vectors, stems: number, k: number, random: Random): Clusters {
  let centres = firstCentres(vectors, stems, k, random);
  let before: Int32Array = new Int32Array(vectors.documents).fill(-2);
  for (let round = 1; ; round++) {
    const { of } = nearest(vectors, centres, k);
    const clusters = gathered(vectors, stems, of, k);
    let moved = 0;
    for (let document = 0; document < of.length; document++) moved += Number(of[document] !== before[document]);
    if (round === MOST_ROUNDS || moved <= MOVES * of.length) return clusters;
    before = of;
    centres = unitCentres(clusters);
  }
}

function firstCentres(vectors: Vectors, stems: number, k: number, random: Random): Float64Array {
  const centres = new Float64Array(stems * k);
  const distance = new Float64Array(vectors.documents).fill(1);
  const one = new Float64Array(stems);
  for (let cluster = 0; cluster < k; cluster++) {
    const chosen = drawn(distance, random);
    one.fill(0);
    for (let entry = vectors.starts[chosen]!; entry < vectors.starts[chosen + 1]!; entry++) {
      centres[vectors.stem[entry]! * k + cluster] = vectors.weight[entry]!;
      one[vectors.stem[entry]!] = vectors.weight[entry]!;
    }
    for (let document = 0; document < vectors.documents; document++) {
      let cosine = 0;
      for (let entry = vectors.starts[document]!; entry < vectors.starts[document + 1]!; entry++)
        cosine += vectors.weight[entry]! * one[vectors.stem[entry]!]!;
      distance[document] = Math.max(0, Math.min(distance[document]!, 1 - cosine));
    }
  }
  return centres;
}

/** A place, with a probability in proportion to its weight. */
function drawn(weights: Float64Array, random: Random): number {
  let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let place = 0; place < weights.length; place++) {
    left -= weights[place]!;
    if (left < 0) return place;
  }
  return weights.length - 1;
}

/**
 * The nearest centre of each document and its cosine with that, of equal ones the first, -1 where it has nothing in common with any; centres as
 * `Sums` are laid out.
 */
export function nearest(vectors: Vectors, centres: Float64Array, k: number): { of: Int32Array; cosine: Float64Array } {
  const [of, cosine] = [new Int32Array(vectors.documents), new Float64Array(vectors.documents)];
  const own = new Float64Array(k);
  for (let document = 0; document < vectors.documents; document++) {
    own.fill(0);
    for (let entry = vectors.starts[document]!; entry < vectors.starts[document + 1]!; entry++) {
      const [weight, from] = [vectors.weight[entry]!, vectors.stem[entry]! * k];
      for (let cluster = 0; cluster < k; cluster++) own[cluster]! += weight * centres[from + cluster]!;
    }
    let best = 0;
    for (let cluster = 1; cluster < k; cluster++) if (own[cluster]! > own[best]!) best = cluster;
    of[document] = (own[best] ?? 0) > 0 ? best : -1;
    cosine[document] = own[best] ?? 0;
  }
  return { of, cosine };
}

/** The clusters that documents were put into; -1 for none. */
export function gathered(vectors: Vectors, stems: number, of: Int32Array, k: number): Clusters {
  const [sums, sizes, squares] = [new Float64Array(stems * k), new Uint32Array(k), new Float64Array(k)];
  for (let document = 0; document < vectors.documents; document++) {
    const cluster = of[document]!;
    if (cluster < 0) continue;
    sizes[cluster]!++;
    for (let entry = vectors.starts[document]!; entry < vectors.starts[document + 1]!; entry++) {
      sums[vectors.stem[entry]! * k + cluster]! += vectors.weight[entry]!;
      squares[cluster]! += vectors.weight[entry]! ** 2;
    }
  }
  return { k, of, sums, sizes, squares };
}

/** The sums at length 1; those of empty clusters stay 0. */
export function unitCentres({ k, sums }: Pick<Clusters, "k" | "sums">): Float64Array {
  const lengths = lengthsOf(sums, k).map((length) => length || 1);
  return sums.map((sum, at) => sum / lengths[at % k]!);
}

/** The lengths of the sums of `k` clusters: of documents at length 1, the sum of their cosines with the centre. */
export function lengthsOf(sums: Sums, k: number): Float64Array {
  const squares = new Float64Array(k);
  for (let at = 0; at < sums.length; at++) squares[at % k]! += sums[at]! ** 2;
  return squares.map(Math.sqrt);
}
