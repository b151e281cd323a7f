import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { type GuidelineScope, requireGuideline } from "@/lib/auth/guideline-scope";
import { createGuideline } from "@/lib/guideline/commands/create-guideline";
import { publish } from "@/lib/guideline/commands/publish";
import { retireVersion } from "@/lib/guideline/commands/retire";
import { saveDraft } from "@/lib/guideline/commands/save-draft";
import { createGuidelineSchema, publishSchema } from "@/lib/guideline/inputs";
import { draftOf } from "@/lib/guideline/queries/draft";
import { guidelineDetail } from "@/lib/guideline/queries/guideline";
import { latestVersion, versionOf } from "@/lib/guideline/queries/version";
import { db } from "@/lib/server/db";
import { actorFor, makeUser } from "@/prisma/factories/people";
import { CORRECT, HELPFULNESS, makeProject } from "@/prisma/factories/project";

let author: Actor;
const BODY = "# Helpfulness\n\nRate what the answer does.\n";

async function freshGuideline(criteria = [HELPFULNESS, CORRECT]): Promise<GuidelineScope<"edit">> {
  const input = createGuidelineSchema.parse({ name: "Answers", body: BODY, criteria });
  const created = await createGuideline(author, input);
  return requireGuideline(author, created.ok ? created.value.id : "", "edit");
}
const publishing = (scope: GuidelineScope<"edit">, input: unknown = {}) => publish(scope, publishSchema.parse(input));

beforeAll(async () => {
  author = await actorFor((await makeUser({ instanceRole: "author" })).id);
});

describe("publish", () => {
  it("numbers eight parallel publications without a gap, and keeps what each published", async () => {
    const scope = await freshGuideline();
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => publishing(scope, { body: `${BODY}\nRule ${index}.\n` })),
    );
    const numbers = results.map((result) => (result.ok ? result.value.number : result.message));
    expect([...numbers].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const [index, number] of numbers.entries()) {
      const version = await versionOf(scope, Number(number));
      expect(version?.content.body).toBe(`${BODY}\nRule ${index}.\n`);
    }
  });

  it("publishes one of eight equal contents and calls the others unchanged", async () => {
    const scope = await freshGuideline();
    const results = await Promise.all(Array.from({ length: 8 }, () => publishing(scope, { body: `${BODY}New.\n` })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === "unchanged")).toHaveLength(7);
  });

  it("stores criteria as rows, the decided changes, the note and what becomes of stale judgments", async () => {
    const scope = await freshGuideline();
    await publishing(scope, { note: "first" });
    const title = { ...HELPFULNESS, title: "How helpful is it to the reader?" };
    const published = await publishing(scope, {
      criteria: [title],
      note: "say it as a question",
      changes: { helpfulness: "editorial" },
      staleJudgments: { helpfulness: { sample: 10 } },
    });
    expect(published).toMatchObject({ ok: true, value: { number: 2 } });
    const row = await db().guidelineVersion.findUniqueOrThrow({
      where: { guidelineId_number: { guidelineId: scope.guidelineId, number: 2 } },
      include: { criterionRows: true },
    });
    expect(row).toMatchObject({
      note: "say it as a question",
      changes: { helpfulness: "editorial", correct: "removed" },
      staleJudgments: { helpfulness: { sample: 10 } },
      criterionRows: [{ key: "helpfulness", kind: "scale", position: 0 }],
    });
    const audited = await db().auditEntry.count({
      where: { stream: `guideline:${scope.guidelineId}`, action: "guideline.publish", subject: row.id },
    });
    expect(audited).toBe(1);
  });

  it("refuses an incomplete draft by field, an unknown criterion, and a draft saved since", async () => {
    const scope = await freshGuideline();
    const { content } = await draftOf(scope);
    const [first, ...rest] = content.criteria;
    await saveDraft(scope, { revision: 0, content: { ...content, criteria: [{ ...first!, title: "" }, ...rest] } });
    expect(await publishing(scope)).toMatchObject({
      ok: false,
      reason: "invalid",
      detail: { errors: [{ field: "criteria.0.title" }] },
    });
    expect(await publishing(scope, { revision: 0 })).toMatchObject({ ok: false, reason: "stale" });
    expect(await publishing(scope, { criteria: [] })).toMatchObject({ ok: false, reason: "invalid" });
    const unknown = { criteria: [HELPFULNESS], staleJudgments: { tone: "requeue" } };
    expect(await publishing(scope, unknown)).toMatchObject({ ok: false, reason: "invalid" });
    expect(await latestVersion(scope)).toBeNull();
  });

  it("leaves a draft with unpublished work alone when something else is published, and follows otherwise", async () => {
    const scope = await freshGuideline();
    await publishing(scope, { body: `${BODY}One.\n` });
    expect((await draftOf(scope)).content.body).toBe(`${BODY}One.\n`);
    const draft = await draftOf(scope);
    await saveDraft(scope, { revision: draft.revision, content: { ...draft.content, body: "my work" } });
    await publishing(scope, { body: `${BODY}Two.\n` });
    expect((await draftOf(scope)).content.body).toBe("my work");
  });
});

describe("saveDraft", () => {
  it("loses nothing when two save the same revision: the second gets the first's text back", async () => {
    const scope = await freshGuideline();
    const { content } = await draftOf(scope);
    const texts = ["hers", "his", "theirs"];
    const saves = await Promise.all(
      texts.map((body) => saveDraft(scope, { revision: 0, content: { ...content, body } })),
    );
    const winner = saves.findIndex(({ ok }) => ok);
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1);
    expect(saves[winner]).toMatchObject({ ok: true, value: { revision: 1 } });
    for (const save of saves.filter(({ ok }) => !ok)) {
      expect(save).toMatchObject({
        reason: "stale",
        detail: { revision: 1, theirs: { content: { body: texts[winner] }, savedBy: author.name } },
      });
    }
  });

  it("keeps work that is not fit to publish", async () => {
    const scope = await freshGuideline([]);
    const criteria = [{ key: "", title: "", kind: "scale" as const, level: "ordinal" as const, required: true }];
    const content = { body: "half a sent", criteria, qualities: {} };
    expect(await saveDraft(scope, { revision: 0, content })).toMatchObject({ ok: true });
    expect((await draftOf(scope)).content).toEqual(content);
  });
});

describe("retireVersion", () => {
  it("refuses while a project is pinned to it and retires once otherwise", async () => {
    const { guidelineId } = await makeProject({ ownerId: author.userId });
    const scope = await requireGuideline(author, guidelineId, "edit");
    await publishing(scope, { body: `${BODY}More.\n` });
    expect(await retireVersion(scope, { number: 1 })).toMatchObject({ ok: false, reason: "in-use" });
    expect(await retireVersion(scope, { number: 2 })).toMatchObject({ ok: true });
    expect(await retireVersion(scope, { number: 2 })).toMatchObject({ ok: false, reason: "already-retired" });
    expect(await retireVersion(scope, { number: 9 })).toMatchObject({ ok: false, reason: "not-found" });
    const { versions } = await guidelineDetail(scope);
    expect(versions.map(({ number, retiredAt }) => [number, retiredAt !== null])).toEqual([
      [2, true],
      [1, false],
    ]);
  });
});
