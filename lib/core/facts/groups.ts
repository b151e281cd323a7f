/** Equal hashes among many. */
export interface HashGroups {
  /** Those that are not 0. */
  present: number;
  /** How many different ones. */
  distinct: number;
  /** Groups of two and more, and how many are in them. */
  groups: number;
  repeated: number;
  /** The largest groups, the hash in sixteen hexadecimal digits. */
  top: { hash: string; count: number }[];
}

const MOST_GROUPS = 12;

/** Which of many hashes are equal; 0 is none. */
export function groupsOfHashes(hashes: BigUint64Array): HashGroups {
  const { codes, distinct } = codesOf(hashes);
  const counts = countsOf(codes, distinct);
  const first = firstOf(codes, distinct);
  const large = [...counts.keys()].filter((code) => counts[code]! > 1);
  return {
    present: codes.reduce((n, code) => n + Number(code >= 0), 0),
    distinct,
    groups: large.length,
    repeated: large.reduce((sum, code) => sum + counts[code]!, 0),
    top: large
      .toSorted((a, b) => counts[b]! - counts[a]! || a - b)
      .slice(0, MOST_GROUPS)
      .map((code) => ({ hash: inHexadecimal(hashes[first[code]!]!), count: counts[code]! })),
  };
}

/** What examples have in common although they differ in something else. */
export interface SameBut {
  /** Groups with the same one and at least two of the other, and how many examples are in them. */
  groups: number;
  examples: number;
  /** Those with the most different others: how many have it, and how many others there are. */
  top: { hash: string; count: number; others: number }[];
}

/**
 * Of examples that have both hashes (0 is none): groups with the same first hash that have two or more of the second between them, such as
 * one prompt with several responses.
 */
export function sameBut(same: BigUint64Array, other: BigUint64Array): SameBut {
  const [firsts, seconds] = [codesOf(same), codesOf(other)];
  const pairs = new Float64Array(same.length);
  for (let k = 0; k < same.length; k++) {
    const [a, b] = [firsts.codes[k]!, seconds.codes[k]!];
    pairs[k] = a < 0 || b < 0 ? 0 : 1 + a * seconds.distinct + b;
  }
  const others = new Uint32Array(firsts.distinct);
  const counts = new Uint32Array(firsts.distinct);
  // The bits of a number other than 0 name it as well as a hash does.
  const { codes } = codesOf(new BigUint64Array(pairs.buffer));
  let seen = 0;
  for (let k = 0; k < same.length; k++) {
    const pair = codes[k]!;
    if (pair < 0) continue;
    const group = firsts.codes[k]!;
    counts[group]!++;
    // Codes are given in the order of their first appearance.
    if (pair === seen) {
      others[group]!++;
      seen++;
    }
  }
  const first = firstOf(firsts.codes, firsts.distinct);
  const found = [...others.keys()].filter((group) => others[group]! > 1);
  return {
    groups: found.length,
    examples: found.reduce((sum, group) => sum + counts[group]!, 0),
    top: found
      .toSorted((a, b) => others[b]! - others[a]! || a - b)
      .slice(0, MOST_GROUPS)
      .map((group) => ({
        hash: inHexadecimal(same[first[group]!]!),
        count: counts[group]!,
        others: others[group]!,
      })),
  };
}

/** Codes from 0 for hashes in the order in which each appears first, -1 for 0; by open addressing, since they are spread evenly already. */
function codesOf(hashes: BigUint64Array): { codes: Int32Array; distinct: number } {
  const halves = new Uint32Array(hashes.buffer, hashes.byteOffset, hashes.length * 2);
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, hashes.length * 2)));
  const slots = new Int32Array(size).fill(-1);
  const codes = new Int32Array(hashes.length).fill(-1);
  let distinct = 0;
  for (let k = 0; k < hashes.length; k++) {
    const [low, high] = [halves[2 * k]!, halves[2 * k + 1]!];
    if (low === 0 && high === 0) continue;
    let slot = (Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b) >>> 7) & (size - 1);
    while (true) {
      const held = slots[slot]!;
      if (held < 0) {
        slots[slot] = k;
        codes[k] = distinct++;
        break;
      }
      if (halves[2 * held] === low && halves[2 * held + 1] === high) {
        codes[k] = codes[held]!;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return { codes, distinct };
}

function countsOf(codes: Int32Array, distinct: number): Uint32Array {
  const counts = new Uint32Array(distinct);
  for (const code of codes) if (code >= 0) counts[code]!++;
  return counts;
}

/** Where each code appears first. */
function firstOf(codes: Int32Array, distinct: number): Uint32Array {
  const first = new Uint32Array(distinct);
  for (let k = codes.length - 1; k >= 0; k--) if (codes[k]! >= 0) first[codes[k]!] = k;
  return first;
}

function inHexadecimal(hash: bigint): string {
  return hash.toString(16).padStart(16, "0");
}
