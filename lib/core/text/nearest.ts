/** How many letters are to be put in, taken out or changed to make one text of another. */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length]!;
}

/** Of several texts the one that the given is most likely a slip of; none where all are further away than half of its letters. */
export function nearest(given: string, among: readonly string[]): string | undefined {
  const plain = given.toLowerCase();
  const ranked = among
    .filter((one) => Math.abs(one.length - given.length) <= given.length / 2)
    .map((one) => ({ one, distance: editDistance(plain, one.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(1, given.length / 2) ? best.one : undefined;
}
