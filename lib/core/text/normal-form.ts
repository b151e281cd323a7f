import { composed } from "./composed";

/** White space as Unicode has it, and the separators of ASCII: what `str.split()` of Python splits at. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the separators are what is meant
const WHITE_SPACE = /[\p{White_Space}\x1c-\x1f]+/gu;
/** White space that is not one space already: most texts have none, and looking is cheaper than replacing each. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same
const UNEVEN = /[^\P{White_Space} ]|[\x1c-\x1f]| {2}/u;

/**
 * A text without what says nothing of its content: NFC, lower case, each run of white space as one space, none at the ends. In Python:
 * `" ".join(unicodedata.normalize("NFC", text).lower().split())`, but that a letter with over 30 marks is not composed. Accents stay, as in many
 * languages they make another word.
 */
export function normalForm(text: string): string {
  const form = composed(text).toLowerCase();
  return (UNEVEN.test(form) ? form.replace(WHITE_SPACE, " ") : form).trim();
}
