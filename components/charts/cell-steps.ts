/** A cell by its row and column. */
export type CellPlace = readonly [row: number, column: number];

const STEPS: Record<string, CellPlace> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Where a key leads from a cell: the next one in its direction that leads somewhere itself; null where there is none. */
export function stepFrom(
  [row, column]: CellPlace,
  key: string,
  leads: readonly (readonly boolean[])[],
): CellPlace | null {
  const places = leads[row]?.flatMap((leading, place) => (leading ? [place] : [])) ?? [];
  if (key === "Home" || key === "End") {
    const end = key === "Home" ? places[0] : places.at(-1);
    return end === undefined || end === column ? null : [row, end];
  }
  const step = STEPS[key];
  if (!step) return null;
  let [r, c] = [row + step[0], column + step[1]];
  while (r >= 0 && r < leads.length && c >= 0 && c < leads[r]!.length) {
    if (leads[r]![c]) return [r, c];
    [r, c] = [r + step[0], c + step[1]];
  }
  return null;
}
