/** A stream of uniform numbers in [0, 1). */
export type Uniform = () => number;

export function chance(random: Uniform, probability: number): boolean {
  return random() < probability;
}

/** One element of a non-empty list, each with the same probability. */
export function pick<T>(random: Uniform, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

/** Standard normal deviate (Box & Muller 1958, Ann. Math. Stat. 29:610); uses two uniforms. */
export function standardNormal(random: Uniform): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** Exponential deviate with the given mean. */
export function exponential(random: Uniform, mean: number): number {
  return -mean * Math.log(1 - random());
}
