import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { Criterion } from "@/lib/guideline/schema";
import { type AnonymousLabel, readCase, type StandingResolution } from "@/lib/resolve/case";
import { decide } from "../decide";
import type { CriterionStanding } from "./schema";

/** How an example stands on each criterion of a version: decisions as exports take them, and the labels of people. */
export async function standingsOf(
  scope: ProjectScope<"resolve:read">,
  exampleId: string,
  version: number,
): Promise<CriterionStanding[]> {
  const found = await readCase(scope, exampleId, version);
  return found ? found.criteria.map((criterion) => standingOf(criterion, found.labels, found.resolutions)) : [];
}

function standingOf(
  criterion: Criterion,
  labels: readonly AnonymousLabel[],
  resolutions: readonly StandingResolution[],
): CriterionStanding {
  const { key } = criterion;
  const given = labels.flatMap(({ isModel, values }) => (isModel || values[key] === undefined ? [] : [values[key]]));
  const settled = resolutions.find(({ criterionKey }) => criterionKey === key);
  const deciding = given.map((value) => ({ criterion: key, value, valueKey: storedKey(criterion, value), since: 0 }));
  const decision = decide(deciding, settled ? { [key]: settled } : {})[key];
  return {
    criterion: key,
    state: decision?.state ?? "unlabelled",
    value: decision && "value" in decision ? decision.value : null,
    labels: given,
  };
}
