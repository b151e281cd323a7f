import { openRound } from "@/lib/assign/commands";
import { roundInputSchema } from "@/lib/assign/schema";
import type { Actor } from "@/lib/auth/actor";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import type { ProjectRole } from "@/lib/auth/permissions";
import { requireProject } from "@/lib/auth/scope";
import { deriveFacts } from "@/lib/facts/derive";
import { makeBatch } from "@/lib/facts/make-batch";
import type { Example } from "@/lib/formats/example";
import { createGuideline } from "@/lib/guideline/commands/create-guideline";
import { publish } from "@/lib/guideline/commands/publish";
import { createGuidelineSchema, publishSchema } from "@/lib/guideline/inputs";
import type { Criterion, GuidelineContent } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { storeExamples } from "@/lib/import/store-examples";
import { addMember } from "@/lib/people/member-commands";
import { createProject } from "@/lib/project/commands";
import type { ProjectPurpose } from "@/lib/project/schema";
import { db } from "@/lib/server/db";
import type { Result } from "@/lib/server/errors";

/** Rounds are drawn alike each time: what the demo shows, and what tests look for in it, is the same everywhere. */
const ROUND_SEED = 1;

/** The value of an outcome that a seed relies on. */
export function must<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(`The demo could not be made: ${result.message}`);
}

export async function makeDemoGuideline(lead: Actor, name: string, content: GuidelineContent): Promise<string> {
  const { id } = must(await createGuideline(lead, createGuidelineSchema.parse({ name, ...content })));
  await publishDemo(lead, id, content, "First edition.", {});
  return id;
}

export async function publishDemo(
  lead: Actor,
  guidelineId: string,
  content: GuidelineContent,
  note: string,
  changes: Record<string, string>,
  closes: readonly string[] = [],
): Promise<void> {
  must(
    await publish(
      await requireGuideline(lead, guidelineId, "edit"),
      publishSchema.parse({ ...content, note, changes, closes }),
    ),
  );
}

interface DemoProject {
  lead: Actor;
  name: string;
  guidelineId: string;
  guidelineVersion?: number;
  members: readonly { email: string; role: ProjectRole }[];
  examples: readonly Example[];
  overlap: number;
  purpose?: ProjectPurpose;
}

/** Makes a project under a version of the guideline, the first unless another is named, with its people and examples. */
export async function makeDemoProject({
  lead,
  name,
  guidelineId,
  guidelineVersion = 1,
  members,
  examples,
  overlap,
  purpose = "annotation",
}: DemoProject): Promise<string> {
  const { id } = must(await createProject(lead, { name, guidelineId, guidelineVersion, purpose, overlap }));
  await db().project.update({ where: { id }, data: { simulated: true } });
  const scope = await requireProject(lead, id, "members:manage", "guideline:edit");
  for (const member of members) must(await addMember(scope, member));
  const criteria = await criteriaOf(scope.project.guidelineVersionId);
  await storeDemoExamples(id, criteria, examples);
  return id;
}

/** Stores examples, and finds out what they are like. */
export async function storeDemoExamples(
  projectId: string,
  criteria: readonly Criterion[],
  examples: readonly Example[],
): Promise<void> {
  const batch = examples.map((example, index) => ({ line: index + 1, example }));
  const stored = await db().$transaction((tx) => storeExamples(tx, projectId, criteria, batch));
  if (stored.errors.length > 0)
    throw new Error(`The demo's example in line ${stored.errors[0]!.line}: ${stored.errors[0]!.message}`);
  await deriveFacts({ projectId, make: makeBatch });
}

export async function openDemoRound(
  lead: Actor,
  projectId: string,
  name: string,
  overlap: number,
  examples: string[] | "all",
  annotators?: string[],
): Promise<string> {
  const scope = await requireProject(lead, projectId, "rounds:manage");
  return must(await openRound(scope, roundInputSchema.parse({ name, overlap, examples, annotators, seed: ROUND_SEED })))
    .id;
}
