import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { settle } from "@/lib/resolve/commands";
import { resolutionSchema } from "@/lib/resolve/schema";
import { withdraw } from "@/lib/resolve/withdraw";
import { db } from "@/lib/server/db";
import { acknowledged, answer, OTHER_MEANING, take } from "@/prisma/factories/labelling";
import { makeMember } from "@/prisma/factories/people";
import { moveTo, publishNext } from "@/prisma/factories/versions";
import { makeWork, type Worker } from "@/prisma/factories/work";
import { examplePage } from "./example-page";
import { exclude, include } from "./exclude";
import { excludeSchema } from "./schema";

/** One example: labelled by two people, flagged, settled, taken back, settled as a gap, excluded; then the project moves on and asks again. */
async function eventful() {
  const project = await makeWork(1, { overlap: 2 }, 2);
  await project.open();
  const { projectId } = project;
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(
    actor,
    projectId,
    "resolve:read",
    "resolve:write",
    "release:write",
    "examples:read",
  );
  const [ada, bo] = project.workers as [Worker, Worker];
  await answer(ada, await take(ada));
  await answer(bo, await take(bo));
  const { id: exampleId } = await db().example.findFirstOrThrow({ where: { projectId } });
  const annotatorId = ada.annotatorId;
  await db().comment.create({ data: { projectId, exampleId, annotatorId, flag: true, body: "Odd." } });
  const decide = async (reason: string) => {
    const input = { example: "e1", criterion: "helpfulness", value: 4, reason, changeRequest: "new" };
    const made = await settle(scope, resolutionSchema.parse(input));
    if (!made.ok) throw new Error(made.message);
    return made.value.id;
  };
  await withdraw(scope, { id: await decide("slip") });
  await decide("guideline-gap");
  await exclude(scope, excludeSchema.parse({ examples: ["e1"], reason: "unique", note: "Twice here" }));
  return { project, scope, exampleId };
}

describe("an example's page", () => {
  test("has its content, labels without names, decision and history, by either id", async () => {
    const { scope, exampleId, project } = await eventful();
    const page = (await examplePage(scope, "e1"))!;
    expect(await examplePage(scope, exampleId)).toEqual(page);
    expect(page).toMatchObject({
      exampleId,
      example: { id: "e1" },
      labels: [{ letter: "A" }, { letter: "B" }],
      resolutions: [{ criterionKey: "helpfulness", value: 4, reason: "guideline-gap", author: scope.actor.name }],
      flags: [{ body: "Odd." }],
      excluded: { reason: "unique", note: "Twice here" },
      labelledVersions: [1],
    });
    expect(page.events.map(({ what }) => what).toSorted()).toEqual(
      ["imported", "labelled", "flagged", "settled", "taken-back", "settled", "requested", "excluded"].toSorted(),
    );
    expect(page.events.at(-1)).toMatchObject({ what: "imported" });
    expect(page.events.find(({ what }) => what === "labelled")).toMatchObject({ people: 2, version: 1, by: null });
    const names = await db().annotator.findMany({
      where: { projectId: scope.projectId, id: { in: project.workers.map(({ annotatorId }) => annotatorId) } },
      select: { id: true, name: true },
    });
    for (const { id, name } of names) {
      expect(JSON.stringify(page)).not.toContain(id);
      expect(JSON.stringify(page)).not.toContain(name);
    }
  });

  test("follows an exclusion that is lifted, and a move that asks it again", async () => {
    const { scope, project } = await eventful();
    await include(scope, { examples: ["e1"] });
    const version = await publishNext(project, {
      helpfulness: OTHER_MEANING,
      staleJudgments: { helpfulness: "requeue" },
    });
    await moveTo(project, version);
    const page = (await examplePage(scope, "e1", version))!;
    expect(page.excluded).toBeNull();
    expect(page.events[0]).toMatchObject({ what: "asked-again", version });
    expect(page.events.some(({ what }) => what === "included")).toBe(true);
    expect(page.labels.flatMap(({ values }) => Object.keys(values))).not.toContain("helpfulness");
    const ada = await acknowledged(project.workers[0] as Worker, version);
    await answer(ada, await take(ada));
    const after = (await examplePage(scope, "e1", version))!;
    expect(after.labelledVersions).toEqual([version, 1]);
  });

  test("of another project, or of a version that is not there, is none", async () => {
    const { scope } = await eventful();
    const other = await eventful();
    expect(await examplePage(scope, other.exampleId)).toBeNull();
    expect(await examplePage(scope, "e1", 9)).toBeNull();
    expect(await examplePage(scope, "nowhere")).toBeNull();
  });
});
