/** The name of the response at a position on screen, from 0: `A`, `B`, … It says nothing about the example's own order. */
export function responseLetter(position: number): string {
  return String.fromCharCode(65 + position);
}

/** The order in which responses are shown: the given one if it is a permutation of all of them, else the example's own. */
export function responseOrder(count: number, order: readonly number[] | undefined): number[] {
  const own = [...Array(count).keys()];
  const valid = order?.length === count && own.every((index) => order.includes(index));
  return valid ? [...order] : own;
}
