import { expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { takeMarks } from "@/lib/release/marks";
import { planExport } from "@/lib/release/plan";
import { readExamples } from "@/lib/release/read-examples";
import { exportQuerySchema } from "@/lib/release/schema";
import { makeWork } from "@/prisma/factories/work";
import { archiveProject, deleteProject } from "./archive";
import { deleteProjectJob } from "./deletion-job";

test("what is read of a project that is deleted meanwhile breaks off, and never ends as if it were whole", async () => {
  const project = await makeWork(150, { overlap: 1 }, 0);
  const { projectId, lead } = project;
  const scope = await requireProject(lead.actor, projectId, "export:read", "project:end");
  const plan = await planExport(scope, exportQuerySchema.parse({ format: "ndjson" }));
  if (!plan.ok) throw new Error(plan.message);
  const marks = await takeMarks(scope);
  const readAll = async (batches: AsyncIterable<Iterable<unknown>>) => {
    let read = 0;
    for await (const rows of batches) read += [...rows].length;
    return read;
  };
  expect(await readAll(readExamples(scope, plan.value, marks))).toBe(150);
  const rest = readExamples(scope, plan.value, marks);
  await rest.next();
  await archiveProject(scope);
  expect(await deleteProject(scope, { name: scope.project.name })).toMatchObject({ ok: true });
  await deleteProjectJob({ projectId });
  await expect(readAll(rest)).rejects.toThrow("not whole");
});
