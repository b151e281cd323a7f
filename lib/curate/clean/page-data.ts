import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { CLEANINGS } from "@/lib/clean/cleanings";
import type { CleaningId } from "@/lib/clean/operation-ids";
import { listSlices, sliceText } from "@/lib/examples/slices";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { lastAttempt } from "@/lib/jobs/job-queries";
import { db } from "@/lib/server/db";
import { type ChangedText, changedTexts } from "./changed-texts";
import { exampleOf, type StoredParent } from "./derive-child";
import { listCleaned, listCleanings, readCleaning } from "./queries";

type Read = ProjectScope<"release:write">;

const [ON_A_PAGE, EXAMPLES_ON_A_PAGE, TEXTS_SHOWN] = [10, 20, 5];

/** What can be chosen, and what was cleaned. */
export async function cleanPage(scope: Read, cursor: string | undefined) {
  const [criteria, job, runs, slices] = await Promise.all([
    criteriaOf(scope.project.guidelineVersionId),
    lastAttempt(scope, "clean-examples"),
    listCleanings(scope, { limit: ON_A_PAGE, cursor }),
    listSlices(scope),
  ]);
  return {
    criteria: criteria.map(({ key, title }) => ({ key, title })),
    job,
    runs,
    slices: slices.map(sliceText),
    titles: titlesOfOperations(),
  };
}

const titlesOfOperations = () =>
  Object.fromEntries(CLEANINGS.map(({ id, title }) => [id, title])) as Record<CleaningId, string>;

/** One cleaning with a page of its examples, each before and after; null where there is none of this id. */
export async function cleaningPage(scope: Read, id: string, cursor: string | undefined) {
  const run = await readCleaning(scope, id);
  if (!run) return null;
  const [examples, criteria] = await Promise.all([
    listCleaned(scope, id, { limit: EXAMPLES_ON_A_PAGE, cursor }),
    criteriaOf(run.plan.guidelineVersionId),
  ]);
  const texts = await textsOf(
    scope,
    examples.items.map(({ id: parent, childId }) => [parent, childId]),
  );
  const titles = Object.fromEntries(criteria.map(({ key, title }) => [key, title]));
  return { run, examples, texts, criteria: titles, titles: titlesOfOperations() };
}

/** What differs between parents and what stands in their places, by parent. */
export async function textsOf(
  { projectId }: { projectId: string },
  pairs: readonly (readonly [parent: string, child: string | null])[],
): Promise<Map<string, ChangedText[]>> {
  const ids = pairs.flatMap(([parent, child]) => (child ? [parent, child] : []));
  const rows = await db().example.findMany({
    where: { projectId, id: { in: ids } },
    select: { id: true, externalId: true, kind: true, content: true, slices: true, provenance: true },
  });
  const byId = new Map(rows.map((row) => [row.id, exampleOf(row as unknown as StoredParent)]));
  return new Map(
    pairs.flatMap(([parent, child]) => {
      const [before, after] = [byId.get(parent), child ? byId.get(child) : undefined];
      return before && after ? [[parent, changedTexts(before, after, TEXTS_SHOWN)] as const] : [];
    }),
  );
}
