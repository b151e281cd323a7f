/** The example in front and the next one: so much everybody has in hand, however little is left. */
export const LEAST_HELD = 2;

/**
 * How many examples one of so many people may have in hand while so many places wait: an equal share if each of the others took twice as
 * much. So most of what is left always waits for whoever comes, and the last places are nobody's stock.
 */
export function fairShare(open: number, people: number): number {
  return Math.max(LEAST_HELD, Math.floor(open / (2 * Math.max(1, people) - 1)));
}
