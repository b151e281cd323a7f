import { describe, expect, test } from "vitest";
import { createToken } from "@/lib/auth/tokens";
import { metricOf } from "@/lib/core/agreement/metric-of-level";
import { agreementReport } from "@/lib/core/agreement/report";
import { scaleTable } from "@/lib/core/agreement/scale";
import { buildRatingTable } from "@/lib/core/rating-table";
import { callApi } from "@/prisma/testing/api-call";
import { makeRatedProject } from "@/prisma/testing/rated-project";
import { casesOn } from "./case-queries";
import { listCases, readDrillDown } from "./drill-down-endpoints";
import { drillDownOn } from "./drill-down-queries";
import { casesQuerySchema, drillDownQuerySchema } from "./schema";

const tokenOf = async (userId: string) => (await createToken({ userId, name: "test", days: 1 })).token;

describe("where people disagree", () => {
  test("the page, the call and the core say the same", async () => {
    const { rows, scope, lead } = await makeRatedProject(7, 4);
    const table = buildRatingTable(rows);
    if (!table.ok) throw new Error("the rows are usable");
    const scaled = scaleTable(table.table, "ordinal", { declared: [1, 2, 3, 4, 5] });
    if (!scaled.ok) throw new Error(scaled.reason);
    expect(metricOf("ordinal")).toBe("ordinal");
    const core = agreementReport(scaled.scaled);
    const page = await drillDownOn(scope, drillDownQuerySchema.parse({ criterion: "helpfulness" }), {
      remembered: true,
    });
    if (!page.ok || !page.value.found) throw new Error("it is compared");
    const { found } = page.value;
    expect(found.carryingHalf).toBe(core.itemsCarryingHalf);
    expect(found.compared).toBe(core.pairableItems);
    if (!core.itemDisagreement.ok || !core.leaveOneOut.ok) throw new Error("small enough");
    const most = core.itemDisagreement.rows.filter(({ share }) => share! > 0);
    expect(found.disputed.map(({ share }) => share)).toEqual(most.map(({ share }) => expect.closeTo(share!, 12)));
    const without = new Map(
      core.leaveOneOut.rows.map(({ rater, difference }) => [table.table.raters[rater], difference.value]),
    );
    for (const { annotator, difference } of found.without)
      expect(difference.value).toBeCloseTo(without.get(annotator.id)!, 12);
    expect(found.comparable).toHaveLength(1);
    const pairs = found.confusion!.counts.flatMap((row, a) => row.filter((_, b) => b >= a));
    expect(pairs.reduce((sum, n) => sum + n, 0)).toBe(36);
    const { json } = await callApi(readDrillDown, {
      token: await tokenOf(lead.user.id),
      params: { id: scope.projectId },
      query: "?criterion=helpfulness",
    });
    expect(json).toMatchObject({ ...JSON.parse(JSON.stringify(found)), criterion: "helpfulness", level: "ordinal" });
  });

  test("the examples behind a cell are those with both answers; of two people those on which they differ", async () => {
    const { rows, scope, lead, workers } = await makeRatedProject(3, 4);
    const given = [...new Set(rows.map(({ item }) => item))].map(
      (item) => [item, rows.filter((row) => row.item === item)] as const,
    );
    const ask = async (query: object) => {
      const found = await casesOn(scope, casesQuerySchema.parse({ criterion: "helpfulness", ...query }), {
        offset: 0,
        limit: 100,
      });
      if (!found.ok) throw new Error(found.message);
      return found.value;
    };
    const both = given.filter(([, labels]) => [2, 4].every((value) => labels.some((one) => one.value === value)));
    const cell = await ask({ answers: ["2", "4"] });
    expect(cell.rows.map(({ example }) => example.externalId).sort()).toEqual(both.map(([item]) => item).sort());
    expect(cell.total).toBe(both.length);
    const pair = workers.slice(0, 2).map(({ annotatorId }) => annotatorId);
    const differing = given.filter(([, labels]) => {
      const own = labels.filter(({ rater }) => pair.includes(rater));
      return own.length === 2 && own[0]!.value !== own[1]!.value;
    });
    const conflicts = await ask({ annotators: pair });
    expect(conflicts.rows.map(({ example }) => example.externalId).sort()).toEqual(
      differing.map(([item]) => item).sort(),
    );
    const token = await tokenOf(lead.user.id);
    const seen: string[] = [];
    for (let cursor: string | null = "0"; cursor !== null; ) {
      const { json } = await callApi(listCases, {
        token,
        params: { id: scope.projectId },
        query: `?criterion=helpfulness&differ=any&limit=5&cursor=${cursor}`,
      });
      seen.push(...json.items.map(({ example }: { example: { id: string } }) => example.id));
      expect(json.total).toBe(12);
      cursor = json.next;
    }
    expect(new Set(seen).size).toBe(12);
  });
});
