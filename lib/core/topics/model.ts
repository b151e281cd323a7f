import { nearest } from "./spherical-k-means";
import { countTerms } from "./term-counts";
import { vectorizer } from "./vectors";

/** Topics that were learnt of many examples: all that is needed to tell what another one is about. */
export interface TopicModel {
  /** The vocabulary: what words begin with, and the weight of each. */
  stems: readonly string[];
  idf: readonly number[];
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
export function topicTeller({ stems, idf, topics, nothing }: TopicModel): (texts: readonly string[]) => About {
  const vectorsOf = vectorizer({ stems, idf: Float64Array.from(idf) });
  const all = [...topics.map(({ centre }) => centre), ...nothing];
  const centres = denseCentres(all, stems.length);
  const floors = topics.map(({ floor }) => floor);
  return (texts) => {
    const vectors = vectorsOf(countTerms([{ texts, language: null }]));
    const { of, cosine } = nearest(vectors, centres, all.length);
    return aboutOf(of[0]!, cosine[0]!, floors);
  };
}

const NOTHING: About = { topic: null, fit: null };

/** By the nearest centre, those of topics first. */
export function aboutOf(nearest: number, cosine: number, floors: readonly number[]): About {
  const floor = floors[nearest];
  return floor !== undefined && cosine > floor ? { topic: nearest, fit: Math.min(1, cosine) } : NOTHING;
}

/** Centres as `nearest` takes them. */
export function denseCentres(centres: readonly Centre[], stems: number): Float64Array {
  const dense = new Float64Array(stems * centres.length);
  for (const [cluster, { stems: places, weights }] of centres.entries())
    for (const [at, place] of places.entries()) dense[place * centres.length + cluster] = weights[at]!;
  return dense;
}
