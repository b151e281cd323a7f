import { createRandom } from "@/lib/core/random/generator";
import { distinctDocuments, takeDocuments } from "./distinct";
import { mergeClusters, topicsAmong } from "./merge";
import { aboutOf, type Centre, denseCentres, type Topic, type TopicModel } from "./model";
import { type Clusters, gathered, nearest, sphericalKMeans } from "./spherical-k-means";
import { namesOf, tellingWords } from "./telling-words";
import type { TermCounts } from "./term-counts";
import { rounded, type StopWords, type Vectors, type Vocabulary, vectorizer, vocabularyOf } from "./vectors";

export interface LearnOptions {
  stopWords: StopWords;
  seed: number;
  /** How many topics; as many as can be told apart unless said, 24 at most. */
  topics?: number | undefined;
}

/** Topics that are learnt where nobody says how many: more are no overview. */
const MOST_UNASKED = 24;
/** From how alike on clusters are one topic: set by eye, so that topics of news became such as people would name. */
const ALIKE = 0.3;
/** Tried one after the other where more topics are wanted than can be told apart so. */
const STRICTER = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
/** Documents that a topic has at least. */
const fewestOf = (documents: number) => Math.max(8, Math.ceil(documents / 100));
/** More clusters than there will be topics, so that none is missed where two first centres lie in one. */
const clustersOf = (documents: number) => Math.max(2, Math.min(64, Math.round(2 * Math.sqrt(documents))));
const HEAVIEST_OF_CENTRE = 1000;
const REFINED = 3;
const FLOOR_SHARE = 0.95;
const NO_TOPICS: TopicModel = { stems: [], idf: [], topics: [], nothing: [] };

/**
 * Learns which topics some documents have, from their words alone, in time in proportion to their number.
 *
 * Words are weighed by tf-idf and clustered by spherical k-means into more clusters than there are topics; clusters are put together as long
 * as two are nearly as alike across as within. What is not much more alike within than with all others, or too small, is no topic. A document has
 * a topic where its nearest centre is one, and where it is nearer than 95 of 100 documents of something else are.
 *
 * Each content counts once, however many copies there are. The result does not depend on the order of the documents, and is the same for the
 * same contents and seed; another seed may cut otherwise where nothing tells topics apart. With fewer than sixteen different contents, or
 * where all are about one thing, there is no topic.
 */
export function learnTopics(counts: TermCounts, { stopWords, seed, topics: wanted }: LearnOptions): TopicModel {
  const vocabulary = vocabularyOf(counts, stopWords);
  const all = vectorizer(vocabulary)(counts);
  const vectors = takeDocuments(all, distinctDocuments(all));
  const stems = vocabulary.stems.length;
  const { documents } = vectors;
  const fewest = fewestOf(documents);
  if (documents < 2 * fewest) return NO_TOPICS;
  const first = sphericalKMeans(vectors, stems, Math.max(clustersOf(documents), wanted ?? 0), createRandom(seed));
  const whole = merged(vectors, stems, first, { fewest, wanted });
  const { centres, isTopic } = refined(vectors, stems, whole, fewest);
  return toModel(vectors, vocabulary, centres, isTopic);
}

interface Wanted {
  fewest: number;
  wanted: number | undefined;
}

function merged(vectors: Vectors, stems: number, clusters: Clusters, { fewest, wanted }: Wanted): Clusters {
  const most = wanted ?? MOST_UNASKED;
  for (const alike of wanted === undefined ? [ALIKE] : [ALIKE, ...STRICTER]) {
    const group = mergeClusters(clusters, { alike, most, fewest });
    const of = clusters.of.map((cluster) => group[cluster] ?? -1);
    const whole = gathered(vectors, stems, of, Math.max(...group) + 1);
    const found = topicsAmong(whole, fewest).filter(Boolean).length;
    if (wanted === undefined || found >= wanted || alike === STRICTER.at(-1)) return whole;
  }
  return clusters;
}

/** Centres after some more rounds, and which of them are topics: were before these, and still are. */
function refined(vectors: Vectors, stems: number, clusters: Clusters, fewest: number) {
  const before = topicsAmong(clusters, fewest);
  let now = clusters;
  for (let round = 0; round < REFINED; round++) {
    const centres = denseCentres(centresOf(now, stems), stems);
    now = gathered(vectors, stems, nearest(vectors, centres, now.k).of, now.k);
  }
  const after = topicsAmong(now, fewest);
  return { centres: centresOf(now, stems), isTopic: before.map((was, cluster) => was && after[cluster]!) };
}

/** The centres of clusters by their heaviest stems, as the model keeps them. */
function centresOf({ k, sums }: Clusters, stems: number): Centre[] {
  return Array.from({ length: k }, (_, cluster) => {
    const heaviest = Array.from({ length: stems }, (_, stem) => ({ stem, weight: sums[stem * k + cluster]! }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight || a.stem - b.stem)
      .slice(0, HEAVIEST_OF_CENTRE)
      .sort((a, b) => a.stem - b.stem);
    const length = Math.sqrt(heaviest.reduce((sum, { weight }) => sum + weight * weight, 0));
    const kept = heaviest
      .map(({ stem, weight }) => ({ stem, weight: rounded(weight / length) }))
      .filter(({ weight }) => weight > 0);
    return { stems: kept.map(({ stem }) => stem), weights: kept.map(({ weight }) => weight) };
  });
}

/** The model: topics with their floors and names, the largest first. */
function toModel(
  vectors: Vectors,
  vocabulary: Vocabulary,
  centres: readonly Centre[],
  isTopic: readonly boolean[],
): TopicModel {
  const { stems, idf, forms } = vocabulary;
  const filled = [...centres.keys()].filter((k) => centres[k]!.stems.length > 0);
  const topical = filled.filter((k) => isTopic[k]).map((k) => centres[k]!);
  const nothing = filled.filter((k) => !isTopic[k]).map((k) => centres[k]!);
  if (topical.length === 0 || filled.length < 2) return NO_TOPICS;
  const all = [...topical, ...nothing];
  const { of, cosine } = nearest(vectors, denseCentres(all, stems.length), all.length);
  const floors = topical.map((centre, topic) =>
    rounded(floorOf(cosinesOfOthers(vectors, stems.length, centre, of, topic))),
  );
  const members = of.map((cluster, document) => aboutOf(cluster, cosine[document]!, floors).topic ?? -1);
  const words = tellingWords(vectors, stems.length, members, topical.length);
  const order = [...topical.keys()].sort((a, b) => words.members[b]! - words.members[a]! || floors[a]! - floors[b]!);
  const names = namesOf(order.map((topic) => words.telling[topic]!.map((stem) => forms[stem]!)));
  const topics = order.map((topic, at): Topic => ({ ...names[at]!, centre: topical[topic]!, floor: floors[topic]! }));
  return { stems, idf: [...idf], topics, nothing };
}

/** The cosines with a centre of the documents that are nearer to another one. */
function cosinesOfOthers(vectors: Vectors, stems: number, centre: Centre, of: Int32Array, topic: number): Float64Array {
  const { cosine } = nearest(vectors, denseCentres([centre], stems), 1);
  return cosine.filter((_, document) => of[document] !== topic);
}

/** What 95 of 100 do not exceed; 0 of none. */
function floorOf(cosines: Float64Array): number {
  return cosines.toSorted()[Math.ceil(FLOOR_SHARE * cosines.length) - 1] ?? 0;
}
