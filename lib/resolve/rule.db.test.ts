import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import type { AnswerValue, CriterionInput } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { giveLabels } from "@/prisma/factories/labels";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { settle } from "./commands";
import { countCases } from "./queue";
import { listBatches, previewRule, settleByRule } from "./rule";
import { type RuleInput, resolutionSchema, ruleSchema } from "./schema";
import { withdrawBatch } from "./withdraw";

const TONE: CriterionInput = {
  key: "tone",
  title: "Tone",
  kind: "choice",
  level: "nominal",
  required: true,
  options: ["kind", "cold", "rude"].map((value) => ({ value, label: value })),
};
const SPANS: CriterionInput = { ...TONE, key: "spans", title: "Spans", kind: "span" };

/** Examples e1 … whose labels for the tone are given. */
async function toned(answers: readonly (readonly AnswerValue[])[], criterion = TONE) {
  const { projectId, version } = await makeProject({ criteria: [criterion] });
  const { actor } = await makeMember(projectId, "reviewer");
  const ids = await makeExamples(projectId, answers.length);
  const given = Object.fromEntries(ids.map((id, index) => [id, answers[index]!]));
  await giveLabels({ projectId, versionId: version.id, criterion, answers: given });
  const scope = await requireProject(actor, projectId, "resolve:write");
  const rule = (input: RuleInput) => ruleSchema.parse(input);
  const preview = async (input: RuleInput) => {
    const counted = await previewRule(scope, rule(input));
    return counted.ok ? counted.value.cases : null;
  };
  const standing = async () =>
    db().$queryRaw`
      SELECT e.external_id AS example, r.value, r.method, r.reason FROM resolution r JOIN example e ON e.id = r.example_id
      WHERE r.project_id = ${projectId}::uuid AND r.withdrawn_at IS NULL ORDER BY 1`;
  return { projectId, scope, actor, rule, preview, standing };
}

const LABELS: AnswerValue[][] = [
  ["kind", "kind", "kind"],
  ["kind", "kind", "cold"],
  ["kind", "kind", "kind", "cold"],
  ["kind", "cold", "rude"],
  ["rude", "rude"],
  ["cold"],
];

describe("settling by a rule", () => {
  test("says before how many there are: unanimous and majority share no case, and too few labels are none", async () => {
    const { preview } = await toned(LABELS);
    expect(await preview({ method: "unanimous", among: 2 })).toBe(2);
    expect(await preview({ method: "unanimous", among: 3 })).toBe(1);
    expect(await preview({ method: "majority", least: 2, among: 3 })).toBe(2);
    expect(await preview({ method: "majority", least: 3, among: 4 })).toBe(1);
    expect(await preview({ method: "majority", least: 2, among: 3, criterion: "none" })).toBe(0);
    expect(await preview({ method: "majority", least: 2, among: 3, flagged: "only" })).toBe(0);
  });

  test("settles them as one batch, is audited, and leaves alone what somebody settled", async () => {
    const { scope, rule, standing, projectId, actor } = await toned(LABELS);
    await settle(scope, resolutionSchema.parse({ example: "e2", criterion: "tone", value: "cold", reason: "slip" }));
    const majority = rule({ method: "majority", least: 2, among: 3 });
    const made = await settleByRule(scope, majority);
    expect(made).toMatchObject({ ok: true, value: { cases: 1 } });
    await settleByRule(scope, rule({ method: "unanimous", among: 2 }));
    expect(await standing()).toEqual([
      { example: "e1", value: "kind", method: "unanimous", reason: "rule" },
      { example: "e2", value: "cold", method: "adjudicated", reason: "slip" },
      { example: "e3", value: "kind", method: "majority", reason: "rule" },
      { example: "e5", value: "rude", method: "unanimous", reason: "rule" },
    ]);
    // What was unanimous never waited, so it is no progress of the queue.
    expect(await countCases(scope)).toMatchObject([{ waiting: 1, settled: 2 }]);
    const entry = await db().auditEntry.findFirst({ where: { projectId, action: "resolution.settle-by-rule" } });
    expect(entry).toMatchObject({
      actorId: actor.userId,
      detail: { method: "majority", least: 2, among: 3, cases: 1 },
    });
    expect(await settleByRule(scope, majority)).toMatchObject({ ok: false, reason: "nothing-to-settle" });
  });

  test("is withdrawn as one; the cases wait again", async () => {
    const { scope, rule } = await toned(LABELS);
    const made = await settleByRule(scope, rule({ method: "majority", least: 2, among: 3 }));
    if (!made.ok) throw new Error(made.message);
    const { batch } = made.value;
    expect(await listBatches(scope)).toMatchObject([{ id: batch, method: "majority", cases: 2 }]);
    expect(await withdrawBatch(scope, { batch })).toEqual({ ok: true, value: { cases: 2, requests: [] } });
    expect(await withdrawBatch(scope, { batch })).toMatchObject({ ok: false, reason: "not-found" });
    expect(await listBatches(scope)).toEqual([]);
    expect(await countCases(scope)).toMatchObject([{ waiting: 3, settled: 0 }]);
  });

  test("keeps the whole answer also where only its hash is a key", async () => {
    const long = Array.from({ length: 60 }, (_, index) => ({ start: 10 * index, end: 10 * index + 5, label: "kind" }));
    const { scope, rule, standing } = await toned([[long, long]], SPANS);
    await settleByRule(scope, rule({ method: "unanimous", among: 2 }));
    expect(await standing()).toMatchObject([{ value: long }]);
  });

  test.each([
    { method: "majority", least: 2, among: 4 },
    { method: "majority", least: 3, among: 3 },
    { method: "majority", least: 1, among: 2 },
  ])("refuses a majority that is none: $least of $among", (input) => {
    expect(ruleSchema.safeParse(input).success).toBe(false);
  });
});
