/** No text that is stored holds it. */
const MARK = "\u0000";

/** A name on its way into a sentence: it may turn the direction of what stands beside it, so whoever shows the sentence sets it apart. */
export function marked(name: string): string {
  return `${MARK}${name}${MARK}`;
}

/** The sentence where nothing can be set apart, as in a label that is read aloud. */
export function unmarked(sentence: string): string {
  return sentence.replaceAll(MARK, "");
}

/** A sentence in pieces; every second one is a name. */
export function piecesOf(sentence: string): string[] {
  return sentence.split(MARK);
}
