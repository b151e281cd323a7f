import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { flag } from "@/lib/label/lease-commands";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { EVERYTHING, resolveLabels } from "@/lib/labels/filter";
import { labelFilterSchema } from "@/lib/labels/schema";
import { settle } from "@/lib/resolve/commands";
import { resolutionSchema } from "@/lib/resolve/schema";
import { makeExamples } from "@/prisma/factories/examples";
import { makeWork } from "@/prisma/factories/work";
import { curateTable } from "./address";
import { countDecisions } from "./decision-queries";
import { countMembers, listMembers } from "./list-queries";

/** Two people differ on e1 and e2 and agree on e3; e1 is settled, e2 flagged; x1 and x2 came later and have no label. */
async function halfDone() {
  const made = await makeWork(3, { overlap: 2 }, 2);
  await made.open();
  for (const [index, { scope }] of made.workers.entries()) {
    for (let next = await nextLease(scope); "lease" in next; next = await nextLease(scope)) {
      const { assignmentId, leaseToken, example } = next.lease;
      if (example.id === "e2") await flag(scope, assignmentId, { body: `odd, says ${index}` });
      const helpfulness = example.id === "e3" ? 5 : 2 + index;
      await submit(scope, assignmentId, { leaseToken, answers: { helpfulness, correct: "yes" } });
    }
  }
  await makeExamples(made.projectId, 2, "x");
  const scope = await requireProject(made.lead.actor, made.projectId, "release:write", "export:read", "resolve:write");
  const input = { example: "e1", criterion: "helpfulness", value: 3, reason: "slip" };
  await settle(scope, resolutionSchema.parse(input));
  return { ...made, scope };
}

describe("what stands between labels and a release", () => {
  test("is counted per criterion, and the counts add up to the examples", async () => {
    const { scope } = await halfDone();
    const [helpfulness, correct] = await countDecisions(scope, EVERYTHING);
    expect(helpfulness).toMatchObject({
      resolved: { adjudicated: 1 },
      unanimous: 1,
      differ: 1,
      single: 0,
      unlabelled: 2,
    });
    expect(correct).toMatchObject({ resolved: {}, unanimous: 3, differ: 0, unlabelled: 2 });
  });

  test("is counted from the labels themselves where people are named: one of them alone decides nothing", async () => {
    const { scope, workers } = await halfDone();
    const asked = labelFilterSchema.parse({ annotators: workers[0]!.actor.email, criterion: "helpfulness" });
    const filter = await resolveLabels(scope, asked);
    if (!filter.ok) throw new Error(filter.message);
    expect(await countDecisions(scope, filter.value)).toMatchObject([
      { key: "helpfulness", resolved: { adjudicated: 1 }, unanimous: 0, differ: 0, single: 2, unlabelled: 2 },
    ]);
  });

  test("is listed: undecided by criterion, without labels, flagged with what was said", async () => {
    const { scope } = await halfDone();
    const list = async (search: Record<string, string>) =>
      listMembers(scope, await curateTable.load(Promise.resolve(search)));
    expect(await list({})).toMatchObject([
      { externalId: "e2", criterionKey: "helpfulness", state: "differ", labels: 2 },
    ]);
    expect(await list({ criterion: "correct" })).toEqual([]);
    expect((await list({ list: "unlabelled" })).map(({ externalId }) => externalId)).toEqual(["x1", "x2"]);
    const [flagged, ...others] = await list({ list: "flagged" });
    expect(others).toEqual([]);
    expect(flagged).toMatchObject({ externalId: "e2", flags: [{ body: "odd, says 0" }, { body: "odd, says 1" }] });
    expect(await list({ page: "2" })).toEqual([]);
    expect(await countMembers(scope)).toEqual({ unlabelled: 2, flagged: 1, excluded: 0 });
  });
});
