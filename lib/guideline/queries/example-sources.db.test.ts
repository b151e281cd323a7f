import { describe, expect, it } from "vitest";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import { requireProject } from "@/lib/auth/scope";
import { exampleSources, findExamples } from "@/lib/guideline/queries/example-sources";
import { storeExamples } from "@/lib/import/store-examples";
import { db } from "@/lib/server/db";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";

describe("picking examples for a guideline", () => {
  it("offers only the projects under it whose examples the actor may read", async () => {
    const { projectId, guidelineId, version } = await makeProject({ name: "Mine" });
    const { user, actor } = await makeMember(projectId, "lead");
    const common = { purpose: "annotation" as const, guidelineId, guidelineVersionId: version.id };
    const others = ["annotator", "viewer"] as const;
    const made = others.map((role) =>
      db().project.create({
        data: {
          ...common,
          name: role,
          memberships: { create: { userId: user.id, role } },
        },
      }),
    );
    await Promise.all([...made, db().project.create({ data: { ...common, name: "Foreign" } })]);
    await makeProject({ name: "Elsewhere" });
    const sources = await exampleSources(await requireGuideline(actor, guidelineId, "edit"));
    expect(sources.map(({ name }) => name).sort()).toEqual(["Mine", "viewer"]);
    const { actor: annotator } = await makeMember(projectId, "annotator");
    await expect(requireProject(annotator, projectId, "examples:read")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("finds by id and words, and gives what annotators may see and nothing else", async () => {
    const { projectId } = await makeProject();
    const { actor } = await makeMember(projectId, "lead");
    const scope = await requireProject(actor, projectId, "examples:read");
    const responses = [
      { text: "Soak it.", model: "secret-model" },
      { text: "Burn it.", model: "other-model" },
    ];
    await storeExamples(
      db(),
      projectId,
      [],
      [
        {
          line: 1,
          example: { kind: "preference", id: "jar-1", prompt: "A 50% sticker?", responses, system: "Be brief." },
        },
        { line: 2, example: { kind: "reward", id: "jar-2", prompt: "A lid?", response: "Tap it.", score: 0.25 } },
        { line: 3, example: { kind: "text", id: "long", text: "word ".repeat(10_000) } },
      ],
    );
    const found = async (words: string) => {
      const result = await findExamples(scope, { words });
      return result.ok ? result.value : [];
    };
    expect(await found("50%")).toEqual([
      {
        externalId: "jar-1",
        kind: "preference",
        text: "A 50% sticker?",
        example: {
          kind: "preference",
          prompt: "A 50% sticker?",
          responses: [{ text: "Soak it." }, { text: "Burn it." }],
          system: "Be brief.",
        },
      },
    ]);
    expect((await found("JAR-2"))[0]?.example).toEqual({ kind: "reward", prompt: "A lid?", response: "Tap it." });
    expect((await found("long"))[0]?.example).toBeNull();
    expect(await found("")).toHaveLength(3);
  });
});
