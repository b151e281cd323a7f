import { describe, expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { label, labelProject } from "./testing/label-project";

describe("importing labels", () => {
  test("stores who said what, and counts it", async () => {
    const { run, judgments, counts, projectId } = await labelProject();
    const job = await run([
      label({ activeMs: 900, wallMs: 1200, comment: "sure", submittedAt: "2026-03-01T12:00:00Z" }),
      label({ annotator: "bo", value: "no" }),
      label({ annotator: "cy" }),
    ]);
    expect(job).toMatchObject({ state: "succeeded", accepted: 3, rejected: 0, errors: [] });
    expect((await judgments()).find(({ comment }) => comment !== null)).toMatchObject({
      value: "yes",
      revision: 1,
      activeMs: 900,
      wallMs: 1200,
      comment: "sure",
      submittedAt: new Date("2026-03-01T12:00:00Z"),
      sessionId: null,
      position: null,
    });
    expect(await counts()).toEqual([
      ["no", 1],
      ["yes", 2],
    ]);
    const people = await db().annotator.findMany({ where: { projectId, kind: "external" }, orderBy: { name: "asc" } });
    expect(people.map(({ externalKey, userId }) => [externalKey, userId])).toEqual([
      ["ada", null],
      ["bo", null],
      ["cy", null],
    ]);
  });

  test("twice changes nothing and reports every line as known", async () => {
    const { run, judgments, counts } = await labelProject();
    const file = [label(), label({ annotator: "bo" }), label({ criterion: "helpfulness", value: 4, session: "s" })];
    await run(file);
    const before = await judgments();
    const again = await run(file);
    expect(again).toMatchObject({ accepted: 0, rejected: 3, duplicates: 3 });
    expect(again.errors.map(({ line, code }) => [line, code])).toEqual([
      [1, "duplicate-label"],
      [2, "duplicate-label"],
      [3, "duplicate-label"],
    ]);
    expect(await judgments()).toEqual(before);
    expect(await counts()).toEqual([
      ["yes", 2],
      [4, 1],
    ]);
  });

  test("makes revisions of changed answers within a file, by time before place, and across files", async () => {
    const { run, judgments, current, counts } = await labelProject();
    await run([label({ value: "no", submittedAt: "2026-03-02" }), label({ value: "yes", submittedAt: "2026-03-01" })]);
    expect((await judgments()).map(({ value, revision }) => [value, revision]).sort()).toEqual([
      ["no", 2],
      ["yes", 1],
    ]);
    expect(await counts()).toEqual([["no", 1]]);
    await run([label({ value: "yes", submittedAt: "2026-03-03" }), label({ value: "no", example: "e2" })]);
    expect(await current()).toHaveLength(2);
    expect(await counts()).toEqual([
      ["no", 1],
      ["yes", 1],
    ]);
  });

  test("lets no earlier answer take the place of a later one that stands in a batch before it", async () => {
    const { run, current } = await labelProject();
    const between = Array.from({ length: 1200 }, (_, n) => label({ annotator: `w${n}`, example: "e2" }));
    const [later, earlier] = [
      label({ value: "no", submittedAt: "2026-03-02" }),
      label({ value: "yes", submittedAt: "2026-03-01" }),
    ];
    const file = [later, ...between, earlier];
    const done = await run(file);
    expect([done.accepted, done.duplicates, done.errors]).toEqual([
      1201,
      0,
      [expect.objectContaining({ line: file.length, code: "outdated-label" })],
    ]);
    const standing = (await current()).filter(({ valueKey }) => valueKey === '"no"');
    expect(standing.length).toBeGreaterThan(0);
    await run([earlier]);
    expect((await current()).filter(({ valueKey }) => valueKey === '"no"')).toHaveLength(standing.length - 1);
  });

  test("goes on behind the last whole batch after a crash", async () => {
    const { upload, work, projectId, judgments } = await labelProject();
    const lines = Array.from({ length: 1500 }, (_, n) =>
      label({ annotator: `w${n % 300}`, example: `e${1 + (n % 5)}`, submittedAt: 1_700_000_000 + n }),
    );
    const first = await work(await upload(lines.slice(0, 1000)));
    const jobId = await upload(lines);
    await db()
      .$executeRaw`UPDATE job SET state = 'running', accepted = ${first.accepted}, result = '{"settled": 1000}' WHERE id = ${jobId}::uuid`;
    expect(await work(jobId)).toMatchObject({ state: "succeeded", accepted: 1500, rejected: 0 });
    expect(await judgments()).toHaveLength(1500);
    expect(await db().uploadChunk.count({ where: { projectId } })).toBe(0);
  });

  test("stores each label once when two imports of a file run at the same time", async () => {
    const { upload, work, judgments, counts } = await labelProject();
    const lines = Array.from({ length: 400 }, (_, n) =>
      label({ annotator: `w${Math.floor(n / 5)}`, example: `e${1 + (n % 5)}`, value: n % 3 ? "yes" : "no" }),
    );
    const jobs = await Promise.all([upload(lines), upload(lines)]);
    const [one, other] = await Promise.all(jobs.map(work));
    expect([one!.state, other!.state]).toEqual(["succeeded", "succeeded"]);
    expect(one!.accepted + other!.accepted).toBe(400);
    expect(one!.duplicates + other!.duplicates).toBe(400);
    expect(await judgments()).toHaveLength(400);
    expect((await counts()).reduce((sum, [, n]) => sum + Number(n), 0)).toBe(400);
  });

  test("knows members by their email in any letter case", async () => {
    const { run, projectId, judgments } = await labelProject();
    const { annotator, user } = await makeMember(projectId, "annotator", { email: "zoe@example.org" });
    await run([label({ annotator: "Zoe@Example.org" }), label({ annotator: user.email, example: "e2" })]);
    expect(new Set((await judgments()).map(({ annotatorId }) => annotatorId))).toEqual(new Set([annotator!.id]));
    expect(await db().annotator.count({ where: { projectId, kind: "external" } })).toBe(0);
  });

  test("refuses unknown examples by line, or makes placeholders for them, once", async () => {
    const { run, projectId } = await labelProject();
    const file = [label(), label({ example: "strange" }), label({ example: "strange", annotator: "bo" })];
    const refused = await run(file);
    expect(refused).toMatchObject({ accepted: 1, rejected: 2, duplicates: 0 });
    expect(refused.errors[0]).toMatchObject({ line: 2, code: "unknown-example", field: "example" });
    expect(await run(file, { createExamples: true })).toMatchObject({ accepted: 2, duplicates: 1 });
    expect(await db().example.findMany({ where: { projectId, externalId: "strange" } })).toMatchObject([
      { kind: "text", content: { text: "strange" }, provenance: { extra: { placeholder: true } } },
    ]);
  });

  test("counts positions within a session over examples, by time, and goes on across files", async () => {
    const { run, judgments } = await labelProject();
    const at = (minute: number) => `2026-03-01T12:0${minute}:00Z`;
    await run([
      label({ example: "e2", session: "s", submittedAt: at(2), wallMs: 30_000 }),
      label({ example: "e1", session: "s", submittedAt: at(1) }),
      label({ example: "e1", session: "s", submittedAt: at(1), criterion: "helpfulness", value: 3 }),
      label({ example: "e1", session: "s", annotator: "bo", submittedAt: at(5) }),
    ]);
    await run([label({ example: "e3", session: "s", submittedAt: at(4) })]);
    const places = (await judgments()).map(({ position, criterionKey }) => [criterionKey, position]);
    expect(places).toEqual(expect.arrayContaining([["helpfulness", 1]]));
    const sessions = await db().session.findMany({ orderBy: { submitted: "desc" } });
    const own = sessions.filter(({ projectId }) => projectId === sessions[0]!.projectId);
    expect(own.map(({ submitted }) => submitted)).toEqual([3, 1]);
    expect(own[0]).toMatchObject({ startedAt: new Date(at(1)), activeAt: new Date(at(4)) });
    const byExample = new Map((await judgments()).map((row) => [`${row.sessionId} ${row.exampleId}`, row.position]));
    expect([...byExample.values()].sort()).toEqual([1, 1, 2, 3]);
  });

  test("names line, field and remedy of hostile rows and stores the others", async () => {
    const { run, judgments } = await labelProject();
    const job = await run([
      label({ annotator: "<script>alert(1)</script>", comment: "‮reversed javascript:alert(1)" }),
      "not json",
      label({ value: { toString: 1 } }),
      label({ criterion: "__proto__" }),
      label({ annotator: "a\u0000b" }),
      label({ guidelineVersion: 7 }),
      label({ criterion: "helpfulness", value: 9 }),
      label({ activeMs: 10, wallMs: 5 }),
      label({ submittedAt: "soon" }),
      label({ annotator: "x".repeat(501) }),
      "[1, 2]",
    ]);
    expect(job).toMatchObject({ state: "succeeded", accepted: 1, rejected: 10 });
    expect(job.errors.map(({ line, code, field }) => [line, code, field])).toEqual([
      [2, "invalid-json", undefined],
      [3, "invalid-value", "value"],
      [4, "unknown-criterion", "criterion"],
      [5, "invalid-field", "annotator"],
      [6, "unknown-version", "guidelineVersion"],
      [7, "invalid-value", "value"],
      [8, "invalid-field", "activeMs"],
      [9, "invalid-field", "submittedAt"],
      [10, "invalid-field", "annotator"],
      [11, "not-an-object", undefined],
    ]);
    expect(await judgments()).toMatchObject([{ comment: "‮reversed javascript:alert(1)" }]);
  });
});
