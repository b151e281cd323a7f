import { numberOf, type TermCounts } from "./term-counts";
import { stemOf } from "./terms";

/** What documents are compared by: their terms, each with its weight among them. */
export interface Vocabulary {
  /** In ascending order of their UTF-16 units. */
  stems: readonly string[];
  /** ln(documents / documents with it), of each. */
  idf: Float64Array;
  /** The most frequent word of each stem, for people. */
  forms: readonly string[];
}

/** Documents as sparse vectors of length 1; those without any term of the vocabulary have no entries. */
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
  const kept = [...stems.keys()]
    .filter((k) => frequencies.all[k]! >= fewest && !isCommon(k, frequencies, languages, spoken))
    .filter((k) => !stopped.some((words) => words.has(forms[k]!)))
    .sort((a, b) => frequencies.all[b]! - frequencies.all[a]! || (stems[a]! < stems[b]! ? -1 : 1))
    .slice(0, MOST_STEMS)
    .sort((a, b) => (stems[a]! < stems[b]! ? -1 : 1));
  return {
    stems: kept.map((k) => stems[k]!),
    // Rounded, since the model that is kept holds so many digits.
    idf: Float64Array.from(kept, (k) => rounded(Math.log(counts.documents / frequencies.all[k]!))),
    forms: kept.map((k) => forms[k]!),
  };
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

/**
 * What turns documents into vectors over a vocabulary: (1 + ln n) × idf for a stem that stands there n times, at length 1 (Salton and Buckley
 * 1988). Of one document the 64 heaviest count.
 */
export function vectorizer({ stems, idf }: Pick<Vocabulary, "stems" | "idf">): (counts: TermCounts) => Vectors {
  const places = new Map(stems.map((stem, place) => [stem, place]));
  return (counts) => {
    const placeOfTerm = Int32Array.from(counts.terms, (term) => places.get(stemOf(term)) ?? -1);
    const starts = new Uint32Array(counts.documents + 1);
    const [stem, weight]: [number[], number[]] = [[], []];
    const times = new Map<number, number>();
    for (let document = 0; document < counts.documents; document++) {
      times.clear();
      for (let entry = counts.starts[document]!; entry < counts.starts[document + 1]!; entry++) {
        const place = placeOfTerm[counts.term[entry]!]!;
        if (place >= 0) times.set(place, (times.get(place) ?? 0) + counts.count[entry]!);
      }
      for (const [place, own] of unit(weighed(times, idf))) {
        stem.push(place);
        weight.push(own);
      }
      starts[document + 1] = stem.length;
    }
    return { documents: counts.documents, starts, stem: Uint32Array.from(stem), weight: Float64Array.from(weight) };
  };
}

type Entry = [stem: number, weight: number];

function weighed(times: ReadonlyMap<number, number>, idf: Float64Array): Entry[] {
  const entries = Array.from(times, ([place, n]): Entry => [place, (1 + Math.log(n)) * idf[place]!]);
  const heaviest =
    entries.length > MOST_OF_DOCUMENT
      ? entries.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_OF_DOCUMENT)
      : entries;
  return heaviest.filter(([, own]) => own > 0).sort((a, b) => a[0] - b[0]);
}

/** At length 1; summed in the order of the stems, so that equal documents have equal weights to the last bit. */
function unit(entries: readonly Entry[]): Entry[] {
  const length = Math.sqrt(entries.reduce((sum, [, own]) => sum + own * own, 0));
  return entries.map(([place, own]) => [place, own / length]);
}
