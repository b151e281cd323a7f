import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import { createToken } from "@/lib/auth/tokens";
import { guidelineHash } from "@/lib/guideline/content-hash";
import { getVersion, postGuidelineFile } from "@/lib/guideline/endpoints";
import { writeGuidelineFile } from "@/lib/guideline/file/guideline-file";
import { importGuidelineSchema, publishSchema } from "@/lib/guideline/inputs";
import { draftOf } from "@/lib/guideline/queries/draft";
import { type GuidelineContent, guidelineContentSchema } from "@/lib/guideline/schema";
import { anyContent } from "@/prisma/factories/guideline-arbitrary";
import { actorFor, makeUser } from "@/prisma/factories/people";
import { CORRECT, HELPFULNESS } from "@/prisma/factories/project";
import { callApi } from "@/prisma/testing/api-call";
import { importGuideline } from "./import-guideline";
import { publish } from "./publish";

let author: Actor;
let token: string;
beforeAll(async () => {
  author = await actorFor((await makeUser({ instanceRole: "author" })).id);
  token = (await createToken({ userId: author.userId, name: "t", days: 1 })).token;
});

const CONTENT = guidelineContentSchema.parse({
  body: "# Truth\n\nSay what holds.  \n",
  criteria: [HELPFULNESS, CORRECT],
});
const importing = (input: object) => importGuideline(author, importGuidelineSchema.parse(input));
const fileOf = (content: GuidelineContent) => writeGuidelineFile({ name: "Answers", content });

/** Imports a text as a new guideline and publishes it. */
async function published(text: string) {
  const made = await importing({ text });
  if (!made.ok) throw new Error(made.message);
  const version = await publish(await requireGuideline(author, made.value.id, "edit"), publishSchema.parse({}));
  if (!version.ok) throw new Error(version.message);
  return { id: made.value.id, ...version.value };
}

describe("importing a guideline", () => {
  it("keeps the hash through every export that can be read again", async () => {
    const { id, hash } = await published(fileOf(CONTENT));
    expect(hash).toBe(guidelineHash(CONTENT));
    for (const format of ["markdown", "json"]) {
      const { text } = await callApi(getVersion, { token, params: { id, n: "1" }, query: `?format=${format}` });
      expect((await published(text)).hash).toBe(hash);
      expect(await importing({ text, into: id })).toEqual({ ok: true, value: { id, hash, sameAs: 1, edited: false } });
    }
  });

  it("keeps the hash of any guideline, in any key order", async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, async (content) => {
        const turned = Object.fromEntries(Object.entries({ name: "x", ...content }).reverse());
        for (const text of [fileOf(content), JSON.stringify(turned, null, 1)]) {
          const made = await importing({ text });
          expect(made).toMatchObject({ ok: true, value: { hash: guidelineHash(content) } });
          const id = made.ok ? made.value.id : "";
          const draft = await draftOf(await requireGuideline(author, id, "edit"));
          expect(guidelineHash(guidelineContentSchema.parse(draft.content))).toBe(guidelineHash(content));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("makes a draft of an existing guideline, and replaces unpublished work only when told to", async () => {
    const { id } = await published(fileOf(CONTENT));
    const changed = { ...CONTENT, body: "# Truth\n\nSay only what holds.\n" };
    const text = writeGuidelineFile({ name: "Answers", content: changed, number: 1, hash: guidelineHash(CONTENT) });
    expect(await importing({ text, into: id })).toMatchObject({ ok: true, value: { sameAs: null, edited: true } });
    const again = fileOf({ ...CONTENT, body: "# Other\n" });
    expect(await importing({ text: again, into: id })).toMatchObject({ ok: false, reason: "draft-has-work" });
    const scope = await requireGuideline(author, id, "edit");
    expect((await draftOf(scope)).content.body).toBe(changed.body);
    expect(await importing({ text: again, into: id, replaceDraft: true })).toMatchObject({ ok: true });
    expect((await draftOf(scope)).content.body).toBe("# Other\n");
  });

  it("says what is wrong by line, in both forms, and imports nothing", async () => {
    const file = fileOf(CONTENT).replace('"key": "correct"', '"key": "Not a key"');
    const line = file.split("\n").findIndex((one) => one.includes("Not a key")) + 1;
    const problem = { line, field: "criteria.1.key" };
    expect(await importing({ text: file })).toMatchObject({
      ok: false,
      reason: "unreadable",
      detail: { problems: [problem] },
    });
    const json = '{"name": "x",\n"body": 7,\n"criteria": [\n{"key": "a"}\n]}';
    const refused = await callApi(postGuidelineFile, { token, body: { text: json } });
    expect(refused).toMatchObject({ status: 400, json: { code: "unreadable" } });
    const problems: { line: number; field: string }[] = refused.json.problems;
    expect(problems.filter(({ field }) => field === "body")).toMatchObject([{ line: 2 }]);
    expect(problems.filter(({ field }) => field === "criteria.0.title")).toMatchObject([{ line: 4 }]);
  });

  it("is refused to who may neither create nor edit", async () => {
    const { id } = await published(fileOf(CONTENT));
    const stranger = await actorFor((await makeUser()).id);
    const input = importGuidelineSchema.parse({ text: fileOf(CONTENT) });
    await expect(importGuideline(stranger, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(importGuideline(stranger, { ...input, into: id })).rejects.toMatchObject({ code: "not-found" });
  });
});
