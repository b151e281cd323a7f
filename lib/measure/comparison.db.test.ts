import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { compareGroups } from "@/lib/core/agreement/comparison";
import { scaleTable } from "@/lib/core/agreement/scale";
import { buildRatingTable } from "@/lib/core/rating-table";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { acknowledged, OTHER_MEANING } from "@/prisma/factories/labelling";
import { HELPFULNESS } from "@/prisma/factories/project";
import { moveTo, publishNext } from "@/prisma/factories/versions";
import { makeRatedProject } from "@/prisma/testing/rated-project";
import { compareOn, comparisonOverview } from "./comparison-queries";
import { comparisonQuerySchema } from "./schema";

/** Twelve examples labelled under version 1; all of them are asked again on helpfulness under version 2. */
async function twice() {
  const project = await makeRatedProject(11, 4);
  const version = await publishNext(project, {
    helpfulness: OTHER_MEANING,
    staleJudgments: { helpfulness: "requeue" },
  });
  await moveTo(project, version);
  const again: typeof project.rows = [];
  for (const worker of project.workers) {
    await acknowledged(worker, version);
    for (let next = await nextLease(worker.scope); "lease" in next; next = await nextLease(worker.scope)) {
      const { assignmentId, leaseToken, example } = next.lease;
      const helpfulness = 1 + (Number(example.id.slice(1)) % 5);
      await submit(worker.scope, assignmentId, { leaseToken, answers: { helpfulness } });
      again.push({ item: example.id, rater: worker.annotatorId, value: helpfulness });
    }
  }
  // The pin moved since the scope was proved.
  return { ...project, again, scope: await requireProject(project.lead.actor, project.projectId, "measure:read") };
}

describe("agreement under two versions", () => {
  test("equals the comparison of the ratings in memory, by maintained counts and by single judgments", async () => {
    const { rows, again, scope, workers } = await twice();
    const under = (number: number, ratings: typeof rows) =>
      ratings.map((row) => ({ ...row, rater: `${row.rater} under ${number}` }));
    const table = buildRatingTable([...under(1, rows), ...under(2, again)]);
    if (!table.ok) throw new Error("the rows are usable");
    const scaled = scaleTable(table.table, "ordinal", { declared: [1, 2, 3, 4, 5] });
    if (!scaled.ok) throw new Error(scaled.reason);
    const group = Int32Array.from([...rows, ...again], (_, index) => (index < rows.length ? 0 : 1));
    const expected = compareGroups(scaled.scaled, "ordinal", group, [0, 1]);
    const everybody = workers.map((worker) => worker.annotatorId).join(",");
    for (const more of [{}, { annotators: everybody }]) {
      const query = comparisonQuerySchema.parse({ criterion: "helpfulness", before: 1, after: 2, ...more });
      const found = await compareOn(scope, query);
      if (!found.ok) throw new Error(found.message);
      for (const side of ["before", "after", "difference"] as const) {
        const estimate = found.value.comparison[side];
        expect(estimate.value).toBeCloseTo(expected[side].value!, 12);
        expect(estimate.interval![0]).toBeCloseTo(expected[side].interval![0], 12);
        expect(estimate).toMatchObject({ items: 12, raters: 4 });
      }
      expect(found.value.comparison).toMatchObject({ both: 12, differs: expected.differs });
    }
  });

  test("lists every criterion with what happened to it; labels that were kept count for their own version", async () => {
    const { scope } = await twice();
    const found = await comparisonOverview(scope, { before: 1, after: 2 });
    if (!found.ok) throw new Error(found.message);
    expect(found.value.rows).toMatchObject([
      { key: "helpfulness", change: "semantic", comparison: { difference: { items: 12 }, both: 12 } },
      {
        key: "correct",
        change: "unchanged",
        comparison: { before: { items: 12 }, after: { value: null, undefinedBecause: "no-items" }, both: 0 },
      },
    ]);
    expect(await comparisonOverview(scope, { before: 1, after: 9 })).toMatchObject({ reason: "unknown-version" });
  });

  test("has no difference where the level changed, or where only one version asks", async () => {
    const project = await twice();
    const helpfulness = { ...HELPFULNESS, ...OTHER_MEANING, level: "interval" as const };
    await publishNext(project, { criteria: [helpfulness] });
    const scope = await requireProject(project.lead.actor, project.projectId, "measure:read");
    const found = await comparisonOverview(scope, { before: 1, after: 3 });
    if (!found.ok) throw new Error(found.message);
    const [asked, gone] = found.value.rows;
    expect(asked!.comparison).toMatchObject({
      before: { method: "alpha-ordinal", items: 12 },
      difference: { value: null, undefinedBecause: "levels-differ" },
      differs: null,
    });
    expect(gone).toMatchObject({ key: "correct", change: "removed", comparison: null });
  });
});
