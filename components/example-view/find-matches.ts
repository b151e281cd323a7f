/** More hits than this are not counted: nobody walks through them. */
export const MAX_MATCHES = 2000;

export interface Match {
  start: number;
  end: number;
}

/** Where `query` stands in `text`, without regard to case; offsets in UTF-16 units, hits do not overlap. */
export function findMatches(text: string, query: string): Match[] {
  if (query === "") return [];
  const pattern = new RegExp(query.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), "giu");
  const matches: Match[] = [];
  for (const hit of text.matchAll(pattern)) {
    matches.push({ start: hit.index, end: hit.index + hit[0].length });
    if (matches.length === MAX_MATCHES) break;
  }
  return matches;
}

/** Places of nodes in a text that was joined from them. */
export interface Piece {
  start: number;
  length: number;
}

/** The piece that holds `offset` and the place inside it; pieces are in order and without gaps. */
export function locate(pieces: readonly Piece[], offset: number): { index: number; inside: number } {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { index: low, inside: offset - (pieces[low]?.start ?? 0) };
}
