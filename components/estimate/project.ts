/** Where a value lies between the ends of a scale, from 0 to 1; beyond an end it stays at the end. */
export function project(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}
