import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { db } from "@/lib/server/db";
import { checksByKey } from "./fit";
import { runsOf } from "./queries";
import { stepWords } from "./step-words";

/** A run of a recipe as a release names it. */
export interface StandingRun {
  run: string;
  name: string;
  version: number;
  hash: string;
  guidelineVersion: number;
  steps: { step: { step: string }; says: string; taken: number; counts: Record<string, number> }[];
  /** Its exclusions that stood. */
  excluded: number;
  /** Examples in whose places cleaned versions of it stood. */
  replaced: number;
}

/** The runs whose exclusions stood when the numbers of resolutions and marks had come as far as this, oldest first. */
export async function runsStandingAt(scope: ProjectScope<"release:write">, sequence: number): Promise<StandingRun[]> {
  const { projectId } = scope;
  const standing = await db().$queryRaw<{ run: string; excluded: number; replaced: number }[]>`
    SELECT x.run_id AS run, count(*) FILTER (WHERE x.reason <> 'replaced')::int AS excluded,
           count(*) FILTER (WHERE x.reason = 'replaced')::int AS replaced FROM example_mark x
    WHERE x.project_id = ${projectId}::uuid AND x.run_id IS NOT NULL AND x.kind = 'exclusion' AND x.sequence <= ${sequence}::bigint
      AND (x.lifted_sequence IS NULL OR x.lifted_sequence > ${sequence}::bigint)
    GROUP BY 1`;
  if (standing.length === 0) return [];
  const byRun = new Map(standing.map(({ run, ...marks }) => [run, marks]));
  const [runs, checks, criteria] = await Promise.all([
    runsOf(scope, [...byRun.keys()]),
    checksByKey(scope),
    criteriaOf(scope.project.guidelineVersionId),
  ]);
  return runs.reverse().map(({ id, name, version, hash, guidelineVersion, steps, figures }) => ({
    run: id,
    name,
    version,
    hash,
    guidelineVersion,
    steps: steps.map((step, at) => ({
      step,
      says: stepWords(step, { checks, criteria }),
      taken: figures.steps[at]?.taken ?? 0,
      counts: figures.steps[at]?.counts ?? {},
    })),
    ...byRun.get(id)!,
  }));
}
