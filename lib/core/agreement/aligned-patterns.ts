import { type Patterns, patternsFromCounts } from "@/lib/core/agreement/patterns";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { type Together, togetherOf } from "@/lib/core/agreement/units";
import type { RatingTable } from "@/lib/core/rating-table";

/** Two sets of patterns, row by row of the same items; an item without ratings on one side has an empty pattern there. */
export interface AlignedPatterns {
  a: Patterns;
  b: Patterns;
  /** The row of each item, -1 when it has no rating on either side. */
  rowOfItem: Int32Array;
}

/** Aligns two tables with the same list of items, for statistics of their difference. */
export function alignPatterns(tableA: RatingTable, tableB: RatingTable): AlignedPatterns {
  const sideA = patternsFromTable(tableA);
  const sideB = patternsFromTable(tableB);
  const rowOf = new Map<number, number>();
  const rowsA: number[] = [];
  const rowsB: number[] = [];
  const items: number[] = [];
  const width = sideB.patterns.items.length + 1;
  const rowOfItem = sideA.patternOfItem.map((p, i) => {
    const r = sideB.patternOfItem[i]!;
    if (p < 0 && r < 0) return -1;
    const key = (p + 1) * width + (r + 1);
    let row = rowOf.get(key);
    if (row === undefined) {
      row = items.length;
      rowOf.set(key, row);
      rowsA.push(p);
      rowsB.push(r);
      items.push(0);
    }
    items[row]!++;
    return row;
  });
  const together = togetherOf(tableA, (item) => rowOfItem[item]!);
  return {
    a: selectRows(sideA.patterns, rowsA, items, together),
    b: selectRows(sideB.patterns, rowsB, items, together),
    rowOfItem,
  };
}

/** The given patterns (-1 for an empty one) with new numbers of items. */
function selectRows(
  patterns: Patterns,
  rows: readonly number[],
  items: readonly number[],
  together: Together | undefined,
): Patterns {
  const counted = rows.map((p, row) => {
    const counts: [number, number][] = [];
    if (p >= 0) {
      for (let k = patterns.start[p]!; k < patterns.start[p + 1]!; k++) {
        counts.push([patterns.category[k]!, patterns.count[k]!]);
      }
    }
    return { counts, items: items[row]! };
  });
  return patternsFromCounts(counted, patterns.categories, patterns.raters, together);
}
