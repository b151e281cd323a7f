// How rating patterns, pairs and ratings come from PostgreSQL: one text of lines of fields, read where they are calculated.
// Stored keys are JSON, in which control characters are escaped, so neither separator can occur within one.
export const FIELD = "\t";
export const LINE = "\n";

/** A multiset of stored keys and how many examples have it. */
export interface KeyPattern {
  counts: [key: string, n: number][];
  items: number;
}

/** What an example got under two versions, and how many examples got the same under both. */
export interface KeyPatternPair {
  before: KeyPattern["counts"];
  after: KeyPattern["counts"];
  items: number;
}

/** Lines of `items`, then `n`, `key` for each key of the pattern. */
export function parsePatterns(text: string): KeyPattern[] {
  return linesOf(text).map(([items, ...counts]) => ({
    items: Number(items),
    counts: inTwos(counts).map(([n, key]): [string, number] => [key, Number(n)]),
  }));
}

/** Lines of `items`, the number of keys before, then `n`, `key` for each key before and after. */
export function parsePatternPairs(text: string): KeyPatternPair[] {
  return linesOf(text).map(([items, keysBefore, ...fields]) => {
    const counts = inTwos(fields).map(([n, key]): [string, number] => [key, Number(n)]);
    const split = Number(keysBefore);
    return { items: Number(items), before: counts.slice(0, split), after: counts.slice(split) };
  });
}

function linesOf(text: string): string[][] {
  return text === "" ? [] : text.split(LINE).map((line) => line.split(FIELD));
}

function inTwos(fields: readonly string[]): [string, string][] {
  return Array.from({ length: fields.length / 2 }, (_, k) => [fields[2 * k]!, fields[2 * k + 1]!]);
}
