import { describe, expect, test } from "vitest";
import type { Endpoint } from "@/lib/api/endpoint";
import { createToken } from "@/lib/auth/tokens";
import type { CriterionInput } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import { callApi } from "@/prisma/testing/api-call";
import { importAnnotationsCall, importExamplesCall } from "./endpoints";
import { label, labelProject } from "./testing/label-project";

const options = (...values: string[]) => values.map((value) => ({ value, label: value }));
const CRITERIA: CriterionInput[] = [
  { key: "names", title: "Names", kind: "span", level: "nominal", required: false, options: options("per") },
  {
    key: "better",
    title: "Better",
    kind: "preference",
    level: "ordinal",
    required: false,
    preference: { strength: 1, ties: true },
  },
  { key: "order", title: "Order", kind: "ranking", level: "ordinal", required: false },
  { key: "mood", title: "Mood", kind: "choice", level: "nominal", required: false, options: options("good", "bad") },
];

const codes = (job: { errors: { line: number; code: string }[] }) => job.errors.map(({ line, code }) => [line, code]);

describe("imported labels", () => {
  test("are held against their examples as submitted ones are, and so are known answers", async () => {
    const { run, runExamples, judgments, projectId } = await labelProject(CRITERIA);
    const per = (start: number, end: number, more: object = {}) => ({ start, end, label: "per", ...more });
    const made = await runExamples([
      { id: "t", text: "Ada 😀 met Bo" },
      { id: "p", prompt: "Which?", responses: ["one", "two", "three"] },
      { id: "g", text: "Bo", gold: { names: [per(0, 9)] } },
      { id: "h", text: "Cy", gold: { mood: "good" } },
    ]);
    expect([made.accepted, codes(made)]).toEqual([3, [[3, "invalid-gold"]]]);
    const given = (example: string, criterion: string, value: unknown) => label({ example, criterion, value });
    const job = await run([
      given("t", "names", [per(10, 12)]),
      label({ ...given("t", "names", [per(11, 13)]), annotator: "bo" }),
      label({ ...given("t", "names", [per(11, 13, { text: "Bo" })]), annotator: "cy" }),
      given("p", "names", [per(0, 1)]),
      given("p", "better", "C"),
      label({ ...given("p", "better", "D"), annotator: "bo" }),
      given("t", "better", "A"),
      given("p", "order", "B>A>C"),
      label({ ...given("p", "order", "A>B"), annotator: "bo" }),
      label({ ...given("p", "order", "A>B=C"), annotator: "cy" }),
    ]);
    expect(job.accepted).toBe(3);
    expect(job.errors.map(({ line }) => line)).toEqual([2, 3, 4, 6, 7, 9, 10]);
    const said = job.errors.map(({ message }) => message).join("\n");
    expect(said).toMatch(/the text has 12 code points; the offsets look like UTF-16/);
    expect(said).toMatch(/“Bo”, stand there only where offsets count UTF-16/);
    expect(said).toMatch(/no single text to mark.*A to C.*no responses to compare.*A, B, C.*without ties/s);
    const mapping = { values: [{ column: "value", criterion: { key: "names" }, spans: { offsets: "utf-16" } }] };
    const turned = [label({ ...given("t", "", [per(11, 13)]), annotator: "bo" })];
    expect(await run(turned, { mapping })).toMatchObject({ accepted: 1 });
    expect((await judgments()).at(-1)!.value).toEqual([per(10, 12)]);
    // Of a placeholder nothing is known that a label could be held against.
    const strange = [given("not here", "names", [per(3, 9)]), given("not here", "better", "B")];
    expect(await run(strange, { createExamples: true })).toMatchObject({ accepted: 2, rejected: 0 });
    expect(await db().goldAnswer.count({ where: { projectId } })).toBe(1);
  });

  test("are one person's where an e-mail or a letter is written in two ways", async () => {
    const { run, projectId } = await labelProject();
    await run([
      label({ annotator: "Ann@Example.org" }),
      label({ annotator: " ann@example.org ", example: "e2" }),
      label({ annotator: "Jos\u00e9", example: "e1" }),
      label({ annotator: "Jose\u0301", example: "e2" }),
      label({ annotator: "W1" }),
      label({ annotator: "w1" }),
    ]);
    expect(await run([label({ annotator: "ANN@example.org" })])).toMatchObject({ duplicates: 1, accepted: 0 });
    const people = await db().annotator.findMany({ where: { projectId, kind: "external" } });
    expect(new Set(people.map(({ externalKey }) => externalKey))).toEqual(
      new Set(["W1", "ann@example.org", "Jos\u00e9", "w1"]),
    );
  });

  test("are no changed mind where no times say so, in a batch and across batches", async () => {
    const { run, counts } = await labelProject();
    const near = await run([label(), label({ value: "no" }), label({ annotator: "bo" })]);
    expect([near.accepted, codes(near)]).toEqual([2, [[2, "second-answer"]]]);
    const between = Array.from({ length: 1100 }, (_, n) => label({ annotator: `w${n}`, example: "e2" }));
    const far = await run([label({ annotator: "cy" }), ...between, label({ annotator: "cy", value: "no" })]);
    expect([far.accepted, codes(far)]).toEqual([1101, [[1102, "second-answer"]]]);
    expect((await counts()).flat()).not.toContain("no");
    const same = { annotator: "di", submittedAt: "2026-03-01" };
    expect(codes(await run([label(same), label({ ...same, value: "no" })]))).toEqual([[2, "second-answer"]]);
  });

  test("are counted with what is left out, and a file of nothing is not imported", async () => {
    const { run, lead, projectId, judgments } = await labelProject();
    const values = [{ column: "a", criterion: { key: "correct" } }];
    const mapping = { values, skip: [{ column: "type", equals: ["BAD"] }] };
    const row = (a: string, type: string, example: string) => ({ example, annotator: "ada", a, type });
    const job = await run([row("yes", "", "e1"), row("", "", "e2"), row("no", "BAD", "e3"), row("?", "", "e4")], {
      mapping,
    });
    expect(job).toMatchObject({
      state: "succeeded",
      accepted: 1,
      rejected: 1,
      leftOut: { "no-answer": 1, "passed-over": 1 },
    });
    expect(await run([row("", "", "e1"), row("no", "BAD", "e1")], { mapping })).toMatchObject({
      state: "failed",
      leftOut: { "no-answer": 1, "passed-over": 1 },
      message: expect.stringMatching(/^Nothing came of the file\. Left out: 1 no answer.*; 1 rows/),
    });
    expect(await run(["[]"], { fileName: "l.json" })).toMatchObject({
      state: "failed",
      message: "The file holds no records.",
    });
    const slip = { values: [{ column: "anwser", criterion: { key: "correct" } }] };
    const before = (await judgments()).length;
    expect(await run([{ example: "e1", annotator: "ada", answer: "yes" }], { mapping: slip })).toMatchObject({
      state: "failed",
      accepted: 0,
      message: expect.stringContaining("did you mean “answer”?"),
    });
    expect(await judgments()).toHaveLength(before);
    const { token } = await createToken({ userId: lead.user.id, name: "test", days: 1 });
    const jobs = () => db().job.count({ where: { projectId } });
    const [known, params] = [await jobs(), { id: projectId }];
    const body = "nr,worker,answer\n1,w,yes\n";
    for (const [call, mapped] of [
      [importAnnotationsCall, { example: "nr", annotator: "worker", ...slip }],
      [importExamplesCall, { fields: { text: "anwser" } }],
    ] as const) {
      const query = `?fileName=a.csv&mapping=${encodeURIComponent(JSON.stringify(mapped))}`;
      const answer = await callApi(call as Endpoint, { token, params, query, text: body });
      expect(answer).toMatchObject({ status: 400, json: { code: "unknown-column" } });
      expect(answer.text).toContain("did you mean “answer”?");
    }
    expect(await jobs()).toBe(known);
  });

  test("come along with the examples of another tool's export, and again change nothing", async () => {
    const { runExamples, run, projectId, counts } = await labelProject(CRITERIA);
    const said = (choice: string) => [{ from_name: "feeling", value: { choices: [choice] } }];
    const task = (id: number, text: string, annotations: object[]) => ({ id, data: { text }, annotations });
    const file = [
      task(1, "Fine 😀 by Bo", [
        { completed_by: 3, result: said("Good"), lead_time: 4.5, created_at: "2026-03-01T12:00:00Z" },
        { completed_by: 4, result: said("bad") },
        { completed_by: 5, was_cancelled: true, result: [] },
        { completed_by: 3, result: [{ from_name: "ner", value: { start: 11, end: 13, text: "Bo", labels: ["per"] } }] },
      ]),
      { ...task(2, "", [{ completed_by: 3, result: said("good") }]) },
      { ...task(3, "Bad.", []), predictions: [{ model_version: "m1", result: said("bad") }] },
      task(4, "Unlabelled.", []),
    ];
    const job = await runExamples(file);
    expect(job).toMatchObject({
      state: "succeeded",
      accepted: 3,
      rejected: 1,
      labels: { accepted: 4, rejected: 0, duplicates: 0, leftOut: { skip: 1 } },
    });
    const judgments = await db().judgment.findMany({ where: { projectId }, include: { annotator: true } });
    const spans = judgments.filter(({ criterionKey }) => criterionKey === "names").map(({ value }) => value);
    expect(spans).toEqual([[{ start: 10, end: 12, label: "per" }]]);
    expect(judgments.find(({ wallMs }) => wallMs !== null)).toMatchObject({
      wallMs: 4500,
      submittedAt: new Date("2026-03-01T12:00:00Z"),
    });
    expect(judgments.flatMap(({ annotator }) => (annotator.kind === "model" ? [annotator.name] : []))).toEqual([
      "model:m1",
    ]);
    // The model's "bad" is in no count of people.
    expect(await counts()).toEqual(
      expect.arrayContaining([
        ["bad", 1],
        ["good", 1],
      ]),
    );
    expect(await runExamples(file)).toMatchObject({
      accepted: 0,
      duplicates: 3,
      labels: { accepted: 0, duplicates: 4 },
    });
    expect(await run(file)).toMatchObject({ accepted: 0, duplicates: 4 });

    const nameless = [{ text: "Tax law.", label: ["good"] }];
    expect(await runExamples(nameless, { labels: false })).toMatchObject({
      accepted: 1,
      labels: null,
      message: "The file also holds 1 labels. Import it as existing labels to take them.",
    });
    const by = { annotator: { constant: "Carl@x.org" } };
    expect(await run(nameless, { mapping: by })).toMatchObject({ accepted: 1, rejected: 0 });
    expect(await runExamples(nameless, { annotator: "carl@x.org" })).toMatchObject({
      duplicates: 1,
      labels: { accepted: 0, duplicates: 1 },
    });
  });
});
