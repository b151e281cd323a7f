import { beforeAll, describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { storeExamples } from "@/lib/import/store-examples";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { type MarkedWorld, makeMarkedWorld, SECRETS } from "@/prisma/testing/marked-world";
import { searchInstance, searchProject } from "./search-queries";

describe("in a project", () => {
  let projectId: string;
  const idsFor = async (role: "lead" | "viewer", q: string) => {
    const { actor } = await makeMember(projectId, role);
    const { examples } = await searchProject(await requireProject(actor, projectId, "project:read"), q);
    return examples.map(({ externalId }) => externalId);
  };

  beforeAll(async () => {
    projectId = (await makeProject()).projectId;
    await makeExamples(projectId, 12);
    const examples = [
      { kind: "text" as const, id: "sale", text: "Save 50% on under_scores, e1 says.\nÜBER all" },
      {
        kind: "preference" as const,
        id: "pair",
        prompt: "Which?",
        responses: [{ text: "the walrus", model: "gpt-secret" }, { text: "the carpenter" }],
      },
      {
        kind: "conversation" as const,
        id: "talk",
        messages: [
          { role: "user" as const, content: "Where is my parcel?" },
          { role: "assistant" as const, content: "In Ljubljana.", reasoning: "By the harbour master." },
        ],
        contexts: [{ title: "Parcels", text: "Where they lie." }],
      },
    ];
    await storeExamples(
      db(),
      projectId,
      [],
      examples.map((example, index) => ({ line: index + 1, example })),
    );
  });

  test.each([
    ["e1", ["e1", "e10", "e11", "e12"]],
    ["answer e12", ["e12"]],
    ["WALRUS carpenter", ["pair"]],
    ["parcel ljub", ["talk"]],
    ["harbour parcels lie", ["talk"]],
    ["50%", ["sale"]],
    ["5_%", []],
    ["über", ["sale"]],
    ["walrus parcel", []],
    ["gpt-secret", []],
    ["\u0000", []],
  ])("%s finds examples by ids and texts, every word of it", async (q, ids) => {
    expect(await idsFor("viewer", q)).toEqual(ids);
  });

  test("people are found by whoever manages them only", async () => {
    await makeMember(projectId, "annotator", { name: "Quentin Zaleski", email: "quentin@example.org" });
    const found = async (role: "lead" | "reviewer") => {
      const { actor } = await makeMember(projectId, role);
      return (await searchProject(await requireProject(actor, projectId, "project:read"), "zaleski")).people;
    };
    expect(await found("lead")).toEqual([{ name: "Quentin Zaleski", email: "quentin@example.org", role: "annotator" }]);
    expect(await found("reviewer")).toEqual([]);
  });
});

describe.each(["annotation", "evaluation"] as const)("an annotator of an %s project", (purpose) => {
  let world: MarkedWorld;
  beforeAll(async () => {
    world = await makeMarkedWorld(purpose);
  });

  test("finds only what they have submitted, and no secret of it", async () => {
    const scope = await requireProject(world.me.actor, world.projectId, "project:read");
    expect((await searchProject(scope, "prompt")).examples).toEqual([]);
    const place = await db().assignment.findFirstOrThrow({
      where: { projectId: world.projectId, state: "open", example: { kind: "reward" } },
      select: { id: true, exampleId: true, example: { select: { externalId: true } } },
    });
    await db().$executeRaw`
      UPDATE assignment SET state = 'submitted', annotator_id = ${world.me.annotator!.id}::uuid, submitted_at = now()
      WHERE id = ${place.id}::uuid`;
    const { examples, people } = await searchProject(scope, "own prompt");
    expect(examples.map(({ id }) => id)).toEqual([place.exampleId]);
    expect(people).toEqual([]);
    const all = await Promise.all(Object.values(SECRETS).map((secret) => searchProject(scope, secret)));
    expect(all.flatMap((found) => found.examples)).toEqual([]);
    const shown = purpose === "evaluation" ? place.exampleId : place.example.externalId;
    expect(examples[0]!.externalId).toBe(shown);
  });
});

test("names of projects and guidelines are found by those to whom they are open", async () => {
  const { projectId, guidelineId } = await makeProject({ name: "Vermilion tasks" });
  const { actor } = await makeMember(projectId, "annotator");
  const stranger = await makeMember((await makeProject({ name: "Vermilion elsewhere" })).projectId, "lead");
  expect((await searchInstance(actor, "vermil task")).projects).toEqual([
    { id: projectId, name: "Vermilion tasks", role: "annotator" },
  ]);
  expect((await searchInstance(stranger.actor, "vermilion")).projects.map(({ name }) => name)).toEqual([
    "Vermilion elsewhere",
  ]);
  const guideline = await db().guideline.findUniqueOrThrow({ where: { id: guidelineId } });
  const open = async (who: typeof actor) => (await searchInstance(who, guideline.name)).guidelines.map(({ id }) => id);
  expect(await open(actor)).toContain(guidelineId);
  expect(await open(stranger.actor)).not.toContain(guidelineId);
  expect((await searchInstance(actor, "example.org")).people).toEqual([]);
});
