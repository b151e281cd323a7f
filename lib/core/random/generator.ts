/** A stream of random numbers. Every function of the core that needs chance takes one as an argument. */
export interface Random {
  /** Uniform integer in [0, 2^32). */
  uint32(): number;
  /** Uniform double in [0, 1) with 53 random bits. */
  uniform(): number;
}

/**
 * xoshiro128** 1.1 (Blackman & Vigna 2021, ACM TOMS 47:36): 128 bits of state, period 2^128 - 1. The state is filled by
 * splitmix32 from both words of `seed` (a safe integer), so that neighbouring seeds give unrelated streams.
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed must be a safe integer, not ${seed}`);
  const high = Math.floor(seed / 0x1_0000_0000);
  const mix = splitmix32((seed | 0) ^ Math.imul(high | 0, 0x9e3779b1));
  // In an array, since a closure's variables cost several times as much to change.
  const state = Int32Array.of(mix(), mix(), mix(), mix());

  const uint32 = () => {
    const a = state[0]!;
    const b = state[1]!;
    const c = state[2]! ^ a;
    const d = state[3]! ^ b;
    const fives = Math.imul(b, 5);
    state[0] = a ^ d;
    state[1] = b ^ c;
    state[2] = c ^ (b << 9);
    state[3] = (d << 11) | (d >>> 21);
    return Math.imul((fives << 7) | (fives >>> 25), 9) >>> 0;
  };
  const uniform = () => ((uint32() >>> 5) * 0x4000000 + (uint32() >>> 6)) / 0x20000000000000;
  return { uint32, uniform };
}

/** Steele, Lea & Flood 2014 with the 32-bit finaliser of MurmurHash3. */
function splitmix32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
}
