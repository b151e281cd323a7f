import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { takeMarks } from "./marks";

const LONG_MS = 3000;

test("marks wait for a long writer, and nobody who writes meanwhile waits for the marks", async () => {
  const { projectId } = await makeProject();
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(actor, projectId, "export:read");
  await makeExamples(projectId, 1);
  let isOver = false;
  const long = db()
    .$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('release marks', 0))`;
        await pause(LONG_MS);
      },
      { timeout: 2 * LONG_MS },
    )
    .finally(() => {
      isOver = true;
    });
  await pause(200);
  const marks = takeMarks(scope).then((taken) => ({ taken, isOver }));
  let longest = 0;
  for (let n = 0; !isOver; n++) {
    const begun = performance.now();
    await makeExamples(projectId, 1, `written${n}-`);
    longest = Math.max(longest, performance.now() - begun);
    await pause(20);
  }
  await long;
  const { taken, isOver: wasOver } = await marks;
  expect(wasOver).toBe(true);
  expect(taken.examples).toBeGreaterThan(1);
  expect(longest).toBeLessThan(LONG_MS / 2);
});
