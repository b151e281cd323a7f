import { expect, test } from "vitest";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import { db } from "@/lib/server/db";
import { labelled, OTHER_MEANING } from "@/prisma/factories/labelling";
import { actorFor, makeUser } from "@/prisma/factories/people";
import { moveTo, publishNext } from "@/prisma/factories/versions";
import { labelCounts } from "./label-counts";

test("counts the labels that a project's version carries, and gives no name to who is no member", async () => {
  const project = await labelled(3);
  const { projectId, guidelineId, lead } = project;
  const readBy = async (actor: typeof lead.actor) =>
    labelCounts(await requireGuideline(actor, guidelineId, "edit"), ["helpfulness", "correct", "unknown"]);
  const all = { judgments: 6, people: 2, examples: 3 };
  const here = { id: projectId, name: "Answers", version: 1 };
  expect(await readBy(lead.actor)).toEqual([{ ...here, criteria: { helpfulness: all, correct: all } }]);

  await moveTo(project, await publishNext(project, { helpfulness: OTHER_MEANING }));
  expect(await readBy(lead.actor)).toEqual([{ ...here, version: 2, criteria: { correct: all } }]);

  const editor = await actorFor((await makeUser()).id);
  await db().guidelineEditor.create({ data: { guidelineId, userId: editor.userId } });
  expect(await readBy(editor)).toMatchObject([{ name: null, criteria: { correct: all } }]);
});
