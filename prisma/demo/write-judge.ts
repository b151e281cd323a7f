import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import type { Random } from "@/lib/core/random/generator";
import { createJudgeRun, findJudgeRun } from "@/lib/evaluate/judges/runs";
import { judgeRunSchema, type VerdictLine } from "@/lib/evaluate/judges/schema";
import { storeVerdicts } from "@/lib/evaluate/judges/verdicts";
import { judgePrompt } from "@/lib/guideline/judge/prompt";
import type { Criterion } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import type { DemoExample } from "@/prisma/demo/demo-example";
import { must } from "@/prisma/demo/demo-project";
import { DEMO_JUDGE } from "@/prisma/demo/people";
import { simulateWork } from "@/prisma/demo/simulate";

/** One in so many verdicts is prose instead of JSON, as happens with real models. */
const UNREADABLE_EVERY = 41;
const REASON = "Simulated: no model wrote this.";

/** Registers the demo's judge under the project's pinned version and sends its verdicts in, as a program would. */
async function sendVerdicts(
  lead: Actor,
  projectId: string,
  verdictsFor: (criteria: readonly Criterion[]) => VerdictLine[],
): Promise<void> {
  const scope = await requireProject(lead, projectId, "examples:import");
  const version = await db().guidelineVersion.findUniqueOrThrow({
    where: { id: scope.project.guidelineVersionId },
    select: { number: true, hash: true, body: true, criterionRows: { orderBy: { position: "asc" } } },
  });
  const criteria = version.criterionRows.map(({ definition }) => definition as unknown as Criterion);
  const { promptHash } = judgePrompt({ ...version, content: { body: version.body, criteria } });
  const run = must(
    await createJudgeRun(
      scope,
      judgeRunSchema.parse({ model: DEMO_JUDGE.name, promptHash, parameters: { simulated: true } }),
    ),
  );
  const target = await findJudgeRun(projectId, run.id);
  const batch = verdictsFor(criteria).map((verdict, index) => ({ line: index + 1, verdict }));
  const outcome = await db().$transaction((tx) => storeVerdicts(tx, target!, null, criteria, batch), {
    timeout: 120_000,
  });
  if (outcome.errors.length > 0) throw new Error(`The demo's judge: ${outcome.errors[0]!.message}`);
}

/** The AI judge's labels of all examples of the main project. */
export async function writeJudge(
  lead: Actor,
  projectId: string,
  examples: readonly DemoExample[],
  random: Random,
): Promise<void> {
  await sendVerdicts(lead, projectId, (criteria) =>
    examples.map((example, index) => {
      const { answers } = simulateWork(example, DEMO_JUDGE, { edition: 2, position: 0 }, random.uniform);
      const object = criteria.map(({ key }) => [key, { reason: REASON, value: answers[key] ?? null }]);
      const raw =
        (index + 1) % UNREADABLE_EVERY === 0
          ? "Overall this is a reasonable answer to the question."
          : JSON.stringify(Object.fromEntries(object));
      return { example: example.example.id!, raw };
    }),
  );
}

/**
 * The judge's labels of pairs of responses, each pair in both orders: it takes the clearly longer one, and of two that are about
 * equally long the one shown first.
 */
export async function writePairJudge(
  lead: Actor,
  projectId: string,
  pairs: readonly { id: string; lengths: [number, number] }[],
): Promise<void> {
  await sendVerdicts(lead, projectId, () =>
    pairs.flatMap(({ id, lengths }) => [
      pairVerdict(id, ["A", "B"], lengths),
      pairVerdict(id, ["B", "A"], [lengths[1], lengths[0]]),
    ]),
  );
}

function pairVerdict(example: string, order: string[], [first, second]: [number, number]): VerdictLine {
  const choice = second > first * 1.5 ? "B" : "A";
  const values = { responses: "several", better: { choice, strength: 1 }, overall: 3 };
  const object = Object.entries(values).map(([key, value]) => [key, { reason: REASON, value }]);
  return { example, order, raw: JSON.stringify(Object.fromEntries(object)) };
}
