import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { listSlices } from "@/lib/examples/slices";
import { db } from "@/lib/server/db";
import { makeExamples, makeGold } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { type ExamplesView, listExamples, pageExamples, readExample } from "./example-queries";
import { exampleListSchema } from "./schema";
import { storeExamples } from "./store-examples";

async function project() {
  const { projectId } = await makeProject();
  const { actor } = await makeMember(projectId, "viewer");
  const scope = await requireProject(actor, projectId, "examples:read");
  const find = async (view: Partial<ExamplesView>) => {
    const all = { q: "", sort: { direction: "asc" }, page: 1, size: 25, ...view } as const;
    const { rows, total } = await listExamples(scope, all);
    return { ids: rows.map(({ externalId }) => externalId), total, rows };
  };
  return { projectId, scope, find };
}

describe("the browser of examples", () => {
  test("finds by id and text, takes % and _ as letters, and pages", async () => {
    const { projectId, find } = await project();
    await makeExamples(projectId, 12);
    await storeExamples(
      db(),
      projectId,
      [],
      [
        { line: 1, example: { kind: "text", id: "sale", text: "Save 50% on under_scores" } },
        { line: 2, example: { kind: "text", id: "other", text: "Save 50 pounds" } },
      ],
    );
    expect((await find({ q: "50%" })).ids).toEqual(["sale"]);
    expect((await find({ q: "R_SCORES" })).ids).toEqual(["sale"]);
    expect((await find({ q: "answer E12" })).ids).toEqual(["e12"]);
    expect((await find({ q: "\u0000" })).total).toBe(14);
    expect((await find({ kind: "text", sort: { direction: "desc" } })).ids).toEqual(["sale", "other"]);
    expect(await find({ page: 2, size: 10 })).toMatchObject({ total: 14, ids: { length: 4 } });
  });

  test("narrows to a slice and says which there are", async () => {
    const { projectId, find, scope } = await project();
    const slices = [
      { topic: "law=1", hard: true },
      { topic: "art", hard: false },
    ];
    const batch = slices.map((own, n) => ({
      line: n,
      example: { kind: "text" as const, id: `s${n}`, text: `t${n}`, slices: own },
    }));
    await storeExamples(db(), projectId, [], batch);
    expect((await find({ slice: "topic=law=1" })).ids).toEqual(["s0"]);
    expect((await find({ slice: "hard=false" })).ids).toEqual(["s1"]);
    expect(await listSlices(scope)).toEqual([
      { name: "hard", value: "false" },
      { name: "hard", value: "true" },
      { name: "topic", value: "art" },
      { name: "topic", value: "law=1" },
    ]);
  });

  test("opens one in full, and none of another project", async () => {
    const own = await project();
    const other = await project();
    const [id] = await makeExamples(own.projectId, 1);
    await makeGold(own.projectId, id!, { correct: "yes" });
    expect(await readExample(own.scope, id!)).toEqual({
      id: "e1",
      kind: "instruction",
      prompt: "Question e1?",
      response: "Answer e1.",
      gold: { correct: "yes" },
    });
    expect((await own.find({})).rows[0]).toMatchObject({ isGold: true, text: "Question e1?" });
    expect(await readExample(other.scope, id!)).toBeNull();
    expect(await readExample(other.scope, "no id")).toBeNull();
    expect((await other.find({})).total).toBe(0);
  });
});

describe("the examples by cursor", () => {
  test("come page by page in the order in which they came, under a filter", async () => {
    const { projectId, scope } = await project();
    await makeExamples(projectId, 5);
    const read = (cursor?: string) =>
      pageExamples(scope, exampleListSchema.parse({ limit: 2, cursor, kind: "instruction" }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await read(cursor);
      seen.push(...page.items.map(({ externalId }) => externalId));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(["e1", "e2", "e3", "e4", "e5"]);
    expect(exampleListSchema.safeParse({ cursor: "e1" }).success).toBe(false);
  });
});
