import { openRound } from "@/lib/assign/commands";
import { roundInputSchema } from "@/lib/assign/schema";
import { requireProject } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import { makeExamples } from "./examples";
import { makeMember } from "./people";
import { makeProject } from "./project";

/** A member who labels: their scope and annotator. */
export async function makeWorker(projectId: string) {
  const { actor, annotator } = await makeMember(projectId, "annotator");
  return { actor, scope: await requireProject(actor, projectId, "label:work"), annotatorId: annotator!.id };
}

export type Worker = Awaited<ReturnType<typeof makeWorker>>;

/** A project with examples `e1 … en`, people who label, and a round that is opened when `open` is called. */
export async function makeWork(examples: number, round: object, people: number, slices?: Record<string, string>[]) {
  const { projectId, guidelineId, version } = await makeProject();
  const lead = await makeMember(projectId, "lead");
  const exampleIds = await makeExamples(projectId, examples, "e", slices);
  const workers = await Promise.all(Array.from({ length: people }, () => makeWorker(projectId)));
  const open = async (more: object = {}) =>
    openRound(
      await requireProject(lead.actor, projectId, "rounds:manage"),
      roundInputSchema.parse({ name: "Round", ...round, ...more }),
    );
  return { projectId, guidelineId, version, lead, exampleIds, workers, open };
}

/** Lets a lease have been held for so long: nobody can have worked longer than that. */
export async function hold(assignmentId: string, ms: number): Promise<void> {
  await db().$executeRaw`
    UPDATE assignment SET leased_at = leased_at - make_interval(secs => ${ms / 1000}::float8) WHERE id = ${assignmentId}::uuid`;
}
