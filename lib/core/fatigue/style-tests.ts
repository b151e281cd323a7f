import { SUPPORT_AT_MOST } from "@/lib/core/fatigue/circular-shift";
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
  sessions: readonly ArrayLike<number>[],
  random: Random,
  shuffles = STYLE_SHUFFLES,
): StyleTests | null {
  const long = sessions.filter((codes) => codes.length >= 4).map(renumber);
  if (long.length === 0) return null;
  const scratch = scratchFor(long);
  const observed = summarise(long, scratch);
  // A shuffled list is as good to shuffle on.
  const drawnFrom = long.map((codes) => codes.slice());
  const enough = SUPPORT_AT_MOST * (shuffles + 1);
  let low = 1;
  let runs = 1;
  let drawn = 1;
  for (; drawn <= shuffles && !(low > enough && runs > enough); drawn++) {
    for (const codes of drawnFrom) shuffle(random, codes);
    const { entropyChange, longestRun } = summarise(drawnFrom, scratch);
    if (entropyChange <= observed.entropyChange + 1e-12) low++;
    if (longestRun >= observed.longestRun) runs++;
  }
  return { ...observed, pEntropyFall: low / drawn, pLongRun: runs / drawn };
}

/** Codes 0, 1, 2 ... in the order of first use, so that a session costs its length and not the size of the scale. */
function renumber(codes: ArrayLike<number>): Int32Array {
  const numbers = new Map<number, number>();
  return Int32Array.from(codes, (code) => {
    const number = numbers.get(code) ?? numbers.size;
    numbers.set(code, number);
    return number;
  });
}

function summarise(sessions: readonly Int32Array[], scratch: Scratch) {
  let change = 0;
  let longestRun = 0;
  for (const codes of sessions) {
    const half = codes.length >> 1;
    change += entropyOf(codes, codes.length - half, codes.length, scratch) - entropyOf(codes, 0, half, scratch);
    longestRun = Math.max(longestRun, longestRunOf(codes));
  }
  return { entropyChange: change / sessions.length, longestRun };
}

function longestRunOf(codes: Int32Array): number {
  let longest = 0;
  let before = 0;
  // A run is looked at where it ends.
  for (let k = 1; k <= codes.length; k++) {
    if (codes[k] === codes[k - 1]) continue;
    if (k - before > longest) longest = k - before;
    before = k;
  }
  return longest;
}

/** Room to count in, all zero between two uses, and n log2 n for as many. */
interface Scratch {
  counts: Int32Array;
  logs: Float64Array;
}

function scratchFor(sessions: readonly Int32Array[]): Scratch {
  const most = sessions.reduce((longest, { length }) => Math.max(longest, length), 0) + 1;
  return { counts: new Int32Array(most), logs: Float64Array.from({ length: most }, (_, n) => n && n * Math.log2(n)) };
}

/** Bits of the codes from one place to another: log2 n - sum c log2 c / n over their counts c. */
function entropyOf(codes: Int32Array, from: number, to: number, { counts, logs }: Scratch): number {
  for (let k = from; k < to; k++) counts[codes[k]!]!++;
  let sum = 0;
  for (let k = from; k < to; k++) {
    const count = counts[codes[k]!]!;
    // The first of each code stands for all of them.
    if (count === 0) continue;
    sum += logs[count]!;
    counts[codes[k]!] = 0;
  }
  return (logs[to - from]! - sum) / (to - from);
}
