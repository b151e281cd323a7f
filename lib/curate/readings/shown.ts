import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readExample } from "@/lib/import/example-queries";
import { blindExample } from "@/lib/label/blind";
import { db } from "@/lib/server/db";
import type { ShownExample } from "./calls";
import { exampleAt } from "./queries";
import { standingsOf } from "./standing";

/**
 * The example at a position of a reading as the caller may see it now: of a blind one only what an annotator sees, until they have
 * answered. Null where the project has no such reading or place.
 */
export async function readingExample(
  scope: ProjectScope<"resolve:read" | "examples:read">,
  readingId: string,
  position: number,
): Promise<ShownExample | null> {
  const place = await exampleAt(scope, readingId, position);
  if (!place) return null;
  const { exampleId: id, externalId, kind, content, plan, version } = place;
  const common = { position, id };
  if (plan.blind && !(await hasAnswered(scope, readingId, position)))
    return { ...common, externalId: null, example: null, blind: blindExample(kind, content), standings: null };
  const example = await readExample(scope, id);
  const standings = plan.blind ? await standingsOf(scope, id, version) : null;
  return { ...common, externalId, example, blind: null, standings };
}

async function hasAnswered({ projectId, actor }: ProjectScope, readingId: string, position: number) {
  const found = await db().readingFinding.findFirst({
    where: { projectId, readingId, readerId: actor.userId, position },
    select: { answers: true },
  });
  return Boolean(found?.answers);
}
