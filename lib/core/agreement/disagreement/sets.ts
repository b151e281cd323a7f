import type { Disagreement } from "@/lib/core/agreement/disagreement/form";
import { tabulatedDisagreement } from "@/lib/core/agreement/disagreement/tabulated";

/** 1 - |A and B| / |A or B|; two empty sets agree, an empty set and any other share nothing. */
export function jaccardDistance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = countShared(a, b);
  const union = a.size + b.size - shared;
  return union === 0 ? 0 : 1 - shared / union;
}

/**
 * MASI (Passonneau 2006): 1 - J M, J Jaccard's similarity and M = 1 for equal sets, 2/3 when one contains the other,
 * 1/3 when they overlap, 0 when they are disjoint. The thirds are exact (some packages write .67 and .33).
 */
export function masiDistance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = countShared(a, b);
  const union = a.size + b.size - shared;
  if (union === 0) return 0;
  if (shared === 0) return 1;
  if (shared === union) return 0;
  const containment = shared === Math.min(a.size, b.size) ? 2 / 3 : 1 / 3;
  return 1 - (shared / union) * containment;
}

/** A distance on sets as a disagreement between categories; used as it is, not squared. */
export function setDisagreement(
  sets: readonly (readonly string[])[],
  distance: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number,
): Disagreement {
  const members = sets.map((set) => new Set(set));
  return tabulatedDisagreement(sets.length, (a, b) => distance(members[a]!, members[b]!));
}

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const member of a) if (b.has(member)) shared++;
  return shared;
}
