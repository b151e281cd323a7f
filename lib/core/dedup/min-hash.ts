import { createRandom } from "@/lib/core/random/generator";
import type { ShingledText } from "./shingles";

export const BANDS = 25;
const ROWS = 5;
const HASHES = BANDS * ROWS;
/** Two bits of each hash, sixteen hashes a word. */
const SKETCH = Math.ceil(HASHES / 16);
/** Words of 32 bits that a signature takes: its bands, then its sketch. */
export const SIGNATURE = BANDS + SKETCH;

const random = createRandom(20261130);
const SALTS = Int32Array.from({ length: HASHES }, () => random.uint32());
const FACTORS = Int32Array.from({ length: HASHES }, () => random.uint32() | 1);

/**
 * MinHash (Broder 1997) of 125 hashes, kept as the hashes of its 25 bands of 5, by which candidates are found, and two bits of each
 * (Li & König 2010), by which their similarity is estimated. Two texts of similarity s share a band with probability
 * 1 - (1 - s^5)^25: .992 at .7, .99995 at .8. Writes `SIGNATURE` words at `at`; `view` keeps those of different shingles apart.
 */
function writeSignature(shingles: Float64Array, view: number, into: Int32Array, at: number): void {
  const keys = new Int32Array(shingles.length);
  for (let k = 0; k < keys.length; k++) keys[k] = shingles[k]! % 0x1_0000_0000;
  into.fill(0, at, at + SIGNATURE);
  for (let band = 0; band < BANDS; band++) {
    const least = leastHashes(keys, band * ROWS);
    let hash = view;
    for (let row = 0; row < ROWS; row++) {
      // The lowest bits of a product know only the lowest of its factors.
      const mixed = least[row]! ^ (least[row]! >>> 16);
      hash = Math.imul(hash ^ mixed, 0x5bd1e995);
      hash ^= hash >>> 15;
      const n = band * ROWS + row;
      into[at + BANDS + (n >> 4)]! |= (mixed & 3) << (2 * (n & 15));
    }
    into[at + band] = hash;
  }
}

/** Of the five hashes of a band each one's least over the keys, in one pass. */
function leastHashes(keys: Int32Array, from: number): [number, number, number, number, number] {
  const [s0, s1, s2, s3, s4] = SALTS.subarray(from, from + ROWS) as unknown as [number, number, number, number, number];
  const [f0, f1, f2, f3, f4] = FACTORS.subarray(from, from + ROWS) as unknown as [
    number,
    number,
    number,
    number,
    number,
  ];
  let [a, b, c, d, e] = [MOST, MOST, MOST, MOST, MOST];
  for (let k = 0; k < keys.length; k++) {
    const key = keys[k]!;
    a = Math.min(a, Math.imul(key ^ s0, f0));
    b = Math.min(b, Math.imul(key ^ s1, f1));
    c = Math.min(c, Math.imul(key ^ s2, f2));
    d = Math.min(d, Math.imul(key ^ s3, f3));
    e = Math.min(e, Math.imul(key ^ s4, f4));
  }
  return [a, b, c, d, e];
}

const MOST = 0x7fffffff;

/** The signatures of a text’s shingles, in whatever order, one after another: none, one, or two where it is compared in both ways. */
export function signaturesOf({ words, characters }: ShingledText): Int32Array {
  const views = [words, characters].flatMap((shingles, view) => (shingles ? [{ shingles, view }] : []));
  const signatures = new Int32Array(views.length * SIGNATURE);
  for (const [k, { shingles, view }] of views.entries()) writeSignature(shingles, view + 1, signatures, k * SIGNATURE);
  return signatures;
}

/** Of how many hashes the two bits must agree, so that a similarity of `threshold` would be missed once in thirty thousand. */
export function fewestAgreeing(threshold: number): number {
  const share = threshold + (1 - threshold) / 4;
  return Math.floor(HASHES * share - 4 * Math.sqrt(HASHES * share * (1 - share)));
}

/** Of how many hashes the two bits agree, in signatures that begin at `i` and `j`. */
export function agreeing(a: Int32Array, i: number, b: Int32Array, j: number): number {
  let differing = 0;
  for (let k = BANDS; k < SIGNATURE; k++) {
    const other = a[i + k]! ^ b[j + k]!;
    let pairs = (other | (other >>> 1)) & 0x55555555;
    pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
    pairs = (pairs + (pairs >>> 4)) & 0x0f0f0f0f;
    differing += Math.imul(pairs, 0x01010101) >>> 24;
  }
  return HASHES - differing;
}
