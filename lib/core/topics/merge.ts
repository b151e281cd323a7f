import type { Clusters } from "./spherical-k-means";

/** What clusters have in common: `sums[a] · sums[b]` at `a * k + b`. */
function productsOf({ k, sums }: Clusters): Float64Array {
  const products = new Float64Array(k * k);
  for (let from = 0; from < sums.length; from += k)
    for (let a = 0; a < k; a++) {
      const own = sums[from + a]!;
      if (own === 0) continue;
      for (let b = a; b < k; b++) products[a * k + b]! += own * sums[from + b]!;
    }
  for (let a = 0; a < k; a++) for (let b = 0; b < a; b++) products[a * k + b] = products[b * k + a]!;
  return products;
}

/** Clusters as groups of documents of which only sums are known: how alike documents of one, or of two of them are on average. */
interface Likeness {
  /** Mean cosine of two different documents of a cluster; 0 of a cluster with one. */
  within(a: number): number;
  /** Mean cosine of a document of the one with a document of the other. */
  between(a: number, b: number): number;
  /** Mean cosine of a document of it with one of no matter which other; 0 where there is none. */
  outside(a: number): number;
  /** Mean cosine of any two documents. */
  overall: number;
}

interface Grouped {
  products: Float64Array;
  /** Documents of each, and the sum of their squared lengths. Of clusters that were put together all is the first's, and 0 the others'. */
  sizes: Float64Array;
  squares: Float64Array;
  k: number;
}

function groupedOf(clusters: Clusters): Grouped {
  const { k, sizes, squares } = clusters;
  return {
    products: productsOf(clusters),
    sizes: Float64Array.from(sizes),
    squares: Float64Array.from(squares),
    k,
  };
}

function likenessOf({ products, sizes, squares, k }: Grouped): Likeness {
  const documents = Array.from(sizes).reduce((sum, size) => sum + size, 0);
  return {
    within: (a) => (sizes[a]! < 2 ? 0 : (products[a * k + a]! - squares[a]!) / (sizes[a]! * (sizes[a]! - 1))),
    between: (a, b) => products[a * k + b]! / (sizes[a]! * sizes[b]!),
    overall: overallOf(products, sizes, squares),
    outside: (a) => {
      const all = products.subarray(a * k, (a + 1) * k).reduce((sum, product) => sum + product, 0);
      const pairs = sizes[a]! * (documents - sizes[a]!);
      return pairs === 0 ? 0 : (all - products[a * k + a]!) / pairs;
    },
  };
}

/** Of the background, what any two documents have in common, this share is no sign that two clusters are one. */
const BACKGROUND = 0.5;

interface MergeOptions {
  /** From how alike on two clusters are one: 0 for nothing in common, 1 for a cluster that was cut in two by chance. */
  alike: number;
  /** Groups that are topics at most: beyond them the most alike are put together, however little alike they are. */
  most: number;
  /** Documents that a topic has at least. */
  fewest: number;
}

/**
 * Which clusters are one: as long as two are left whose documents are nearly as alike across as within, these are put together, the most alike
 * first. How alike: mean cosine across, over the geometric mean of both mean cosines within, each without half of the mean cosine of any two
 * documents (group averages as in Cutting, Karger, Pedersen and Tukey 1992, SIGIR, "Scatter/Gather"). Answers for each cluster the number of
 * its group, the groups numbered in the order of their first clusters; empty clusters have -1.
 */
export function mergeClusters(clusters: Clusters, { alike, most, fewest }: MergeOptions): Int32Array {
  const { k } = clusters;
  const grouped = groupedOf(clusters);
  const { sizes } = grouped;
  const likeness = likenessOf(grouped);
  const background = BACKGROUND * likeness.overall;
  const group = Int32Array.from({ length: k }, (_, cluster) => (sizes[cluster]! > 0 ? cluster : -1));
  const open = new Set(group.filter((cluster) => cluster >= 0));
  while (open.size > 1) {
    let best = mostAlike([...open], likeness, background);
    if (best.alike < alike) {
      const topics = [...open].filter((a) => isTopic(a, likeness, sizes, fewest));
      if (topics.length <= most) break;
      best = mostAlike(topics, likeness, background);
    }
    join(grouped, best);
    open.delete(best.b);
    for (let cluster = 0; cluster < k; cluster++) if (group[cluster] === best.b) group[cluster] = best.a;
  }
  const numbers = new Map([...open].map((cluster, number) => [cluster, number]));
  return group.map((cluster) => numbers.get(cluster) ?? -1);
}

/** So many times as alike as with any other are the documents of a topic. */
const APART = 2;

/** Whether a cluster is large enough, and its documents more alike than any two of all and much more than with those of the others. */
function isTopic(a: number, { within, outside, overall }: Likeness, sizes: ArrayLike<number>, fewest: number): boolean {
  return sizes[a]! >= fewest && within(a) > overall && within(a) >= APART * outside(a);
}

interface Pair {
  a: number;
  b: number;
  alike: number;
}

function mostAlike(open: readonly number[], { within, between }: Likeness, background: number): Pair {
  let best: Pair = { a: -1, b: -1, alike: Number.NEGATIVE_INFINITY };
  for (const [at, a] of open.entries())
    for (const b of open.slice(at + 1)) {
      const inner = Math.sqrt(Math.max(0, within(a) - background) * Math.max(0, within(b) - background));
      const across = between(a, b) - background;
      // Where documents of one cluster have nothing in common there is no cluster: what is left of it goes to the most alike.
      const alike = inner > 0 ? across / inner : across > 0 ? 1 + across : 0;
      if (alike > best.alike) best = { a, b, alike };
    }
  return best;
}

/** Puts the second into the first: it has no documents any more, and nothing in common with any. */
function join({ products, sizes, squares, k }: Grouped, { a, b }: Pair): void {
  for (let c = 0; c < k; c++) products[a * k + c]! += products[b * k + c]!;
  for (let c = 0; c < k; c++) products[c * k + a]! += products[c * k + b]!;
  for (let c = 0; c < k; c++) products[b * k + c] = products[c * k + b] = 0;
  for (const sum of [sizes, squares]) {
    sum[a]! += sum[b]!;
    sum[b] = 0;
  }
}

/** Which clusters are topics. */
export function topicsAmong(clusters: Clusters, fewest: number): boolean[] {
  const grouped = groupedOf(clusters);
  const { sizes } = grouped;
  const likeness = likenessOf(grouped);
  return Array.from(sizes, (_, cluster) => isTopic(cluster, likeness, sizes, fewest));
}

/** Mean cosine of any two documents. */
function overallOf(products: Float64Array, sizes: Float64Array, squares: Float64Array): number {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const documents = sum(sizes);
  return documents < 2 ? 0 : (sum(products) - sum(squares)) / (documents * (documents - 1));
}
