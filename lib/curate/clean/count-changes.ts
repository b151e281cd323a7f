import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { takeWatermark } from "@/lib/facts/watermark";
import type { Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { db } from "@/lib/server/db";
import { carryAnswer } from "./carry-answer";
import { deriveEach, keptPlanOf } from "./clean-examples";
import { decidedAbout } from "./decided-about";
import { type Placed, type Present, placeChildren } from "./place-children";
import type { CleanPlan } from "./schema";
import { presentFor } from "./store-batch";

type Write = ProjectScope<"release:write">;

/** What a cleaning comes to, in numbers. */
export interface CleanCounts {
  /** Examples in whose places cleaned versions stand. */
  changed: number;
  /** That an operation would change and that stay as they are. */
  stayed: number;
  /** Decisions about these that hold for the cleaned versions too, and those that hold for the originals only. */
  inherited: number;
  lost: number;
}

export interface CountedChanges {
  counts: CleanCounts;
  /** Examples that leave with nothing new in their places: cleaned they say what another says. */
  merged: string[];
}

/**
 * Finds out what a cleaning would come to, and stores nothing. Null where `onProgress`, which hears of how many it was found out, ended it.
 */
export async function countChanges(
  scope: Write,
  plan: CleanPlan,
  onProgress: (looked: number) => Promise<boolean>,
): Promise<CountedChanges | null> {
  const kept = keptPlanOf(scope, plan);
  const criteria = await criteriaOf(kept.guidelineVersionId);
  const counts: CleanCounts = { changed: 0, stayed: 0, inherited: 0, lost: 0 };
  const merged: string[] = [];
  const made = new Map<string, Present>();
  let done = 0;
  const run = { plan: kept, lastSequence: await takeWatermark(scope.projectId) };
  const goesOn = await deriveEach(scope, run, 0, async ({ derived, looked }) => {
    const before = derived.flatMap((one) => (one.outcome === "child" ? (made.get(one.child.contentHash) ?? []) : []));
    const placed = placeChildren(derived, [...(await presentFor(db(), scope, derived)), ...before]);
    for (const one of placed) {
      if (!("child" in one)) {
        counts.stayed++;
        continue;
      }
      if (one.isBrought) counts.changed++;
      else merged.push(one.parent);
      const { id, externalId } = one.child;
      const { contentHash } = one.derived.child;
      made.set(contentHash, { id, externalId, contentHash, state: "standing" });
    }
    const { inherited, lost } = await labelsOf(scope, plan, criteria, placed);
    counts.inherited += inherited;
    counts.lost += lost;
    done += looked;
    return onProgress(done);
  });
  return goesOn ? { counts, merged } : null;
}

/** As `carryOver` would: only children inherit, and only what holds for them. */
async function labelsOf(scope: Write, plan: CleanPlan, criteria: readonly Criterion[], placed: readonly Placed[]) {
  const leaving = new Map(placed.flatMap((one) => ("child" in one ? [[one.parent, one] as const] : [])));
  const decided = await decidedAbout(
    db(),
    scope,
    [...leaving.keys()],
    criteria.map(({ key }) => key),
  );
  const inherited = decided.filter(({ example, criterion: key, value }) => {
    const one = leaving.get(example)!;
    const criterion = criteria.find((known) => known.key === key);
    if (one.outcome !== "child" || !plan.unaffected.includes(key) || !criterion) return false;
    return value === null || carryAnswer(criterion, value, one.derived.spanMap).value !== null;
  }).length;
  return { inherited, lost: decided.length - inherited };
}

const AT_ONCE = 1000;

/** What a cleaning that is stored came to, in the same terms. */
export async function countCleaned(scope: Write, run: string): Promise<CountedChanges> {
  const { projectId, project } = scope;
  const [counts] = await db().$queryRaw<Omit<CleanCounts, "lost">[]>`
    SELECT count(*) FILTER (WHERE brought)::int AS changed, count(*) FILTER (WHERE child_id IS NULL)::int AS stayed, coalesce(sum(cardinality(inherited)), 0)::int AS inherited
    FROM clean_outcome WHERE project_id = ${projectId}::uuid AND run_id = ${run}::uuid`;
  const merged: string[] = [];
  const keys = (await criteriaOf(project.guidelineVersionId)).map(({ key }) => key);
  let decided = 0;
  for (let after: string | null = null; ; ) {
    const parents: { id: string; brought: boolean }[] = await db().$queryRaw`
      SELECT parent_id AS id, brought FROM clean_outcome WHERE project_id = ${projectId}::uuid AND run_id = ${run}::uuid AND child_id IS NOT NULL
        AND (${after}::uuid IS NULL OR parent_id > ${after}::uuid) ORDER BY parent_id LIMIT ${AT_ONCE}::int`;
    const last = parents.at(-1);
    if (!last) return { counts: { ...counts!, lost: Math.max(0, decided - counts!.inherited) }, merged };
    merged.push(...parents.filter(({ brought }) => !brought).map(({ id }) => id));
    const ids = parents.map(({ id }) => id);
    decided += (await decidedAbout(db(), scope, ids, keys)).length;
    after = last.id;
  }
}
