import { diff3Merge } from "node-diff3";

/** Where two texts changed the same words of their common origin, each in another way. */
export interface TextClash {
  base: string;
  mine: string;
  theirs: string;
}

/** Regions longer than this are not searched word by word: it would take seconds, and such texts have little in common. */
const MAX_WORDWISE = 20_000;

/**
 * Three-way merge of texts: by lines first (diff3), then by words within the lines that both changed, so that two people may work on
 * one paragraph. What clashes is handed to `settle`, whose answer stands in its place. Every other change of both sides is in the result.
 */
export function mergeText(base: string, mine: string, theirs: string, settle: (clash: TextClash) => string): string {
  const regions = diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs), { excludeFalseConflicts: true });
  return regions
    .map(({ ok, conflict }) => {
      if (ok) return ok.join("");
      const clash = {
        base: conflict?.o.join("") ?? "",
        mine: conflict?.a.join("") ?? "",
        theirs: conflict?.b.join("") ?? "",
      };
      return mergeWords(clash) ?? settle(clash);
    })
    .join("");
}

/** The merge of a few lines by their words; null where the same words changed. */
export function mergeWords({ base, mine, theirs }: TextClash): string | null {
  if (base.length + mine.length + theirs.length > MAX_WORDWISE) return null;
  const regions = diff3Merge(wordsOf(mine), wordsOf(base), wordsOf(theirs), { excludeFalseConflicts: true });
  return regions.every(({ ok }) => ok) ? regions.flatMap(({ ok }) => ok ?? []).join("") : null;
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

/** Words and the white space between them. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|\S+/g) ?? [];
}
