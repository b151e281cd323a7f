import type { Random } from "@/lib/core/random/generator";
import { normalQuantile } from "@/lib/core/special/normal";

/**
 * Uniform integer in [0, n) for 1 <= n <= 2^32, free of modulo bias: draws past the last full multiple of n are repeated. Quotients of
 * 32-bit numbers are exact to the next integer, and many times as fast as remainders of doubles.
 */
export function integerBelow(random: Random, n: number): number {
  let draw = random.uint32();
  while (draw >= 0x1_0000_0000 - n && draw >= 0x1_0000_0000 - (0x1_0000_0000 % n)) draw = random.uint32();
  return draw - n * Math.floor(draw / n);
}

/** Normal deviate with the given mean and standard deviation, by inversion of one uniform. */
export function normal(random: Random, mean = 0, standardDeviation = 1): number {
  let u = random.uniform();
  while (u === 0) u = random.uniform();
  return mean + standardDeviation * normalQuantile(u);
}

/** Fisher-Yates shuffle in place; every permutation is equally likely. */
export function shuffle<T extends { length: number; [index: number]: unknown }>(random: Random, list: T): T {
  for (let i = list.length - 1; i > 0; i--) {
    const j = integerBelow(random, i + 1);
    const kept = list[i];
    list[i] = list[j];
    list[j] = kept;
  }
  return list;
}
