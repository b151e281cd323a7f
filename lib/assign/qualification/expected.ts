import "server-only";
import { checkAnswer } from "@/lib/guideline/answers/answer";
import type { Answers, AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { Database } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { SetQualification } from "./schema";

interface Expected {
  exampleId: string;
  expected: Answers;
  explanation: string;
}

/**
 * The gold of the examples as answers to a version's criteria. Gold of criteria that the version does not have is left out, and so is
 * text, which is not compared. Names every example of which nothing is left, or whose gold does not fit the version.
 */
export async function expectedAnswers(
  tx: Database,
  projectId: string,
  criteria: readonly Criterion[],
  chosen: SetQualification["examples"],
): Promise<Result<Expected[], "no-gold">> {
  const rows = await tx.example.findMany({
    where: { projectId, externalId: { in: chosen.map(({ example }) => example) } },
    select: { id: true, externalId: true, gold: { select: { criterionKey: true, value: true } } },
  });
  const found = new Map(rows.map((row) => [row.externalId, row]));
  const errors: { field: string; message: string }[] = [];
  const items = chosen.flatMap(({ example, explanation }, index) => {
    const row = found.get(example);
    const expected = answersOf(row?.gold ?? [], criteria);
    if (row && Object.keys(expected).length > 0) return [{ exampleId: row.id, expected, explanation }];
    errors.push({ field: `examples.${index}`, message: `${example} has no gold that fits the guideline version` });
    return [];
  });
  return errors.length === 0 ? ok(items) : no("no-gold", errors.map(({ message }) => message).join("; "), { errors });
}

function answersOf(gold: readonly { criterionKey: string; value: unknown }[], criteria: readonly Criterion[]): Answers {
  const answers: [string, AnswerValue][] = gold.flatMap(({ criterionKey, value }) => {
    const criterion = criteria.find(({ key }) => key === criterionKey);
    if (!criterion || criterion.kind === "text") return [];
    const checked = checkAnswer(criterion, value);
    return checked.ok ? [[criterionKey, checked.value] as [string, AnswerValue]] : [];
  });
  return Object.fromEntries(answers);
}
