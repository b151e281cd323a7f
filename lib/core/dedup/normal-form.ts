export interface NormalFormOptions {
  /** Whether every digit counts as 0. */
  digits?: boolean;
  /** Whether punctuation and symbols count as white space. */
  punctuation?: boolean;
}

/**
 * What two texts that say the same have in common: NFC, lower case, white space as one space and none at the ends. Accents stay, as in
 * many languages they make another word. Linear in the text's length.
 */
export function normalForm(text: string, { digits = false, punctuation = false }: NormalFormOptions = {}): string {
  let form = text.normalize("NFC").toLowerCase();
  if (digits) form = form.replace(/\p{Nd}/gu, "0");
  if (punctuation) form = form.replace(/[\p{P}\p{S}]/gu, " ");
  // Most texts have nothing to be put together, and looking is cheaper than replacing each space by itself.
  return (/[^\S ]| {2}/u.test(form) ? form.replace(/\s+/gu, " ") : form).trim();
}
