/**
 * Whether an example is one of those that a reader is asked for: they go round among the readers, `each` of them at each position, so that all have
 * as many but for one, and every two of them meet where each reads with others.
 */
export function isAsked(
  position: number,
  place: number,
  { readers, each }: { readers: number; each: number },
): boolean {
  return (place - (position - 1) + position * readers) % readers < each;
}
