/** A language has topics of its own from so many documents on, and from this share of all. */
const [FEWEST, SHARE] = [30, 0.05];

/**
 * Documents as groups among which topics are looked for: one for each language that many are in, the largest first. Whatever else there is
 * goes with the largest: code, and what is too short to tell. Answers the places of the documents of each, ascending. Without this, what two
 * documents of one language have in common would hide what they are about.
 */
export function groupsByLanguage(languages: readonly string[]): Uint32Array[] {
  const places = new Map<string, number[]>();
  for (const [place, language] of languages.entries()) {
    const own = places.get(language);
    if (own) own.push(place);
    else places.set(language, [place]);
  }
  const fewest = Math.max(FEWEST, SHARE * languages.length);
  const large = [...places]
    .filter(([language, own]) => language !== "" && own.length >= fewest)
    .sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1))
    .map(([language]) => language);
  const main = large[0] ?? "";
  const groups = new Map<string, number[]>([
    [main, []],
    ...large.map((language): [string, number[]] => [language, []]),
  ]);
  for (const [place, language] of languages.entries()) (groups.get(language) ?? groups.get(main)!).push(place);
  return [...groups.values()].map((own) => Uint32Array.from(own));
}

/** Shares a number out among groups by their sizes, one to each first where there are enough (then by d'Hondt, the first of equal ones). */
export function shareOut(sizes: readonly number[], most: number): number[] {
  const shares = sizes.map((): number => (most >= sizes.length ? 1 : 0));
  for (let left = most - shares.reduce((sum, own) => sum + own, 0); left > 0; left--) {
    let next = 0;
    for (const [group, size] of sizes.entries())
      if (size / (shares[group]! + 1) > sizes[next]! / (shares[next]! + 1)) next = group;
    shares[next]!++;
  }
  return shares;
}
