import { type ComparedSide, type Comparison, compareSides } from "@/lib/core/agreement/comparison";
import type { Level } from "@/lib/core/agreement/scale";
import type { Together } from "@/lib/core/agreement/units";
import type { Criterion } from "@/lib/guideline/schema";
import {
  COUNTS_SPEC,
  inOrder,
  type KeyCounts,
  type KeyPattern,
  setsOfLabels,
  sortedCounts,
  unitsOfSets,
} from "@/lib/labels/patterns";
import type { ReadColumns } from "@/lib/server/columns/columns";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";
import { readCopies } from "./copies";
import { hasCoefficients } from "./criterion-values";
import { scaleKeys, toPatterns } from "./scale-keys";

/** One criterion as a version asked it. */
export interface AskedBy {
  criterion: Criterion;
  level: Level;
  /** People with a rating under the version. */
  raters: number;
}

/** Alpha of one criterion under two versions, and the later minus the earlier. */
export interface VersionComparison extends Comparison {
  /** Examples with at least two labels under both versions; these make the comparison a paired one. */
  both: number;
}

/** How often a value was given to an example on the one side or the other. */
const SIDES_SPEC = { ...COUNTS_SPEC, isAfter: "flag" } as const;

/** What an example got under two versions, and how many examples got the same under both. */
interface KeyPatternPair {
  before: KeyCounts;
  after: KeyCounts;
  items: number;
}

/**
 * Compares alpha under two versions of a criterion: only labels that were given under the same version are paired with each other. For
 * a thread; `counts` asks for example, value, number and whether it is the later version's.
 */
export async function compareVersions(asked: {
  before: AskedBy;
  after: AskedBy;
  counts: Statement;
  copies?: Statement | null;
}) {
  const read = await readColumns(asked.counts, SIDES_SPEC);
  const copies = await readCopies(asked.copies, new Dictionary(read.dictionaries.items));
  const found = patternPairs(read, copies?.unit);
  return compareSides(
    sideOf(asked.before, found, "before"),
    sideOf(asked.after, found, "after"),
  ) satisfies VersionComparison;
}

interface PatternPairs {
  pairs: KeyPatternPair[];
  together: Together | undefined;
}

function patternPairs(read: ReadColumns<typeof SIDES_SPEC>, unitOfItem: Int32Array | undefined): PatternPairs {
  const { value, n, isAfter } = read.columns;
  const { of, sets, first, labelOf } = setsOfLabels(read, [value, n, isAfter]);
  const side = (symbols: readonly number[], after: number) =>
    sortedCounts(symbols.filter((symbol) => isAfter[first[symbol]!] === after).map(labelOf));
  const pairs = sets.map(({ symbols, owners }, set) => ({
    set,
    pair: { items: owners, before: side(symbols, 0), after: side(symbols, 1) },
  }));
  const ordered = inOrder(pairs, ({ pair: { before, after } }) => [before, after]);
  return { pairs: ordered.map(({ pair }) => pair), together: unitsOfSets(of, ordered, unitOfItem) };
}

function sideOf(
  { criterion, level, raters }: AskedBy,
  { pairs, together }: PatternPairs,
  side: "before" | "after",
): ComparedSide {
  if (!hasCoefficients(criterion)) return { ok: false, reason: "not-compared" };
  const rows = pairs.map((pair): KeyPattern => ({ counts: pair[side], items: pair.items }));
  const scale = scaleKeys(
    criterion,
    level,
    rows.flatMap(({ counts }) => counts.map(([key]) => key)),
  );
  if (!scale.ok) return scale;
  return { ok: true, scaled: scale.scale.scaled, patterns: toPatterns(rows, scale.scale, raters, together) };
}
