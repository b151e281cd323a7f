import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import type { CriterionInput } from "@/lib/guideline/schema";
import { makeExamples } from "@/prisma/factories/examples";
import { giveLabels } from "@/prisma/factories/labels";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { settledTable } from "./address";
import { settle } from "./commands";
import { listRuled, settleByRule } from "./rule";
import { resolutionSchema, ruleSchema } from "./schema";
import { listSettled, type SettledView, settledFacets } from "./settled";
import { withdrawSome } from "./withdraw";

const options = ["a", "b"].map((value) => ({ value, label: value.toUpperCase() }));
const TONE: CriterionInput = { key: "tone", title: "Tone", kind: "choice", level: "nominal", required: true, options };
const EVERYTHING: SettledView = {
  q: "",
  sort: { column: "example", direction: "asc" },
  page: 1,
  size: 50,
};
const MAJORITY = ruleSchema.parse({ method: "majority" });

/** Four examples: two of three agree on e1 … e3, two people differ on e4. One reviewer settles e4, another e1; a rule the rest. */
async function settled() {
  const { projectId, version } = await makeProject({ criteria: [TONE] });
  const ids = await makeExamples(projectId, 4);
  const answers = Object.fromEntries(ids.map((id, index) => [id, index < 3 ? ["a", "a", "b"] : ["a", "b"]]));
  await giveLabels({ projectId, versionId: version.id, criterion: TONE, answers });
  const [one, two] = await Promise.all(
    [0, 1].map(async () => {
      const { actor } = await makeMember(projectId, "reviewer");
      return requireProject(actor, projectId, "resolve:read", "resolve:write");
    }),
  );
  const decide = (scope: typeof one, example: string, reason: string, note = "") =>
    settle(scope!, resolutionSchema.parse({ example, criterion: "tone", value: "b", reason, note }));
  await decide(one, "e4", "slip", "A 100% slip");
  await decide(two, "e1", "ambiguous-example");
  const preview = await listRuled(one!, MAJORITY, { page: 1, size: 1, direction: "desc" });
  const made = await settleByRule(one!, MAJORITY);
  if (!made.ok) throw new Error(made.message);
  return { one: one!, two: two!, preview, batch: made.value.batch };
}

describe("what stands settled", () => {
  test("is found by whom, how, why, when, by its batch and by words", async () => {
    const { one, two, batch } = await settled();
    const found = async (some: Partial<SettledView>) => {
      const { rows, total } = await listSettled(one, { ...EVERYTHING, ...some });
      expect(total).toBe(rows.length);
      return rows.map(({ externalId }) => externalId);
    };
    expect(await found({})).toEqual(["e1", "e2", "e3", "e4"]);
    expect(await found({ author: two.actor.userId })).toEqual(["e1"]);
    expect(await found({ method: "majority" })).toEqual(["e2", "e3"]);
    expect(await found({ reason: "slip" })).toEqual(["e4"]);
    expect(await found({ batch })).toEqual(["e2", "e3"]);
    expect(await found({ q: "100% SLIP" })).toEqual(["e4"]);
    expect(await found({ q: "e%" })).toEqual([]);
    expect(await found({ criterion: "other" })).toEqual([]);
    expect(await found({ from: "2001-01-01" })).toHaveLength(4);
    expect(await found({ to: "2001-01-01" })).toEqual([]);
    expect(await found(await settledTable.load("?to=2001-02-31&author=nobody"))).toHaveLength(4);
    const { rows } = await listSettled(one, { ...EVERYTHING, sort: { column: "when", direction: "asc" }, size: 1 });
    expect(rows).toMatchObject([
      { externalId: "e4", value: "b", author: one.actor.name, criterion: { title: "Tone" }, versionNumber: 1 },
    ]);
    const { methods, people } = await settledFacets(one);
    expect([methods.sort(), people.length]).toEqual([["adjudicated", "majority"], 2]);
  });

  test("is no longer in the list once it is taken back, and nothing of another project ever was", async () => {
    const { one } = await settled();
    const other = await settled();
    const { rows } = await listSettled(one, EVERYTHING);
    await withdrawSome(one, { ids: [rows[0]!.id, rows[2]!.id] });
    const left = await listSettled(one, EVERYTHING);
    expect(left.rows.map(({ externalId }) => externalId)).toEqual(["e2", "e4"]);
    expect((await listSettled(other.one, EVERYTHING)).total).toBe(4);
  });

  test("by a rule was shown before, page by page, with what it would become", async () => {
    const { preview, one } = await settled();
    expect(preview).toMatchObject({
      total: 2,
      rows: [{ externalId: "e3", criterionKey: "tone", value: "a", equal: 2, labels: 3 }],
    });
    expect(await listRuled(one, MAJORITY, { page: 1, size: 9, direction: "asc" })).toEqual({ rows: [], total: 0 });
  });
});
