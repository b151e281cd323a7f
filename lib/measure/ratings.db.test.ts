import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { createToken } from "@/lib/auth/tokens";
import type { Estimate } from "@/lib/core/estimate";
import type { RatingRow } from "@/lib/core/rating-table";
import { resolveFigure } from "@/lib/labels/filter";
import { readCounted } from "@/lib/labels/log/read-log";
import { figureFilterSchema } from "@/lib/labels/schema";
import { callApi } from "@/prisma/testing/api-call";
import { makeRatedProject } from "@/prisma/testing/rated-project";
import { readAgreement } from "./endpoints";
import { figureFromRatings, logQuestion } from "./queries";
import { RATER_COEFFICIENTS } from "./schema";

/** What `npm run agree` says of the same ratings. */
function agreeCommand(rows: readonly RatingRow[]): Record<string, Estimate> {
  const input = rows.map(({ item, rater, value }) => JSON.stringify({ example: item, annotator: rater, value }));
  const args = ["--import", "tsx", "cli/agree.ts", "-", "--level", "ordinal", "--categories", "1,2,3,4,5"];
  const { stdout } = spawnSync(process.execPath, [...args, "--json"], { input: input.join("\n"), encoding: "utf8" });
  return JSON.parse(stdout).coefficients;
}

test.each([
  ["of three people who all rated every example", 3, false],
  ["of four people with gaps", 4, false],
  ["of two of them", 4, true],
])("the API gives the coefficients of the command, and refuses the others: ratings %s", async (_, people, onlyTwo) => {
  const { rows, workers, lead, projectId } = await makeRatedProject(11, people);
  const chosen = workers.slice(0, onlyTwo ? 2 : people).map((worker) => worker.annotatorId);
  const expected = agreeCommand(rows.filter((row) => chosen.includes(row.rater)));
  const { token } = await createToken({ userId: lead.user.id, name: "test", days: 1 });
  const filter = onlyTwo ? `&annotators=${chosen.join(",")}` : "";
  for (const name of [...RATER_COEFFICIENTS, "alpha", "ac2-quadratic"]) {
    const query = `?criterion=helpfulness&coefficient=${name}${filter}`;
    const { status, json } = await callApi(readAgreement, { token, params: { id: projectId }, query });
    const estimate = expected[name];
    if (!estimate) {
      expect([status, json.code], name).toEqual([400, "unknown-coefficient"]);
      expect(json.detail).toContain("conger-linear");
      continue;
    }
    expect([status, json.undefinedBecause], name).toEqual([200, estimate.undefinedBecause]);
    if (estimate.value === null) expect(json.value, name).toBeNull();
    else expect(json.value, name).toBeCloseTo(estimate.value, 9);
    // REML is found by a search, which ends a little elsewhere for every order of the rows.
    estimate.interval?.forEach((end, k) => {
      expect(json.interval[k], name).toBeCloseTo(end, 7);
    });
    expect([json.items, json.raters, json.judgments], name).toEqual([
      estimate.items,
      estimate.raters,
      estimate.judgments,
    ]);
  }
});

test("single ratings are read up to a limit, and none beyond it", async () => {
  const { scope } = await makeRatedProject(2, 4);
  const filter = await resolveFigure(scope, figureFilterSchema.parse({ criterion: "helpfulness" }));
  if (!filter.ok) throw new Error(filter.message);
  const question = await logQuestion(scope, filter.value, "ordinal");
  expect((await readCounted(question.log, question.filter, ["item"])).length).toBe(36);
  expect(await figureFromRatings(question, "conger", "jackknife", 36)).toMatchObject({ ok: true });
  expect(await figureFromRatings(question, "conger", "jackknife", 35)).toMatchObject({ reason: "too-many-ratings" });
});
