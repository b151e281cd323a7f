import "server-only";
import type { Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { type LabelFilter, resolveLabels, type TakeOut } from "@/lib/labels/filter";
import type { LabelQuery } from "@/lib/labels/schema";
import { no, ok } from "@/lib/server/errors";
import { type Condition, conditionsOf } from "./condition";
import { misfit } from "./meets";

/** A criterion that something is asked of. */
export interface AskedCriterion {
  /** As the version that was asked for defines it, else the newest one that has it. */
  criterion: Criterion;
  /** The labels on it. */
  filter: LabelFilter;
}

/** A condition with the criterion that it is about. */
export interface AskedCondition extends AskedCriterion {
  condition: Condition;
}

/** What a refusal of conditions answers with. */
export const CONDITION_REFUSALS = ["unfit-condition"] as const;

async function lookUp(scope: TakeOut, labels: LabelQuery, key: string) {
  const found = await resolveLabels(scope, { ...labels, criterion: key });
  return found.ok ? ok<AskedCriterion>({ criterion: found.value.criterion!, filter: found.value }) : found;
}

/**
 * Looks up what the conditions of a query name. Those of a release are `kept`: they were checked when it was made, and a later version
 * of the guideline takes nothing from them.
 */
export async function lookUpConditions(
  scope: TakeOut,
  { where, ...labels }: LabelQuery & { where?: string[] | undefined },
  kept = false,
) {
  const conditions = conditionsOf(where);
  const about = new Map<string, AskedCriterion>();
  for (const key of new Set(conditions.map(({ criterion }) => criterion))) {
    const found = await lookUp(scope, labels, key);
    if (!found.ok) return found;
    about.set(key, found.value);
  }
  const asked = conditions.map((condition): AskedCondition => ({ condition, ...about.get(condition.criterion)! }));
  for (const { condition, criterion } of kept ? [] : asked) {
    const problem = misfit(condition, criterion);
    if (problem) return no("unfit-condition", problem);
  }
  return ok(asked);
}

/**
 * The criterion that is the better response, as the version that is asked for has it, else the pinned one; null where it has none. That
 * of a release is `kept`.
 */
export async function lookUpBetterResponse(
  scope: TakeOut,
  labels: LabelQuery,
  version: LabelFilter["version"],
  kept?: string,
) {
  const criteria = await criteriaOf(version?.id ?? scope.project.guidelineVersionId);
  const key = kept ?? criteria.find(({ betterResponse }) => betterResponse)?.key;
  return key === undefined ? ok(null) : lookUp(scope, labels, key);
}
