import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";

interface GivenLabels {
  projectId: string;
  versionId: string;
  criterion: Pick<Criterion, "key" | "kind">;
  /** By example: what the first, second … person says. */
  answers: Readonly<Record<string, readonly AnswerValue[]>>;
  /** When the labels of an example were given. */
  at?: (exampleId: string) => Date;
  kind?: "external" | "model";
  /** 0 where an example is first shown to somebody. */
  pass?: number;
}

/** Labels of people known from imports, `person-0`, `person-1` …, or of models. */
export async function giveLabels({
  projectId,
  versionId,
  criterion,
  answers,
  at,
  kind = "external",
  pass = 0,
}: GivenLabels) {
  const most = Math.max(...Object.values(answers).map((given) => given.length));
  const prefix = kind === "model" ? "model" : "person";
  const keys = Array.from({ length: most }, (_, index) => `${prefix}-${index}`);
  await db().annotator.createMany({
    data: keys.map((externalKey, index) => ({ projectId, kind, externalKey, name: `${prefix} ${index}` })),
    skipDuplicates: true,
  });
  const found = await db().annotator.findMany({ where: { projectId, externalKey: { in: keys } } });
  const people = keys.map((key) => found.find(({ externalKey }) => externalKey === key));
  await db().judgment.createMany({
    data: Object.entries(answers).flatMap(([exampleId, given]) =>
      given.map((value, index) => ({
        projectId,
        exampleId,
        annotatorId: people[index]!.id,
        guidelineVersionId: versionId,
        criterionKey: criterion.key,
        pass,
        value,
        valueKey: storedKey(criterion, value),
        ...(at && { submittedAt: at(exampleId) }),
      })),
    ),
  });
}
