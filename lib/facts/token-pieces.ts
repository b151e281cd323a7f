import { LETTER, LONE_LETTER, letterClass, MARK, unitsAt } from "@/lib/core/facts/letters";

/** Merging takes time that grows faster than a run; only what nobody writes has longer ones. */
const LONGEST_RUN = 128;

/**
 * A text in pieces of which each can be tokenized in time linear in its length: runs of 128 or more letters, signs, digits or spaces are
 * cut, which may add a token at each cut. All other texts are one piece.
 */
export function* piecesOf(text: string): Generator<string> {
  let [from, run, sort, points] = [0, 0, -1, 0];
  if (text.length > LONGEST_RUN)
    for (let at = 0; at <= text.length; ) {
      const units = unitsAt(text, at);
      const next = at === text.length ? -1 : sortAt(text, at, units);
      if (next !== sort) {
        if (points >= LONGEST_RUN)
          for (let cut = run + LONGEST_RUN; cut < at; cut += LONGEST_RUN) {
            const whole = isWithinPair(text, cut) ? cut + 1 : cut;
            yield text.slice(from, whole);
            from = whole;
          }
        [run, sort, points] = [at, next, 0];
      }
      points++;
      at += units;
    }
  yield text.slice(from);
}

/** Letters and their marks are of one sort. */
function sortAt(text: string, at: number, units: number): number {
  const kind = letterClass(units === 2 ? text.codePointAt(at)! : text.charCodeAt(at));
  return kind === MARK || kind === LONE_LETTER ? LETTER : kind;
}

function isWithinPair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
