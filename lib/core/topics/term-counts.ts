import { termsOf } from "./terms";

/** How often each term stands in each of some documents, in columns. */
export interface TermCounts {
  documents: number;
  /** Every term that there is, once. */
  terms: readonly string[];
  /** Where the entries of each document begin, and where those of the last one end. */
  starts: Uint32Array;
  /** Of each entry: the place of its term in `terms`, and how often it stands there. */
  term: Uint32Array;
  count: Uint16Array;
  /** The language of each document (ISO 639-1); empty where it is not known. */
  languages: readonly string[];
}

const MOST = 0xffff;

/** Counts the terms of documents, each of which may have several texts. */
export function countTerms(documents: Iterable<{ texts: readonly string[]; language: string | null }>): TermCounts {
  const numbers = new Map<string, number>();
  const [starts, term, count, languages]: [number[], number[], number[], string[]] = [[0], [], [], []];
  for (const { texts, language } of documents) {
    const own = new Map<number, number>();
    for (const text of texts)
      for (const found of termsOf(text)) {
        const number = numberOf(numbers, found);
        own.set(number, (own.get(number) ?? 0) + 1);
      }
    for (const [number, times] of own) {
      term.push(number);
      count.push(Math.min(times, MOST));
    }
    starts.push(term.length);
    languages.push(language ?? "");
  }
  return {
    documents: languages.length,
    terms: [...numbers.keys()],
    starts: Uint32Array.from(starts),
    term: Uint32Array.from(term),
    count: Uint16Array.from(count),
    languages,
  };
}

/** Several as one, one behind the other. */
export function joinCounts(parts: readonly TermCounts[]): TermCounts {
  const numbers = new Map<string, number>();
  const entries = parts.reduce((sum, { term }) => sum + term.length, 0);
  const documents = parts.reduce((sum, part) => sum + part.documents, 0);
  const [starts, term, count] = [new Uint32Array(documents + 1), new Uint32Array(entries), new Uint16Array(entries)];
  let [document, entry] = [0, 0];
  for (const part of parts) {
    const own = part.terms.map((one) => numberOf(numbers, one));
    for (let k = 0; k < part.documents; k++) starts[document++] = entry + part.starts[k]!;
    for (let k = 0; k < part.term.length; k++) term[entry + k] = own[part.term[k]!]!;
    count.set(part.count, entry);
    entry += part.term.length;
  }
  starts[documents] = entries;
  return {
    documents,
    terms: [...numbers.keys()],
    starts,
    term,
    count,
    languages: parts.flatMap((part) => part.languages),
  };
}

/** The number of a text, from 0 in the order in which they come. */
export function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}
