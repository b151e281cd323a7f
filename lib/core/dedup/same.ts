/**
 * Of each row the first in the given order that has the same identity, by row; rows that are not in the order have -1. A table of 4 bytes a
 * place, since a map of a million big integers takes ten times as much.
 */
export function firstOfSame(order: Uint32Array, identity: BigUint64Array): Int32Array {
  const first = new Int32Array(identity.length).fill(-1);
  const mask = 2 ** Math.max(4, Math.ceil(Math.log2(2 * order.length + 1))) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  const halves = new Uint32Array(identity.buffer, identity.byteOffset, 2 * identity.length);
  for (const row of order) {
    const [low, high] = [halves[2 * row]!, halves[2 * row + 1]!];
    // Identities are hashes, so any of their bits tell the place.
    let slot = low & mask;
    for (; table[slot] !== -1; slot = (slot + 1) & mask) {
      const other = table[slot]!;
      if (halves[2 * other] === low && halves[2 * other + 1] === high) break;
    }
    if (table[slot] === -1) table[slot] = row;
    first[row] = table[slot]!;
  }
  return first;
}
