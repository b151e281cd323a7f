/** What Unicode says is not drawn unless a font knows better: zero-width and direction characters, joiners, selectors, fillers. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu;

/**
 * What a short text looks like to a reader: texts that differ only in how Unicode writes them (composed or not, full-width), in what is
 * not drawn, or in blanks have one look. Upper and lower case can be told apart and stay apart.
 */
export function lookOf(text: string): string {
  // What was not drawn may have stood between a letter and its accent, so they are put together once more.
  const drawn = text.normalize("NFKC").replace(UNSEEN, "").normalize("NFKC");
  return drawn.replace(/\s+/gu, " ").trim();
}

/** The first two of several texts that look alike, by their indices. */
export function firstAlike(texts: readonly string[]): [number, number] | undefined {
  const seen = new Map<string, number>();
  for (const [index, text] of texts.entries()) {
    const look = lookOf(text);
    const earlier = seen.get(look);
    if (earlier !== undefined) return [earlier, index];
    seen.set(look, index);
  }
  return undefined;
}

/** A text for a message in which two that look alike can be told apart: what cannot be seen is written by its number. */
export function spelt(text: string): string {
  const hidden = text.isWellFormed() && text === text.normalize("NFC") ? HIDDEN : HIDDEN_OR_LOOSE;
  return `“${text.replace(/ (?= )|^ | $/g, "␣").replace(hidden, numbered)}”`;
}

const HIDDEN = /(?! )[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}]/gu;
/** In a text that is not composed also the accents. */
const HIDDEN_OR_LOOSE = /(?! )[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\p{M}]/gu;

function numbered(letter: string): string {
  return `[U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`;
}
