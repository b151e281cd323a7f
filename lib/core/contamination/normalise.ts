/** White space as Unicode has it, and the separators of ASCII: what `str.split()` of Python splits at. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the separators are what is meant
const WHITE_SPACE = /[\p{White_Space}\x1c-\x1f]+/gu;

/**
 * A text without what says nothing of its content: NFC, lower case, each run of white space as one space, none at the ends. In Python:
 * `" ".join(unicodedata.normalize("NFC", text).lower().split())`.
 */
export function normalised(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(WHITE_SPACE, " ").trim();
}
