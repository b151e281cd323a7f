/** Merging takes time that grows with the square of a run; only what nobody writes has longer ones. */
const LONGEST_RUN = 128;

const LONG_RUN = new RegExp(
  String.raw`[\p{L}\p{M}]{${LONGEST_RUN},}|[^\s\p{L}\p{N}\p{M}]{${LONGEST_RUN},}|\s{${LONGEST_RUN},}|\p{N}{${LONGEST_RUN},}`,
  "gu",
);

/**
 * A text in pieces of which each can be tokenized in time linear in its length: runs of more than 128 letters, signs, digits or spaces are
 * cut, which may add a token at each cut. All other texts are one piece.
 */
export function* piecesOf(text: string): Generator<string> {
  let from = 0;
  if (text.length > LONGEST_RUN)
    for (const match of text.matchAll(LONG_RUN)) {
      const end = match.index + match[0].length;
      for (let cut = match.index + LONGEST_RUN; cut < end; cut += LONGEST_RUN) {
        const whole = isWithinPair(text, cut) ? cut + 1 : cut;
        yield text.slice(from, whole);
        from = whole;
      }
    }
  yield text.slice(from);
}

function isWithinPair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
