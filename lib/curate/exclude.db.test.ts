import { expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { EVERYTHING } from "@/lib/labels/filter";
import { takeMarks } from "@/lib/release/marks";
import { planExport } from "@/lib/release/plan";
import { exportQuerySchema } from "@/lib/release/schema";
import { writeExport } from "@/lib/release/write-export";
import { countCases } from "@/lib/resolve/queue";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { giveLabels } from "@/prisma/factories/labels";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, makeProject } from "@/prisma/factories/project";
import { appPool } from "@/prisma/testing/connections";
import { curateTable } from "./address";
import { countDecisions, countKept } from "./decision-queries";
import { exclude, include } from "./exclude";
import { countMembers, listMembers } from "./list-queries";
import { excludeSchema } from "./schema";

const pool = appPool();

/** Three examples: people differ on e1, agree on e2, and have not labelled e3. */
async function three() {
  const { projectId, version } = await makeProject({ criteria: [CORRECT] });
  const { actor } = await makeMember(projectId, "lead");
  const [e1, e2] = await makeExamples(projectId, 3);
  const answers = { [e1!]: ["yes", "no"], [e2!]: ["no", "no"] };
  await giveLabels({ projectId, versionId: version.id, criterion: CORRECT, answers });
  const scope = await requireProject(actor, projectId, "release:write", "export:read", "resolve:read");
  const plan = await planExport(scope, exportQuerySchema.parse({ format: "ndjson" }));
  if (!plan.ok) throw new Error(plan.message);
  const write = async (marks = takeMarks(scope)) => {
    const { bytes, counts } = writeExport(scope, plan.value, await marks);
    let text = "";
    for await (const chunk of bytes) text += Buffer.from(chunk).toString();
    const ids = text
      .split("\n")
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { id: string }).id);
    return { text, ids, leftOut: counts().leftOut };
  };
  const leave = (...examples: string[]) =>
    exclude(scope, excludeSchema.parse({ examples, reason: "unique", note: "as e2" }));
  return { projectId, scope, write, leave, e1: e1! };
}

test("what is excluded leaves lists, counts, the queue and the files; lifted, it is back", async () => {
  const { scope, write, leave, e1 } = await three();
  expect(await leave("e1", "e3")).toMatchObject({
    ok: true,
    value: { examples: [expect.any(String), expect.any(String)] },
  });
  expect(await leave("e1")).toEqual({ ok: true, value: { examples: [] } });
  expect(await countKept(scope)).toBe(1);
  expect(await countDecisions(scope, EVERYTHING)).toMatchObject([{ unanimous: 1, differ: 0, unlabelled: 0 }]);
  expect(await countMembers(scope)).toEqual({ unlabelled: 0, flagged: 0, excluded: 2 });
  expect(await countCases(scope)).toMatchObject([{ waiting: 0 }]);
  expect(await write()).toMatchObject({ ids: ["e2"], leftOut: { excluded: 2 } });
  const [first] = await listMembers(scope, await curateTable.load(Promise.resolve({ list: "excluded" })));
  expect(first).toMatchObject({ externalId: "e1", reason: "unique", flags: [{ body: "as e2" }] });
  expect(await include(scope, { examples: [e1] })).toEqual({ ok: true, value: { examples: [e1] } });
  expect((await write()).ids).toEqual(["e1", "e2"]);
  expect(await countCases(scope)).toMatchObject([{ waiting: 1 }]);
});

test("a file is written again as it was, whatever was excluded and lifted since", async () => {
  const { scope, write, leave } = await three();
  await leave("e2");
  const marks = takeMarks(scope);
  const before = await write(marks);
  await leave("e1");
  await include(scope, { examples: ["e2"] });
  expect((await write()).ids).toEqual(["e2", "e3"]);
  expect(await write(marks)).toEqual(before);
  expect(before.ids).toEqual(["e1", "e3"]);
});

test("is audited, refuses unknown examples, and its history is not edited", async () => {
  const { projectId, leave } = await three();
  expect(await leave("e1", "e9")).toMatchObject({ ok: false, reason: "unknown-example" });
  await leave("e1");
  const entries = await db().auditEntry.findMany({ where: { projectId } });
  expect(entries).toMatchObject([{ action: "example.exclude", detail: { reason: "unique" } }]);
  await expect(pool.query("UPDATE example_mark SET reason = 'relevant'")).rejects.toMatchObject({ code: "42501" });
  await expect(pool.query("DELETE FROM example_mark")).rejects.toMatchObject({ code: "42501" });
});
