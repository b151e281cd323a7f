import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { patternCoefficients } from "@/lib/core/agreement/coefficients";
import { categoriesOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns";
import { scaleTable } from "@/lib/core/agreement/scale";
import { createRandom } from "@/lib/core/random/generator";
import { buildRatingTable, type RatingRow } from "@/lib/core/rating-table";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { actorFor } from "@/prisma/factories/people";
import { makeWork } from "@/prisma/factories/work";
import { agreementOn, agreementOverview, labelTotals } from "./queries";
import { agreementQuerySchema } from "./schema";

/** Four people label 12 examples with overlap 3, and with seeded opinions; what they gave is returned as rows. */
async function labelledProject(seed: number) {
  const made = await makeWork(12, { overlap: 3 }, 4);
  await made.open();
  const random = createRandom(seed);
  const rows: RatingRow[] = [];
  for (let turn = 0; rows.length < 36; turn++) {
    const { scope, annotatorId } = made.workers[turn % 4]!;
    const next = await nextLease(scope);
    // Towards the end what is left may not be for the one whose turn it is.
    if ("nothing" in next) continue;
    const helpfulness = 1 + Math.floor(random.uniform() * 5);
    const correct = random.uniform() < 0.7 ? "yes" : "no";
    const { assignmentId, leaseToken, example } = next.lease;
    await submit(scope, assignmentId, { leaseToken, answers: { helpfulness, correct } });
    rows.push({ item: example.id, rater: annotatorId, value: helpfulness });
  }
  const scope = await requireProject(await actorFor(made.lead.user.id), made.projectId, "measure:read");
  return { ...made, rows, scope };
}

describe("agreement from SQL patterns", () => {
  test("equals agreement from the ratings in memory, by maintained counts and by single judgments", async () => {
    const { rows, scope, workers } = await labelledProject(7);
    const table = buildRatingTable(rows);
    if (!table.ok) throw new Error("the rows are usable");
    const scaled = scaleTable(table.table, "ordinal", { declared: [1, 2, 3, 4, 5] });
    if (!scaled.ok) throw new Error(scaled.reason);
    const expected = patternCoefficients(
      patternsFromTable(scaled.scaled.table).patterns,
      "ordinal",
      categoriesOf(scaled.scaled),
    );
    const everybody = workers.map((worker) => worker.annotatorId).join(",");
    for (const query of [{ criterion: "helpfulness" }, { criterion: "helpfulness", annotators: everybody }]) {
      const found = await agreementOn(scope, agreementQuerySchema.parse(query));
      if (!found.ok) throw new Error(found.message);
      for (const [name, estimate] of Object.entries(expected)) {
        expect(found.value.report.coefficients[name]!.value).toBeCloseTo(estimate.value!, 12);
        expect(found.value.report.coefficients[name]!.interval![0]).toBeCloseTo(estimate.interval![0], 12);
      }
      expect(found.value.report.coefficients.alpha).toMatchObject({ items: 12, raters: 4, pairs: 36, judgments: 36 });
    }
  });

  test("names what is unknown", async () => {
    const { scope } = await labelledProject(1);
    const ask = (query: object) =>
      agreementOn(scope, agreementQuerySchema.parse({ criterion: "helpfulness", ...query }));
    expect(await ask({ criterion: "charm" })).toMatchObject({ ok: false, reason: "unknown-criterion" });
    expect(await ask({ version: 9 })).toMatchObject({ ok: false, reason: "unknown-version" });
    expect(await ask({ annotators: "who@example.org" })).toMatchObject({ ok: false, reason: "unknown-annotators" });
  });

  test("gives pairs with their common items, and the totals of the project", async () => {
    const { scope } = await labelledProject(3);
    const found = await agreementOn(scope, agreementQuerySchema.parse({ criterion: "correct" }));
    if (!found.ok) throw new Error(found.message);
    expect(found.value.pairwise).toHaveLength(6);
    expect(found.value.pairwise.reduce((sum, pair) => sum + pair.items, 0)).toBe(36);
    expect(await labelTotals(scope)).toEqual({ examples: 12, labelled: 12, annotators: 4, judgments: 72 });
    expect(await agreementOverview(scope, {})).toMatchObject({
      ok: true,
      value: [{ criterion: { key: "helpfulness" } }, { criterion: { key: "correct" } }],
    });
  });
});
