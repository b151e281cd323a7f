import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import { createRandom } from "@/lib/core/random/generator";
import { startComparison } from "@/lib/curate/contamination/commands";
import { findContaminationJob } from "@/lib/curate/contamination/job";
import { findDuplicatesJob } from "@/lib/curate/duplicates/job";
import { findDuplicatesSchema } from "@/lib/curate/duplicates/schema";
import { startDuplicates } from "@/lib/curate/duplicates/start";
import { findTopicsJob } from "@/lib/curate/topics/job";
import { findTopicsSchema } from "@/lib/curate/topics/schema";
import { startTopics } from "@/lib/curate/topics/start";
import { deriveFacts } from "@/lib/facts/derive";
import { makeBatch } from "@/lib/facts/make-batch";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { db } from "@/lib/server/db";
import { COPIES } from "@/prisma/demo/arrivals/copies";
import { CRAWLED } from "@/prisma/demo/arrivals/crawl";
import { must, openDemoRound, storeDemoExamples } from "@/prisma/demo/demo-project";
import type { SimulatedPerson } from "@/prisma/demo/history";
import { ROUNDS } from "@/prisma/demo/plan";
import { writeHistory } from "@/prisma/demo/write-history";

/** Draws of their own, so that everything before is as it would be without these examples. */
const SEED = 20_261_201;

interface Arrivals {
  lead: Actor;
  projectId: string;
  emails: string[];
  people: readonly SimulatedPerson[];
}

/**
 * Examples that came after the first round: copies of what was there, which three people have labelled, and what a program read from a
 * forum, which nobody has.
 */
export async function addArrivals({ lead, projectId, emails, people }: Arrivals): Promise<void> {
  const { project } = await requireProject(lead, projectId);
  const criteria = await criteriaOf(project.guidelineVersionId);
  await storeDemoExamples(projectId, criteria, [...COPIES.map(({ example }) => example), ...CRAWLED]);
  const copies = new Map(COPIES.map((entry) => [entry.example.id!, entry]));
  const stored = await db().example.findMany({
    where: { projectId, externalId: { in: [...copies.keys()] } },
    select: { id: true, externalId: true },
  });
  const examples = new Map(stored.map(({ id, externalId }) => [id, copies.get(externalId)!]));
  const roundId = await openDemoRound(
    lead,
    projectId,
    "What came later",
    ROUNDS.later.overlap,
    [...copies.keys()],
    emails,
  );
  const history = { ...ROUNDS.later, projectId, roundId, criteria, examples, people, random: createRandom(SEED) };
  await db().$transaction((tx) => writeHistory(tx, history), { timeout: 120_000 });
}

/** Looks for duplicates, topics and contamination, as the lead would have done. */
export async function searchDemo(lead: Actor, projectId: string): Promise<void> {
  const scope = await requireProject(lead, projectId, "release:write");
  const helpers = { job: { locked_by: "demo", attempts: 1, max_attempts: 1 } } as Parameters<
    typeof findDuplicatesJob
  >[1];
  const duplicates = must(await startDuplicates(scope, findDuplicatesSchema.parse({})));
  await findDuplicatesJob({ projectId, ...duplicates }, helpers);
  const topics = must(await startTopics(scope, findTopicsSchema.parse({})));
  await findTopicsJob({ projectId, ...topics }, helpers);
  await deriveFacts({ projectId, make: makeBatch });
  const comparison = must(await startComparison(scope));
  await findContaminationJob({ projectId, ...comparison }, helpers);
}
