import { expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { makeLongExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { takeMarks } from "./marks";
import { planExport } from "./plan";
import { readExamples } from "./read-examples";
import { exportQuerySchema } from "./schema";

test("a batch holds what memory has room for, however little the texts take where they are stored", async () => {
  const { projectId } = await makeProject();
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(actor, projectId, "export:read");
  await makeLongExamples(projectId, 20);
  const plan = await planExport(scope, exportQuerySchema.parse({ format: "ndjson" }));
  if (!plan.ok) throw new Error(plan.message);
  const sizes: number[] = [];
  for await (const batch of readExamples(scope, plan.value, await takeMarks(scope))) sizes.push([...batch].length);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(20);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(5);
});
