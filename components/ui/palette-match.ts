/** What typed words are compared with. */
export interface Findable {
  label: string;
  /** Other words for the same thing, such as "secret" for a password. */
  words?: readonly string[];
}

/** Lower case, without accents, and in one form: what is typed in haste finds what was written with care. */
export function plainText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The words of a query. */
export function typedWords(query: string): string[] {
  return plainText(query)
    .split(/[\s,;]+/u)
    .filter((word) => word !== "");
}

const wordsOf = (text: string) => plainText(text).split(/[^\p{L}\p{N}]+/u);

/** How well one typed word fits: 0 is not at all. Inside other words only three letters and more count. */
function fitOf(word: string, { label, words = [] }: Findable): number {
  const plain = plainText(label);
  if (plain.startsWith(word)) return 8;
  if (wordsOf(label).some((one) => one.startsWith(word))) return 6;
  const others = words.flatMap(wordsOf);
  if (others.includes(word)) return 5;
  if (others.some((one) => one.startsWith(word))) return 4;
  if (word.length < 3) return 0;
  if (plain.includes(word)) return 3;
  return words.some((one) => plainText(one).includes(word)) ? 1 : 0;
}

/** How well a thing fits a query, of which every word must be found in it; 0 where one is not. Letters never match scattered. */
export function matchScore(query: string, thing: Findable): number {
  const typed = typedWords(query);
  const fits = typed.map((word) => fitOf(word, thing));
  if (fits.includes(0)) return 0;
  const exact = plainText(thing.label).trim() === plainText(query).trim() ? 10 : 0;
  return exact + fits.reduce((sum, one) => sum + one, 0) / Math.max(1, typed.length);
}

/** The things that fit, best first; those that fit equally well stay in their order. An empty query fits all. */
export function bestMatches<T extends Findable>(query: string, things: readonly T[]): T[] {
  if (typedWords(query).length === 0) return [...things];
  return things
    .map((thing) => ({ thing, score: matchScore(query, thing) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ thing }) => thing);
}
