import type { Random } from "@/lib/core/random/generator";
import { checkAnswers } from "@/lib/guideline/answers";
import type { Criterion } from "@/lib/guideline/schema";
import { storedKey } from "@/lib/guideline/stored-key";
import type { Database } from "@/lib/server/db";
import type { DemoExample } from "@/prisma/demo/demo-example";
import { DEMO_JUDGE } from "@/prisma/demo/people";
import { simulateWork } from "@/prisma/demo/simulate";

interface JudgeRun {
  projectId: string;
  guidelineVersionId: string;
  criteria: readonly Criterion[];
  examples: ReadonlyMap<string, DemoExample>;
  random: Random;
}

/** The AI judge's labels of all examples, under the pinned version. A judge has no session and no assignment. */
export async function writeJudge(
  tx: Database,
  { projectId, guidelineVersionId, criteria, examples, random }: JudgeRun,
): Promise<void> {
  const judge = await tx.annotator.create({
    data: { projectId, kind: "model", externalKey: DEMO_JUDGE.name, name: DEMO_JUDGE.name },
  });
  const judgments = [...examples].flatMap(([exampleId, example]) => {
    const { answers } = simulateWork(example, DEMO_JUDGE, { edition: 2, position: 0 }, random.uniform);
    const checked = checkAnswers(criteria, answers);
    if (!checked.ok) throw new Error(`The judge gave an answer that does not fit: ${checked.problems[0]?.message}`);
    return criteria.flatMap((criterion) => {
      const value = checked.answers[criterion.key];
      return value === undefined
        ? []
        : [{ example_id: exampleId, criterion_key: criterion.key, value, value_key: storedKey(criterion, value) }];
    });
  });
  await tx.$executeRaw`
    INSERT INTO judgment (project_id, example_id, annotator_id, guideline_version_id, criterion_key, value, value_key)
    SELECT ${projectId}::uuid, example_id, ${judge.id}::uuid, ${guidelineVersionId}::uuid, criterion_key, value, value_key
    FROM jsonb_to_recordset(${JSON.stringify(judgments)}::jsonb) AS w (example_id uuid, criterion_key text, value jsonb, value_key text)`;
}
