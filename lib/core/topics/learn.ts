import { groupsByLanguage, shareOut } from "./by-language";
import { distinctDocuments, takeDocuments } from "./distinct";
import { findClusters } from "./find-clusters";
import { aboutOf, type Centre, denseCentres, type Topic, type TopicModel } from "./model";
import { nearest } from "./spherical-k-means";
import { namesOf, tellingWords } from "./telling-words";
import type { TermCounts } from "./term-counts";
import {
  knownShareOf,
  rounded,
  type StopWords,
  type Vectors,
  type Vocabulary,
  vectorizer,
  vocabularyOf,
} from "./vectors";

export interface LearnOptions {
  stopWords: StopWords;
  seed: number;
  /** How many topics; as many as can be told apart unless said, 24 at most. */
  topics?: number | undefined;
}

/** Topics that are learnt where nobody says how many: more are no overview, and of few examples more are chance. */
const mostUnasked = (documents: number) => Math.min(24, Math.max(2, Math.round(0.6 * Math.sqrt(documents))));
/** Told is what is nearer than this share of what is about something else: more told are less like each other (docs/calibration.md). */
const FLOOR_SHARE = 0.9;
/** What fewer are told has no name that would be true of more than these. */
const FEWEST_TOLD = 6;
const NO_TOPICS: TopicModel = { stems: [], idf: [], unknown: 0, left: [], topics: [], nothing: [] };

/**
 * Learns which topics some documents have, from their words alone, in time in proportion to their number.
 *
 * Words are weighed by tf-idf. The documents of each language that many are in are clustered by spherical k-means, in the space of few
 * dimensions in which they differ most, into more clusters than there are topics; clusters are put together as long as two are nearly as alike
 * across as within. What is not twice as alike within, by words, as with the others, or too small, is no topic. A document has a topic where
 * its nearest centre is one, and where it is nearer than 90 of 100 documents of its language that are about something else.
 *
 * Each content counts once, however many copies there are. The result does not depend on the order of the documents, and is the same for the
 * same contents and seed; another seed may cut otherwise where nothing tells topics apart. With fewer than sixteen different contents, or
 * where all are about one thing, there is no topic.
 */
export function learnTopics(counts: TermCounts, { stopWords, seed, topics: wanted }: LearnOptions): TopicModel {
  const vocabulary = vocabularyOf(counts, stopWords);
  const all = vectorizer(vocabulary)(counts);
  const distinct = distinctDocuments(all, counts.languages);
  const vectors = takeDocuments(all, distinct);
  const groups = groupsByLanguage(Array.from(distinct, (document) => counts.languages[document]!));
  const most = shareOut(
    groups.map(({ length }) => length),
    wanted ?? mostUnasked(vectors.documents),
  );
  const found = groups.flatMap((members, group) =>
    findClusters(takeDocuments(vectors, members), vocabulary.stems.length, {
      seed,
      most: most[group]!,
      isWanted: wanted !== undefined,
    })
      .filter(({ centre }) => centre.stems.length > 0)
      .map((cluster) => ({ ...cluster, members })),
  );
  if (found.length < 2 || !found.some(({ isTopic }) => isTopic)) return NO_TOPICS;
  const nothing = found.filter(({ isTopic }) => !isTopic).map(({ centre }) => centre);
  return toModel(vectors, vocabulary, { topical: found.filter(({ isTopic }) => isTopic), nothing });
}

interface Found {
  /** The centre of each topic, and the documents among which it was found. */
  topical: readonly { centre: Centre; members: Uint32Array }[];
  nothing: readonly Centre[];
}

/** The model: topics with their floors and names, the largest first. */
function toModel(vectors: Vectors, vocabulary: Vocabulary, { topical, nothing }: Found): TopicModel {
  const { stems, idf, forms, unknown, left } = vocabulary;
  const all = [...topical.map(({ centre }) => centre), ...nothing];
  const { of, cosine } = nearest(vectors, denseCentres(all, stems.length), all.length);
  const floors = topical.map(({ centre, members }, topic) => {
    const own = nearest(vectors, denseCentres([centre], stems.length), 1).cosine;
    const others = members.filter((document) => of[document] !== topic);
    return rounded(floorOf(Float64Array.from(others, (document) => own[document]!)));
  });
  const members = of.map((nearest, document) => {
    const known = knownShareOf(vectors, document);
    return aboutOf({ nearest, cosine: cosine[document]!, known }, floors).topic ?? -1;
  });
  const words = tellingWords(vectors, stems.length, members, topical.length);
  const isNamed = (topic: number) => words.members[topic]! >= FEWEST_TOLD && words.telling[topic]!.length > 0;
  const order = [...topical.keys()]
    .filter(isNamed)
    .sort((a, b) => words.members[b]! - words.members[a]! || floors[a]! - floors[b]!);
  if (order.length === 0) return NO_TOPICS;
  const names = namesOf(order.map((topic) => words.telling[topic]!.map((stem) => forms[stem]!)));
  const topics = order.map(
    (topic, at): Topic => ({ ...names[at]!, centre: topical[topic]!.centre, floor: floors[topic]! }),
  );
  const unnamed = topical.filter((_, topic) => !isNamed(topic)).map(({ centre }) => centre);
  return { stems, idf: [...idf], unknown, left, topics, nothing: [...nothing, ...unnamed] };
}

/** What 90 of 100 do not exceed; 0 of none. */
function floorOf(cosines: Float64Array): number {
  return cosines.toSorted()[Math.ceil(FLOOR_SHARE * cosines.length) - 1] ?? 0;
}
