import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import type { Random } from "@/lib/core/random/generator";
import { markSeeds } from "@/lib/evaluate/seeds/commands";
import { markSeedsSchema } from "@/lib/evaluate/seeds/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { db } from "@/lib/server/db";
import { makeDemoProject, must, openDemoRound } from "@/prisma/demo/demo-project";
import { EVALUATION_EXAMPLES } from "@/prisma/demo/evaluation-outputs";
import type { DemoAnnotator } from "@/prisma/demo/people";
import { writeHistory } from "@/prisma/demo/write-history";

interface EvaluationDemo {
  lead: Actor;
  guidelineId: string;
  members: Parameters<typeof makeDemoProject>[0]["members"];
  people: readonly (DemoAnnotator & { email: string })[];
  random: Random;
}

const OVERLAP = 2;
const HOURS_AGO = 48;

/** Three models' outputs to the same prompts, rated under the guideline by which the answers of the first project are labelled. */
export async function makeEvaluationDemo({
  lead,
  guidelineId,
  members,
  people,
  random,
}: EvaluationDemo): Promise<void> {
  const projectId = await makeDemoProject({
    lead,
    name: "Three models compared",
    guidelineId,
    guidelineVersion: 2,
    members,
    examples: EVALUATION_EXAMPLES.map(({ example }) => example),
    overlap: OVERLAP,
    purpose: "evaluation",
  });
  const scope = await requireProject(lead, projectId, "release:write");
  const roundId = await openDemoRound(lead, projectId, "Blind comparison", OVERLAP, "all");
  const [stored, annotators, criteria] = await Promise.all([
    db().example.findMany({ where: { projectId }, select: { id: true, externalId: true } }),
    db().annotator.findMany({ where: { projectId }, select: { id: true, externalKey: true } }),
    criteriaOf(scope.project.guidelineVersionId),
  ]);
  const truths = new Map(EVALUATION_EXAMPLES.map((entry) => [entry.example.id, entry]));
  const history = {
    projectId,
    roundId,
    criteria,
    edition: 2 as const,
    examples: new Map(stored.map(({ id, externalId }) => [id, truths.get(externalId)!])),
    people: people.map((person) => ({
      person,
      annotatorId: annotators.find(({ externalKey }) => externalKey === person.email)!.id,
    })),
    startedHoursAgo: HOURS_AGO,
    done: 1,
    random,
  };
  await db().$transaction((tx) => writeHistory(tx, history), { timeout: 120_000 });
  const asked = { filter: { slice: "topic=everyday" }, note: "Not in the next evaluation." };
  must(await markSeeds(scope, markSeedsSchema.parse(asked)));
}
