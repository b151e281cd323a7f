/** More on one letter than any language has: the most marks in a row that the Stream-Safe Text Format allows (UAX #15, section 13). */
const MOST_MARKS = 30;
/** A letter with more of them, or such marks at the beginning. Each run of marks is read once, from its start. */
const OVERLOADED = new RegExp(String.raw`\P{M}?(?<!\p{M})\p{M}{${MOST_MARKS + 1},}`, "gu");
const MAY_HAVE_MARKS = /[\u0300-\uffff]/;

/**
 * A text in NFC, but for letters with more than 30 marks, which stay as they are: to put marks in order takes time that grows with the square
 * of their number, a minute for 200,000. What is composed stays as it is.
 */
export function composed(text: string): string {
  if (!MAY_HAVE_MARKS.test(text)) return text.normalize("NFC");
  const pieces: string[] = [];
  let at = 0;
  for (const { 0: overloaded, index } of text.matchAll(OVERLOADED)) {
    pieces.push(text.slice(at, index).normalize("NFC"), overloaded);
    at = index + overloaded.length;
  }
  return pieces.join("") + text.slice(at).normalize("NFC");
}
