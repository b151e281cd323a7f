import { patternCalculations } from "@/lib/core/agreement/coefficients";
import { compareAligned, comparedItems } from "@/lib/core/agreement/comparison";
import { undefinedEstimate } from "@/lib/core/agreement/estimate-from";
import { type Categories, categoriesOf, metricOf } from "@/lib/core/agreement/metric-of-level";
import type { Patterns } from "@/lib/core/agreement/patterns";
import type { Level } from "@/lib/core/agreement/scale";
import type { Estimate, UndefinedReason } from "@/lib/core/estimate";
import type { Criterion } from "@/lib/guideline/schema";
import { toPatterns } from "./agreement";
import { hasCoefficients } from "./criterion-values";
import { scaleKeys } from "./scale-keys";
import type { KeyPattern, KeyPatternPair } from "./stored-text";

/** One criterion as a version asked it. */
export interface AskedBy {
  criterion: Criterion;
  level: Level;
  /** People with a rating under the version. */
  raters: number;
}

export interface ComparisonInput {
  before: AskedBy;
  after: AskedBy;
  rows: readonly KeyPatternPair[];
}

/** Alpha of one criterion under two versions, and the later minus the earlier. */
export interface VersionComparison {
  before: Estimate;
  after: Estimate;
  difference: Estimate;
  /** Whether the interval of the difference excludes 0; null without an interval. */
  differs: boolean | null;
  /** Examples with at least two labels under both versions; these make the comparison a paired one. */
  both: number;
}

/**
 * Compares alpha under two versions of a criterion: only labels that were given under the same version are paired with each other.
 * Each version has its own categories. Under different levels of measurement both figures stand, and their difference is undefined.
 */
export function compareVersions({ before, after, rows }: ComparisonInput): VersionComparison {
  const sides = [sideOf(before, rows, "before"), sideOf(after, rows, "after")] as const;
  const [a, b] = sides;
  if (!a.ok || !b.ok) return incomparable(sides, a.ok ? (b.ok ? "no-items" : b.reason) : a.reason);
  const { both } = comparedItems(a.patterns, b.patterns);
  if (before.level !== after.level) return { ...incomparable(sides, "levels-differ"), both };
  const comparison = compareAligned(metricOf(after.level), [a.patterns, b.patterns], [a.categories, b.categories]);
  return { ...comparison, both };
}

type Side =
  | { ok: true; level: Level; patterns: Patterns; categories: Categories }
  | { ok: false; reason: UndefinedReason };

function sideOf(
  { criterion, level, raters }: AskedBy,
  pairs: readonly KeyPatternPair[],
  side: "before" | "after",
): Side {
  if (!hasCoefficients(criterion)) return { ok: false, reason: "not-compared" };
  const rows = pairs.map((pair): KeyPattern => ({ counts: pair[side], items: pair.items }));
  const scale = scaleKeys(
    criterion,
    level,
    rows.flatMap(({ counts }) => counts.map(([key]) => key)),
  );
  if (!scale.ok) return scale;
  return {
    ok: true,
    level,
    patterns: toPatterns(rows, scale.scale, raters),
    categories: categoriesOf(scale.scale.scaled),
  };
}

function incomparable([a, b]: readonly [Side, Side], reason: UndefinedReason): VersionComparison {
  const nothing = { items: 0, raters: 0, pairs: 0, judgments: 0 };
  const alone = (side: Side) => (side.ok ? alphaOf(side) : undefinedEstimate("alpha", nothing, side.reason));
  return {
    before: alone(a),
    after: alone(b),
    difference: undefinedEstimate("difference of alpha", nothing, reason),
    differs: null,
    both: 0,
  };
}

function alphaOf({ level, patterns, categories }: Extract<Side, { ok: true }>): Estimate {
  return patternCalculations(patterns, level, categories)[level === "set" ? "alpha-masi" : "alpha"]!();
}
