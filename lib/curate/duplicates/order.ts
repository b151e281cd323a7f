import type { Keys } from "./key-bytes";
import type { KeepRule } from "./schema";

/** What the keys do not hold of some rows, by row. */
export interface Standing {
  /** Labels that stand; 0 for those that are not named. */
  labels: ReadonlyMap<number, number>;
  settled: ReadonlySet<number>;
  /** Those that somebody said are to be kept, the later the higher. */
  chosen: ReadonlyMap<number, number>;
  /** Of cleaned versions the number of the example that they were cleaned of, at the beginning: they came when it came. */
  came: ReadonlyMap<number, number>;
}

/**
 * The rows, the one to keep before all others first: what somebody chose, then by the rule, then by what was said, then by arrival. Only
 * among examples that say the same does it depend on which came first.
 */
export function keepOrder(rows: Uint32Array, keys: Keys, rule: readonly KeepRule[], standing: Standing): Uint32Array {
  const came = (row: number) => standing.came.get(row) ?? keys.sequence[row]!;
  const flag = (set: ReadonlySet<number>, row: number) => (set.has(row) ? 1 : 0);
  const better: Record<KeepRule, (row: number) => number> = {
    settled: (row) => flag(standing.settled, row),
    labels: (row) => standing.labels.get(row) ?? 0,
    human: (row) => keys.human[row]!,
    longest: (row) => keys.length[row]!,
    newest: came,
    oldest: (row) => -came(row),
  };
  const scores = [(row: number) => standing.chosen.get(row) ?? 0, ...rule.map((name) => better[name])].map((score) => {
    const column = new Float64Array(keys.sequence.length);
    for (const row of rows) column[row] = score(row);
    return column;
  });
  return rows.slice().sort((a, b) => {
    for (const column of scores) if (column[a] !== column[b]) return column[b]! - column[a]!;
    if (keys.normal[a] !== keys.normal[b]) return keys.normal[a]! < keys.normal[b]! ? -1 : 1;
    return came(a) - came(b) || keys.sequence[a]! - keys.sequence[b]!;
  });
}
