import { type ComparedSide, type Comparison, compareSides } from "@/lib/core/agreement/comparison";
import type { Level } from "@/lib/core/agreement/scale";
import type { Criterion } from "@/lib/guideline/schema";
import { hasCoefficients } from "./criterion-values";
import { scaleKeys, toPatterns } from "./scale-keys";
import { type KeyPattern, type KeyPatternPair, parsePatternPairs } from "./stored-text";

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

/** Compares alpha under two versions of a criterion: only labels that were given under the same version are paired with each other. */
export function compareVersions(asked: { before: AskedBy; after: AskedBy; rows: string }): VersionComparison {
  const rows = parsePatternPairs(asked.rows);
  return compareSides(sideOf(asked.before, rows, "before"), sideOf(asked.after, rows, "after"));
}

function sideOf(
  { criterion, level, raters }: AskedBy,
  pairs: readonly KeyPatternPair[],
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
  return { ok: true, scaled: scale.scale.scaled, patterns: toPatterns(rows, scale.scale, raters) };
}
