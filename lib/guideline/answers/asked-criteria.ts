import type { Criterion } from "../schema";

/**
 * The criteria that one assignment asks: those it names, or all. One whose condition hangs on a criterion that is not asked was shown
 * to its person before, so it is asked without the condition.
 */
export function askedCriteria(all: readonly Criterion[], named: readonly string[]): Criterion[] {
  if (named.length === 0) return [...all];
  const names = new Set(named);
  return all
    .filter(({ key }) => names.has(key))
    .map((criterion) => {
      const { showIf, ...unconditional } = criterion;
      return !showIf || names.has(showIf.criterion) ? criterion : unconditional;
    });
}

/** A criterion with those that its answer shows or hides, directly or through others. */
export function withDependents(all: readonly Criterion[], key: string): string[] {
  const keys = new Set([key]);
  for (const { key: own, showIf } of all) if (showIf && keys.has(showIf.criterion)) keys.add(own);
  return [...keys];
}
