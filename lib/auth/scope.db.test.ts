import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { actorFor, makeMember, makeUser } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import type { Actor } from "./actor";
import { requireGuideline } from "./guideline-scope";
import { requireProject } from "./scope";

const notFound = { code: "not-found" };
const forbidden = { code: "forbidden" };
const throughToken = (actor: Actor, caps: Pick<Actor, "tokenRole" | "tokenProjectId">): Actor => ({
  ...actor,
  via: "token",
  ...caps,
});

describe("requireProject", () => {
  it("answers alike for a foreign project, one that does not exist and what is no id", async () => {
    const { projectId } = await makeProject();
    const actor = await actorFor((await makeUser({ instanceRole: "author" })).id);
    const answers = await Promise.all(
      [projectId, randomUUID(), "1 OR 1=1", "\u0000"].map((id) =>
        requireProject(actor, id).catch((error: Error) => error),
      ),
    );
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]).toMatchObject(notFound);
  });

  it("gives a member what the role allows, and names what it lacks", async () => {
    const { projectId, guidelineId } = await makeProject();
    const { actor } = await makeMember(projectId, "annotator");
    const scope = await requireProject(actor, projectId, "label:work");
    expect(scope).toMatchObject({
      projectId,
      role: "annotator",
      project: { guidelineId, versionNumber: 1, archived: false },
    });
    await expect(requireProject(actor, projectId, "label:work", "examples:read")).rejects.toMatchObject({
      ...forbidden,
      detail: { lacking: ["examples:read"] },
    });
  });

  it("lets an admin in as a lead, and as what they are where they are a member", async () => {
    const { projectId } = await makeProject();
    const { actor, user } = await makeMember(projectId, "annotator", { instanceRole: "admin" });
    await expect(requireProject(actor, projectId, "measure:read")).rejects.toMatchObject(forbidden);
    const other = await makeProject();
    expect((await requireProject(await actorFor(user.id), other.projectId, "project:manage")).role).toBe("lead");
  });
});

describe("requireGuideline", () => {
  it("lets editors and leads change it, members read it, and nobody else know of it", async () => {
    const owner = await makeUser({ instanceRole: "author" });
    const { projectId, guidelineId } = await makeProject({ ownerId: owner.id });
    const [lead, annotator] = [await makeMember(projectId, "lead"), await makeMember(projectId, "annotator")];
    const stranger = await actorFor((await makeUser({ instanceRole: "author" })).id);
    for (const actor of [await actorFor(owner.id), lead.actor])
      expect((await requireGuideline(actor, guidelineId, "edit")).canEdit).toBe(true);
    expect((await requireGuideline(annotator.actor, guidelineId, "read")).canEdit).toBe(false);
    await expect(requireGuideline(annotator.actor, guidelineId, "edit")).rejects.toMatchObject(forbidden);
    await expect(requireGuideline(stranger, guidelineId, "read")).rejects.toMatchObject(notFound);
    await expect(requireGuideline(stranger, "no id", "read")).rejects.toMatchObject(notFound);
  });

  it("holds a token's cap and project, also for the guideline's editor and for an admin", async () => {
    const owner = await makeUser({ instanceRole: "author" });
    const [here, elsewhere] = [await makeProject({ ownerId: owner.id }), await makeProject({ ownerId: owner.id })];
    const lead = await makeMember(here.projectId, "lead");
    const admin = await actorFor((await makeUser({ instanceRole: "admin" })).id);

    const capped = throughToken(lead.actor, { tokenRole: "reviewer" });
    expect((await requireGuideline(capped, here.guidelineId, "read")).canEdit).toBe(false);

    const editorNarrowed = throughToken(await actorFor(owner.id), { tokenProjectId: here.projectId });
    await expect(requireGuideline(editorNarrowed, elsewhere.guidelineId, "read")).rejects.toMatchObject(notFound);

    const adminNarrowed = throughToken(admin, { tokenProjectId: here.projectId });
    expect((await requireGuideline(adminNarrowed, here.guidelineId, "edit")).canEdit).toBe(true);
    await expect(requireGuideline(adminNarrowed, elsewhere.guidelineId, "read")).rejects.toMatchObject(notFound);
  });
});
