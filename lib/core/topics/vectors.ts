import { numberOf, type TermCounts } from "./term-counts";
import { stemOf } from "./terms";

/** What documents are compared by: their terms, each with its weight among them. */
export interface Vocabulary {
  /** In ascending order of their UTF-16 units. */
  stems: readonly string[];
  /** ln(documents / documents with it), of each, among those of the language in which that is least. */
  idf: Float64Array;
  /** What a stem weighs that stands neither here nor in `left`: as much as the rarest of these. */
  unknown: number;
  /** Stems that were left out because they say nothing; in ascending order. */
  left: readonly string[];
  /** The most frequent word of each stem, for people. */
  forms: readonly string[];
}

/** Documents as sparse vectors of length 1, or less as far as their terms are unknown; those without any term of the vocabulary have no entries. */
export interface Vectors {
  documents: number;
  /** Where the entries of each document begin, and where those of the last one end. */
  starts: Uint32Array;
  /** Of each entry: the place of its stem, ascending within a document, and its weight. */
  stem: Uint32Array;
  weight: Float64Array;
}

export type StopWords = (language: string) => ReadonlySet<string>;

/** The vocabulary has no more stems; the most frequent stay. */
const MOST_STEMS = 20_000;
/** What stands in a larger share of the documents of its language tells none of them from others. */
const MOST_SHARE = 0.5;
/** Of a language with fewer documents nothing is said by shares, and its words stay whatever they are. */
const FEWEST_OF_LANGUAGE = 20;
/** What one document says more of is cut off, the lightest first. */
const MOST_OF_DOCUMENT = 64;

/**
 * The stems by which documents are told apart: those in two documents at least (one of 5,000 where there are many), without those whose most
 * frequent word is a stop word of a language that twenty documents are in, and without what stands in over half of the documents of one.
 */
export function vocabularyOf(counts: TermCounts, stopWords: StopWords): Vocabulary {
  const spoken = new Map<string, number>();
  for (const language of counts.languages) spoken.set(language, (spoken.get(language) ?? 0) + 1);
  const languages = [...spoken].filter(([, n]) => n >= FEWEST_OF_LANGUAGE).map(([language]) => language);
  const stopped = languages.map(stopWords);
  const numbers = new Map<string, number>();
  const stemOfTerm = counts.terms.map((term) => numberOf(numbers, stemOf(term)));
  const stems = [...numbers.keys()];
  const forms = Array.from(mostFrequentForms(counts, stemOfTerm, stems.length), (at) => counts.terms[at]!);
  const frequencies = countDocuments(counts, stemOfTerm, stems.length, languages);
  const fewest = Math.max(2, Math.ceil(counts.documents / 5000));
  const saysNothing = (k: number) =>
    isCommon(k, frequencies, languages, spoken) || stopped.some((words) => words.has(forms[k]!));
  const kept = [...stems.keys()]
    .filter((k) => frequencies.all[k]! >= fewest && !saysNothing(k))
    .sort((a, b) => frequencies.all[b]! - frequencies.all[a]! || (stems[a]! < stems[b]! ? -1 : 1))
    .slice(0, MOST_STEMS)
    .sort((a, b) => (stems[a]! < stems[b]! ? -1 : 1));
  // Rounded, since the model that is kept holds so many digits.
  const idf = Float64Array.from(kept, (k) => rounded(idfOf(k, frequencies, languages, spoken, counts.documents)));
  return {
    stems: kept.map((k) => stems[k]!),
    idf,
    unknown: idf.reduce((most, own) => Math.max(most, own), 0),
    left: stems.filter((_, k) => saysNothing(k)).sort(),
    forms: kept.map((k) => forms[k]!),
  };
}

/** A word that is ordinary in one language is no rarity for being in few documents of all. */
function idfOf(
  stem: number,
  { all, within }: Frequencies,
  languages: readonly string[],
  spoken: ReadonlyMap<string, number>,
  documents: number,
): number {
  const own = languages.map((language, place) => spoken.get(language)! / within[stem * languages.length + place]!);
  return Math.log(Math.min(documents / all[stem]!, ...own));
}

/** To four digits behind the point. */
export function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

interface Frequencies {
  all: Uint32Array;
  /** Of each stem within each of the languages, one behind the other. */
  within: Uint32Array;
}

function countDocuments(
  { documents, starts, term, languages: spoken }: TermCounts,
  stemOfTerm: readonly number[],
  stems: number,
  languages: readonly string[],
): Frequencies {
  const [all, within] = [new Uint32Array(stems), new Uint32Array(stems * languages.length)];
  const last = new Int32Array(stems).fill(-1);
  const places = new Map(languages.map((language, place) => [language, place]));
  for (let document = 0; document < documents; document++) {
    const place = places.get(spoken[document]!);
    for (let entry = starts[document]!; entry < starts[document + 1]!; entry++) {
      const stem = stemOfTerm[term[entry]!]!;
      if (last[stem] === document) continue;
      last[stem] = document;
      all[stem]!++;
      if (place !== undefined) within[stem * languages.length + place]!++;
    }
  }
  return { all, within };
}

function isCommon(
  stem: number,
  { within }: Frequencies,
  languages: readonly string[],
  spoken: ReadonlyMap<string, number>,
): boolean {
  return languages.some(
    (language, place) => within[stem * languages.length + place]! > MOST_SHARE * spoken.get(language)!,
  );
}

/** The place of the term that stands most often, of each stem; of equal ones the first by letters. */
function mostFrequentForms(
  { terms, term, count }: TermCounts,
  stemOfTerm: readonly number[],
  stems: number,
): Int32Array {
  const times = new Float64Array(terms.length);
  for (let entry = 0; entry < term.length; entry++) times[term[entry]!]! += count[entry]!;
  const best = new Int32Array(stems).fill(-1);
  for (const [at, stem] of stemOfTerm.entries()) {
    const before = best[stem]!;
    const isBetter =
      before < 0 || times[at]! > times[before]! || (times[at] === times[before] && terms[at]! < terms[before]!);
    if (isBetter) best[stem] = at;
  }
  return best;
}

/** What of a vocabulary the vectors follow from. */
export type Weights = Pick<Vocabulary, "stems" | "unknown" | "left"> & { idf: ArrayLike<number> };

/**
 * What turns documents into vectors over a vocabulary: (1 + ln n) × idf for a stem that stands there n times (Salton and Buckley 1988). Of one
 * document the 64 heaviest count. Its length is 1, less as far as its words are unknown: √(share of the squared weights that is known), so
 * that a document of which next to nothing is known is near to nothing.
 */
export function vectorizer({ stems, idf, unknown, left }: Weights): (counts: TermCounts) => Vectors {
  const places = new Map(stems.map((stem, place) => [stem, place]));
  for (const stem of left) places.set(stem, SAYS_NOTHING);
  return (counts) => {
    const strange = new Map<string, number>();
    const placeOfTerm = Int32Array.from(counts.terms, (term) => {
      const stem = stemOf(term);
      return places.get(stem) ?? FIRST_STRANGE - numberOf(strange, stem);
    });
    const starts = new Uint32Array(counts.documents + 1);
    const [stem, weight]: [number[], number[]] = [[], []];
    const times = new Map<number, number>();
    for (let document = 0; document < counts.documents; document++) {
      times.clear();
      for (let entry = counts.starts[document]!; entry < counts.starts[document + 1]!; entry++) {
        const place = placeOfTerm[counts.term[entry]!]!;
        if (place !== SAYS_NOTHING) times.set(place, (times.get(place) ?? 0) + counts.count[entry]!);
      }
      for (const [place, own] of weighed(times, idf, unknown)) {
        stem.push(place);
        weight.push(own);
      }
      starts[document + 1] = stem.length;
    }
    return { documents: counts.documents, starts, stem: Uint32Array.from(stem), weight: Float64Array.from(weight) };
  };
}

/** Places of stems that are none of the vocabulary: -1, and those below -1 for unknown ones, each its own. */
const [SAYS_NOTHING, FIRST_STRANGE] = [-1, -2];

type Entry = [stem: number, weight: number];

/** The heaviest stems with their weights, summed in the order of the stems, so that equal documents have equal ones to the last bit. */
function weighed(times: ReadonlyMap<number, number>, idf: ArrayLike<number>, unknown: number): Entry[] {
  const known: Entry[] = [];
  const strange: number[] = [];
  for (const [place, n] of times) {
    const own = 1 + Math.log(n);
    if (place < 0) strange.push(own);
    else if (idf[place]! > 0) known.push([place, own * idf[place]!]);
  }
  const heaviest =
    known.length > MOST_OF_DOCUMENT
      ? known.toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_OF_DOCUMENT)
      : known;
  heaviest.sort((a, b) => a[0] - b[0]);
  known.sort((a, b) => a[0] - b[0]);
  const knownSquares = squaresOf(known.map(([, own]) => own));
  const strangeSquares = unknown ** 2 * squaresOf(strange.sort((a, b) => a - b));
  const length = Math.sqrt(
    (squaresOf(heaviest.map(([, own]) => own)) * (knownSquares + strangeSquares)) / knownSquares,
  );
  return heaviest.map(([place, own]) => [place, own / length]);
}

/** How much of a document is known: the share of its squared weights. */
export function knownShareOf({ starts, weight }: Vectors, document: number): number {
  let sum = 0;
  for (let entry = starts[document]!; entry < starts[document + 1]!; entry++) sum += weight[entry]! ** 2;
  return sum;
}

function squaresOf(weights: readonly number[]): number {
  return weights.reduce((sum, own) => sum + own * own, 0);
}
