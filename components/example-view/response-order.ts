/** The order in which responses are shown: the given one if it is a permutation of all of them, else the example's own. */
export function responseOrder(count: number, order: readonly number[] | undefined): number[] {
  const own = [...Array(count).keys()];
  const valid = order?.length === count && own.every((index) => order.includes(index));
  return valid ? [...order] : own;
}
