import { nearest } from "./spherical-k-means";
import { countTerms } from "./term-counts";
import { knownShareOf, vectorizer } from "./vectors";

/** Topics that were learnt of many examples: all that is needed to tell what another one is about. */
export interface TopicModel {
  /** The vocabulary: what words begin with, and the weight of each. */
  stems: readonly string[];
  idf: readonly number[];
  /** What a word weighs that is not in it, and those that weigh nothing though they are not. */
  unknown: number;
  left: readonly string[];
  topics: readonly Topic[];
  /** Centres of examples that are about nothing in particular; what is nearest to one of these has no topic. */
  nothing: readonly Centre[];
}

export interface Topic {
  /** Its most telling words; no two topics have the same. */
  name: string;
  /** Words that tell it from the others, the most telling first. */
  words: readonly string[];
  centre: Centre;
  /** What is not more alike to the centre than this has no topic, as 95 of 100 examples of something else are not. */
  floor: number;
}

/** A direction: places in the vocabulary, and the weights of these. */
export interface Centre {
  stems: readonly number[];
  weights: readonly number[];
}

/** What an example is about: the place of its topic, null for nothing in particular, and its cosine with the centre of that topic. */
export interface About {
  topic: number | null;
  fit: number | null;
}

/** Tells of texts what they are about. Each takes time in proportion to its length, of which the first 4,000 UTF-16 units are read. */
export function topicTeller({ topics, nothing, ...weights }: TopicModel): (texts: readonly string[]) => About {
  const vectorsOf = vectorizer(weights);
  const all = [...topics.map(({ centre }) => centre), ...nothing];
  const centres = denseCentres(all, weights.stems.length);
  const floors = topics.map(({ floor }) => floor);
  return (texts) => {
    const vectors = vectorsOf(countTerms([{ texts, language: null }]));
    const { of, cosine } = nearest(vectors, centres, all.length);
    return aboutOf({ nearest: of[0]!, cosine: cosine[0]!, known: knownShareOf(vectors, 0) }, floors);
  };
}

const NOTHING: About = { topic: null, fit: null };

/** A text of which less is known is about nothing that was learnt. */
const LEAST_KNOWN = 0.2;

interface Place {
  /** The nearest centre, those of topics first, and the cosine with it. */
  nearest: number;
  cosine: number;
  /** How much of the text is known, as a share. */
  known: number;
}

/** What is nearest to a topic, nearer than its floor, is about that. */
export function aboutOf({ nearest, cosine, known }: Place, floors: readonly number[]): About {
  const floor = floors[nearest];
  if (floor === undefined || cosine <= floor || known < LEAST_KNOWN) return NOTHING;
  return { topic: nearest, fit: Math.min(1, cosine) };
}

/** Centres as `nearest` takes them. */
export function denseCentres(centres: readonly Centre[], stems: number): Float64Array {
  const dense = new Float64Array(stems * centres.length);
  for (const [cluster, { stems: places, weights }] of centres.entries())
    for (const [at, place] of places.entries()) dense[place * centres.length + cluster] = weights[at]!;
  return dense;
}
