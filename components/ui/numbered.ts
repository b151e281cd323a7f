/** Items with their place, from 0: for lists whose items have no name of their own and never change places. */
export function numbered<Item>(items: readonly Item[]): { place: number; item: Item }[] {
  return items.map((item, place) => ({ place, item }));
}
