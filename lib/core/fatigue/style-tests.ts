import { responseStyle } from "@/lib/core/fatigue/response-style";
import { shuffle } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";

const STYLE_SHUFFLES = 499;

export interface StyleTests {
  /** Mean over sessions of entropy in the second half minus the first, and P(at least this low) if order did not matter. */
  entropyChange: number;
  pEntropyFall: number;
  /** Longest run in any session, and P(at least this long) if order did not matter. */
  longestRun: number;
  pLongRun: number;
}

/**
 * Tests an annotator's response style by shuffling the answers within each session. `sessions` holds category codes in
 * order of time; `null` without a session of 4 answers.
 */
export function styleTests(
  sessions: readonly (readonly number[])[],
  random: Random,
  shuffles = STYLE_SHUFFLES,
): StyleTests | null {
  const long = sessions.filter((codes) => codes.length >= 4).map(renumber);
  if (long.length === 0) return null;
  const observed = summarise(long);
  let low = 1;
  let runs = 1;
  for (let b = 0; b < shuffles; b++) {
    const drawn = summarise(long.map((codes) => shuffle(random, [...codes])));
    if (drawn.entropyChange <= observed.entropyChange + 1e-12) low++;
    if (drawn.longestRun >= observed.longestRun) runs++;
  }
  return { ...observed, pEntropyFall: low / (shuffles + 1), pLongRun: runs / (shuffles + 1) };
}

/** Codes 0, 1, 2 ... in the order of first use, so that a session costs its length and not the size of the scale. */
function renumber(codes: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return codes.map((code) => {
    const number = numbers.get(code) ?? numbers.size;
    numbers.set(code, number);
    return number;
  });
}

function summarise(sessions: readonly (readonly number[])[]) {
  let change = 0;
  let longestRun = 0;
  for (const codes of sessions) {
    const style = responseStyle(codes, codes.length, false);
    change += style.entropySecondHalf! - style.entropyFirstHalf!;
    longestRun = Math.max(longestRun, style.longestRun);
  }
  return { entropyChange: change / sessions.length, longestRun };
}
