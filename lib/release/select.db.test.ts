import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import type { Operator } from "@/lib/curate/condition";
import { isOfPeople, operatorsOf } from "@/lib/curate/meets";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { AnswerValue, Criterion, CriterionInput } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, HELPFULNESS, makeProject } from "@/prisma/factories/project";
import { callApi } from "@/prisma/testing/api-call";
import { makeEveryKind } from "@/prisma/testing/every-kind";
import { createRelease } from "./commands";
import { exportCall, exportStandingCall, releaseDataCall } from "./endpoints";
import { releasePage } from "./page-data";
import { exportQuerySchema, releaseInputSchema } from "./schema";

/** Asks as a lead of a project does. */
async function asking(projectId: string, userId: string) {
  const { token } = await createToken({ userId, name: "test", days: 1 });
  const call = { token, params: { id: projectId } };
  return {
    export: (query: string) => callApi(exportCall, { ...call, query: `?${query}` }),
    counts: (query: string) => callApi(exportStandingCall, { ...call, query: `?${query}` }),
    data: (n: number) => callApi(releaseDataCall, { token, params: { id: projectId, n: String(n) } }),
  };
}

interface Line {
  id: string;
  response?: string;
  output?: string;
  labels?: { criterion: string }[];
  decided?: Record<string, unknown>;
  rewritten?: string;
}

/** The lines of a file; none where it would hold nothing, which is refused. */
function lines({ status, text, json }: { status: number; text: string; json: { code: string } | null }): Line[] {
  if (json?.code === "nothing-to-write") return [];
  expect(status).toBe(200);
  return text
    .split("\n")
    .filter(Boolean)
    .map((line): Line => JSON.parse(line));
}

/** Some values that every operator on a criterion can be asked for. */
const VALUES: Record<string, string[]> = {
  choice: ["claim", "place"],
  several: ["claim", "place"],
  marked: ["claim", "place"],
  preferred: ["A", "tie"],
  chosen: ["A", "tie"],
  order: ["A", "C"],
  score: ["3"],
  percent: ["50"],
};

function askedOf(criterion: Criterion): string[] {
  const { key } = criterion;
  const values = VALUES[key === "ordered" ? "choice" : key] ?? [];
  const own: Record<string, string> = {
    share: ":0.6",
    people: ":3",
    strength: ":2",
    decided: "",
    unanimous: "",
    settled: "",
  };
  // What is asked of the people is asked alike of whatever is compared.
  const isAsked = (operator: Operator) => !isOfPeople(operator) || ["score", "marked", "said"].includes(key);
  return operatorsOf(criterion)
    .filter(isAsked)
    .map((operator) => `${key}:${operator}${own[operator] ?? `:${values.join()}`}`);
}

test("every condition lets as many examples into a file as are counted before, one by one and together", async () => {
  const made = await makeEveryKind(7, { twoVersions: true });
  const { projectId, exampleIds, given } = made;
  const { guidelineVersionId } = await db().project.findUniqueOrThrow({ where: { id: projectId } });
  const criteria = await criteriaOf(guidelineVersionId);
  // Every third is settled, in one of three ways; one of the others is excluded, one has labels too long for a key.
  const settled = given.filter(
    ({ example, criterion }, index) =>
      exampleIds.indexOf(example) % 3 === 0 &&
      given.findIndex((one) => one.example === example && one.criterion === criterion) === index,
  );
  await db().resolution.createMany({
    data: settled.map(({ example, criterion, value }, index) => ({
      ...{ projectId, exampleId: example, criterionKey: criterion, guidelineVersionId, note: "", reason: "slip" },
      method: index % 3 === 1 ? "majority" : "adjudicated",
      ...(index % 3 !== 2 && { value, valueKey: storedKey(criteria.find(({ key }) => key === criterion)!, value) }),
    })),
  });
  const [extra] = await makeExamples(projectId, 1, "long");
  const annotators = await db().annotator.findMany({ where: { projectId, kind: "external" } });
  const marks = Array.from({ length: 60 }, (_, at) => ({ start: at, end: at + 1, label: "claim" }));
  await db().judgment.createMany({
    data: annotators.slice(0, 2).flatMap(({ id }) =>
      (
        [
          ["marked", marks],
          ["said", "the same words"],
        ] as [string, AnswerValue][]
      ).map(([key, value]) => ({
        ...{ projectId, exampleId: extra!, annotatorId: id, guidelineVersionId, criterionKey: key, value },
        valueKey: storedKey(criteria.find((one) => one.key === key)!, value),
      })),
    ),
  });
  await db().exampleMark.create({
    data: { kind: "exclusion", projectId, exampleId: exampleIds[1]!, reason: "unique", note: "" },
  });

  const ask = await asking(projectId, made.lead.user.id);
  const all = criteria.flatMap(askedOf);
  expect(all.length).toBeGreaterThan(40);
  const standing = new Map<string, number>();
  for (const where of all) {
    const { json } = await ask.counts(`where=${encodeURIComponent(where)}`);
    const file = lines(await ask.export(`format=ndjson&where=${encodeURIComponent(where)}`));
    const [fell] = json.fell;
    expect({ where, n: json.stand }).toEqual({ where, n: file.length });
    expect(json.stand + fell.undecided + fell.short).toBe(exampleIds.length);
    standing.set(where, json.stand);
  }
  expect(standing.get("marked:any-of:claim,place")).toBeGreaterThan(0);
  expect(standing.get("marked:unanimous")).toBeGreaterThan(0);
  expect(standing.get("said:decided")).toBeGreaterThan(0);
  expect(standing.get("score:settled")).toBeGreaterThan(0);
  const both = "where=score:at-least:3&where=said:decided";
  for (const beside of ["", "&version=1", "&version=2", "&to=2001-01-01", `&annotators=p0,p1`, "&gold=only"]) {
    const { json } = await ask.counts(both + beside);
    expect(lines(await ask.export(`format=ndjson&${both}${beside}`))).toHaveLength(json.stand);
  }
});

const MEND: CriterionInput = {
  ...{ key: "mend", title: "A better answer", kind: "text", level: "nominal", required: false },
  betterResponse: true,
};

describe("a selected file", () => {
  let made: Awaited<ReturnType<typeof mending>>;
  beforeEach(async () => {
    made = await mending();
  });

  test("rests on conditions of other criteria than the one that goes out, which stay at home", async () => {
    const file = lines(await made.ask.export("format=ndjson&criterion=helpfulness&where=correct:is:yes"));
    expect(file.map(({ id }) => id)).toEqual(["e1", "e2"]);
    expect(new Set(file.flatMap(({ labels }) => labels!.map(({ criterion }) => criterion)))).toEqual(
      new Set(["helpfulness"]),
    );
    expect(file.map(({ decided }) => decided)).toEqual([{ helpfulness: 5 }, { helpfulness: 5 }]);
    const scored = lines(await made.ask.export("format=reward&where=correct:is-not:yes&where=helpfulness:at-least:4"));
    expect(scored.map(({ id }) => id)).toEqual(["e3"]);
  });

  test("says in words what a condition cannot ask", async () => {
    const refused = async (where: string) => {
      const { status, json } = await made.ask.export(`format=ndjson&where=${encodeURIComponent(where)}`);
      return [status, json.code, json.detail];
    };
    expect(await refused("correct:at-least:4")).toEqual([
      400,
      "unfit-condition",
      expect.stringContaining("use one of: is, is-not"),
    ]);
    expect(await refused("correct:is:maybe")).toEqual([
      400,
      "unfit-condition",
      "maybe is no answer to correct; these are: yes, no.",
    ]);
    expect(await refused("charm:is:yes")).toEqual([404, "unknown-criterion", expect.any(String)]);
    expect(await refused("correct")).toEqual([
      400,
      "invalid",
      expect.stringContaining("write criterion:operator:values"),
    ]);
    const none = await made.ask.export("format=ndjson&responses=written");
    expect(none).toMatchObject({ status: 409, json: { code: "no-better-response" } });
  });

  test("carries what people wrote, with whose it is and the original", async () => {
    const file = lines(await made.ask.export("format=alpaca&responses=written"));
    expect(file.map(({ id, output }) => [id, output])).toEqual([
      ["e1", "Better e1."],
      ["e2", "Answer e2."],
      ["e3", "Settled e3."],
      ["e4", "Answer e4."],
    ]);
    expect(JSON.parse(file[0]!.rewritten!)).toEqual({
      ...{ criterion: "mend", at: expect.any(String), settled: false, original: { response: "Answer e1." } },
      by: [made.codes[0]],
    });
    expect(JSON.parse(file[2]!.rewritten!)).toMatchObject({ settled: true, original: { response: "Answer e3." } });
    expect(file[1]!.rewritten).toBe("");
    expect(JSON.stringify(file)).not.toContain("@");
    const only = lines(await made.ask.export("format=alpaca&responses=written-only"));
    expect(only.map(({ id }) => id)).toEqual(["e1", "e3"]);
    const { json } = await made.ask.counts("where=mend:decided");
    expect(json).toEqual({
      ...{ examples: 4, stand: 2, written: 2 },
      fell: [{ where: "mend:decided", undecided: 2, short: 0 }],
    });
  });

  test("is built again byte for byte, with what fell out by which condition and whose responses it holds", async () => {
    const scope = await requireProject(made.lead.actor, made.projectId, "release:write", "measure:read", "export:read");
    const where = ["helpfulness:people:2", "helpfulness:at-least:4", "helpfulness:unanimous"];
    const input = { name: "Selected", format: "sft-messages", where, responses: "written" };
    const released = await createRelease(scope, releaseInputSchema.parse(input));
    if (!released.ok) throw new Error(released.message);
    const { manifest } = released.value;
    expect(manifest.query).toMatchObject({ where, responses: "written" });
    expect(manifest.counts).toMatchObject({
      ...{ examplesRead: 4, examples: 3, leftOut: { condition: 1 } },
      fell: [
        { where: where[0], undecided: 0, short: 1 },
        { where: where[1], undecided: 0, short: 0 },
        { where: where[2], undecided: 0, short: 0 },
      ],
    });
    expect(manifest.rewritten).toMatchObject({ criterion: "mend", examples: 2, asIs: 1 });
    expect(Object.values(manifest.rewritten!.by)).toEqual([1, 1]);
    const first = (await made.ask.data(1)).text;
    expect(createHash("sha256").update(first).digest("hex")).toBe(manifest.sha256);

    // Later labels, settlements and a version that asks otherwise change nothing about it.
    await made.label(made.annotators[1]!, 0, { mend: "Another e1." });
    await made.label(made.annotators[0]!, 3, { helpfulness: 5 });
    await made.settle(1, "mend", "Settled e2.");
    const again = (await made.ask.data(1)).text;
    expect(again).toBe(first);
    const now = await made.ask.export("format=sft-messages&responses=written&where=helpfulness:people:2");
    expect(now.text).not.toBe(first);
  });

  test("is counted on the page, also where a condition cannot be asked", async () => {
    const scope = await requireProject(made.lead.actor, made.projectId, "export:read");
    const page = (where: string[]) =>
      releasePage(scope, exportQuerySchema.parse({ format: "alpaca", where }), undefined);
    expect(await page(["correct:is:yes"])).toMatchObject({
      ...{ refusal: null, better: "A better answer" },
      counts: { examples: 4, stand: 2, written: 1, fell: [{ where: "correct:is:yes", undecided: 1, short: 1 }] },
    });
    expect(await page(["correct:at-least:1"])).toMatchObject({
      ...{ refusal: expect.stringContaining("does not fit"), counts: null },
    });
  });

  test("that would hold nothing is no release, and says what took everything away", async () => {
    const scope = await requireProject(made.lead.actor, made.projectId, "release:write", "measure:read");
    const input = { name: "None", format: "alpaca", where: "helpfulness:people:9" };
    expect(await createRelease(scope, releaseInputSchema.parse(input))).toMatchObject({
      ...{ ok: false, reason: "empty", message: expect.stringContaining("4 short of a condition") },
    });
  });
});

/** Two people label e1 … e3 alike (e1 and e2 correct, e3 not); both mended e3 and differ, one mended e1; e4 has one label. */
async function mending() {
  const { projectId, version } = await makeProject({ criteria: [HELPFULNESS, CORRECT, MEND] });
  const lead = await makeMember(projectId, "lead");
  const exampleIds = await makeExamples(projectId, 4);
  const annotators = [
    (await makeMember(projectId, "annotator")).annotator!,
    (await makeMember(projectId, "annotator")).annotator!,
  ];
  const criteria = await criteriaOf(version.id);
  const keyOf = (key: string, value: AnswerValue) => storedKey(criteria.find((one) => one.key === key)!, value);
  const about = (example: number) => ({ projectId, exampleId: exampleIds[example]!, guidelineVersionId: version.id });
  const label = (annotator: { id: string }, example: number, answers: Record<string, AnswerValue>) =>
    db().judgment.createMany({
      data: Object.entries(answers).map(([criterionKey, value]) => ({
        ...{ ...about(example), annotatorId: annotator.id, criterionKey, value, valueKey: keyOf(criterionKey, value) },
      })),
    });
  const settle = (example: number, criterionKey: string, value: AnswerValue) =>
    db().resolution.create({
      data: {
        ...{ ...about(example), criterionKey, value, valueKey: keyOf(criterionKey, value) },
        ...{ method: "adjudicated", reason: "slip", note: "", authorId: lead.user.id },
      },
    });
  for (const [index, annotator] of annotators.entries()) {
    for (const example of [0, 1, 2])
      await label(annotator, example, { helpfulness: 5, correct: example === 2 ? "no" : "yes" });
    await label(annotator, 2, { mend: `Mended by ${index}.` });
  }
  await label(annotators[0]!, 0, { mend: "Better e1." });
  await label(annotators[1]!, 3, { helpfulness: 2 });
  await settle(2, "mend", "Settled e3.");
  const [codes] = await db().$queryRaw<{ codes: string[] }[]>`
    SELECT ARRAY(SELECT person_code(${projectId}::uuid, a) FROM unnest(${annotators.map(({ id }) => id)}::uuid[]) WITH ORDINALITY t (a, n) ORDER BY n) AS codes`;
  const ask = await asking(projectId, lead.user.id);
  return { projectId, lead, annotators, label, settle, ask, codes: codes!.codes };
}
