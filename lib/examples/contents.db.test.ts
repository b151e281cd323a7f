import { expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { seeingProject } from "@/lib/server/sight";
import { makeExamples, makeLongExamples } from "@/prisma/factories/examples";
import { makeProject } from "@/prisma/factories/project";
import { contentsOf } from "./contents";

test("contents come whole and in the order of the examples, long ones a few at a time, and those of others not at all", async () => {
  const [{ projectId }, other] = [await makeProject(), await makeProject()];
  await makeLongExamples(projectId, 20);
  const mine = await db().example.findMany({ where: { projectId }, select: { id: true } });
  const [theirs] = await makeExamples(other.projectId, 1);
  const asked: number[] = [];
  const database = new Proxy(db(), {
    get: (target, name) => {
      if (name === "$queryRaw") asked.push(asked.length);
      return Reflect.get(target, name);
    },
  });
  const read: string[] = [];
  await seeingProject(projectId, async () => {
    for await (const { content } of contentsOf(projectId, [theirs!, ...mine.map(({ id }) => id)].reverse(), database))
      read.push(String(content.text).split(" ", 1)[0]!);
  });
  expect(read).toEqual(Array.from({ length: 20 }, (_, n) => String(n)));
  // 18 MB of text by 8 at a time, and the end.
  expect(asked.length).toBe(4);
});
