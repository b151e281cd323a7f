import { requireProject } from "@/lib/auth/scope";
import { type ScaledTable, scaleTable } from "@/lib/core/agreement/scale";
import { createRandom, type Random } from "@/lib/core/random/generator";
import { buildRatingTable, type Value } from "@/lib/core/rating-table";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import { type AnswerValue, type Criterion, type CriterionInput, criterionSchema } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { actorFor, makeMember } from "@/prisma/factories/people";
import { makeProject } from "@/prisma/factories/project";
import { moveTo, publishNext } from "@/prisma/factories/versions";

const options = ["claim", "place", "other"].map((value) => ({ value, label: value }));
const criterion = (key: string, more: Omit<CriterionInput, "key" | "title" | "required">) => ({
  criterion: criterionSchema.parse({ key, title: key, required: true, ...more }),
});
const one = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random.uniform() * of.length)]!;
const some = <T>(random: Random, of: readonly T[], share = 0.5): T[] => of.filter(() => random.uniform() < share);
const PREFERENCES = [
  { choice: "A", strength: 2 },
  { choice: "A", strength: 1 },
  { choice: "tie" },
  { choice: "B", strength: 1 },
];

interface Asked {
  criterion: Criterion;
  /** An answer around what the example is like, `true` from 0 to 1. */
  answer: (random: Random, truth: number) => AnswerValue;
}

const point = (random: Random, truth: number, low: number, high: number) =>
  Math.min(high, Math.max(low, Math.round(low + (high - low) * (0.7 * truth + 0.3 * random.uniform()))));

/** A criterion of every kind, at every level that a kind has an own way with. */
export const EVERY_KIND: readonly Asked[] = [
  {
    ...criterion("choice", { kind: "choice", level: "nominal", options }),
    answer: (random, truth) =>
      random.uniform() < 0.6 ? options[Math.floor(truth * 3)]!.value : one(random, options).value,
  },
  {
    ...criterion("ordered", { kind: "choice", level: "ordinal", options }),
    answer: (random, truth) => options[point(random, truth, 0, 2)]!.value,
  },
  {
    ...criterion("score", { kind: "scale", level: "ordinal", scale: { min: 1, max: 5, anchors: {} } }),
    answer: (random, truth) => point(random, truth, 1, 5),
  },
  {
    ...criterion("percent", { kind: "scale", level: "interval", scale: { min: 0, max: 100, anchors: {} } }),
    answer: (random, truth) => point(random, truth, 0, 100),
  },
  {
    ...criterion("several", { kind: "multi", level: "set", options }),
    answer: (random, truth) =>
      some(
        random,
        options.map(({ value }) => value),
        0.2 + 0.6 * truth,
      ),
  },
  {
    ...criterion("preferred", { kind: "preference", level: "ordinal", preference: { strength: 2, ties: true } }),
    answer: (random, truth) => PREFERENCES[point(random, truth, 0, 3)]!,
  },
  {
    ...criterion("chosen", { kind: "preference", level: "nominal", preference: { strength: 1, ties: true } }),
    answer: (random, truth) => ({ choice: ["A", "tie", "B"][point(random, truth, 0, 2)]! }),
  },
  {
    ...criterion("order", { kind: "ranking", level: "ordinal" }),
    answer: (random, truth) =>
      (random.uniform() < 0.7 ? one(random, ["ABC", "ACB"]) : truth < 0.5 ? "BCA" : "CBA").split(""),
  },
  {
    ...criterion("marked", { kind: "span", level: "nominal", options }),
    answer: (random) =>
      some(random, [0, 3, 6]).map((start) => ({ start, end: start + 2, label: one(random, options).value })),
  },
  { ...criterion("said", { kind: "text", level: "nominal" }), answer: (random) => `text ${random.uniform()}` },
];

export interface GivenAnswer {
  criterion: string;
  example: string;
  annotator: string;
  value: AnswerValue;
  version: number;
  position: number;
  submittedAt: Date;
  activeMs: number;
}

const LABEL_MS = 40_000;

interface Made {
  examples?: number;
  people?: number;
  /** Everybody in the same order, which leaves tiredness and difficulty one. */
  fixedOrder?: boolean;
  /** The later half of each session under a second version, in which every criterion means something else. */
  twoVersions?: boolean;
}

/** A project with a criterion of every kind, which people answered in sessions of their own order; everybody leaves out some examples. */
export async function makeEveryKind(seed: number, made: Made = {}) {
  const { examples = 24, people = 5, fixedOrder = false, twoVersions = false } = made;
  const random = createRandom(seed);
  const { projectId, guidelineId } = await makeProject({ criteria: EVERY_KIND.map(({ criterion }) => criterion) });
  const lead = await makeMember(projectId, "lead");
  const exampleIds = await makeExamples(projectId, examples);
  const truths = exampleIds.map(() => random.uniform() * 0.999);
  const annotators = await db().annotator.createManyAndReturn({
    data: Array.from({ length: people }, (_, k) => ({
      projectId,
      kind: "external" as const,
      externalKey: `p${k}`,
      name: `Person ${k}`,
    })),
  });
  const began = Date.now() - 86_400_000;
  const sessions = await db().session.createManyAndReturn({
    data: annotators.map(({ id }) => ({
      projectId,
      annotatorId: id,
      startedAt: new Date(began),
      activeAt: new Date(),
    })),
  });
  const given: GivenAnswer[] = [];
  for (const { id: annotator } of annotators) {
    const shuffled = exampleIds.map((id, k) => ({ id, k, draw: random.uniform() })).sort((a, b) => a.draw - b.draw);
    const answered = shuffled.filter(({ draw }) => draw < 0.8);
    if (fixedOrder) answered.sort((a, b) => a.k - b.k);
    for (const [place, { id: example, k }] of answered.entries())
      for (const { criterion, answer } of EVERY_KIND)
        given.push({
          ...{ criterion: criterion.key, example, annotator, value: answer(random, truths[k]!), position: place + 1 },
          version: twoVersions && place >= answered.length / 2 ? 2 : 1,
          ...{
            submittedAt: new Date(began + (place + 1) * LABEL_MS),
            activeMs: 5000 + Math.floor(random.uniform() * 20_000),
          },
        });
  }
  if (twoVersions) await reviseEverything({ lead, projectId, guidelineId });
  const versions = await db().guidelineVersion.findMany({ where: { guidelineId } });
  const idOf = new Map(versions.map(({ number, id }) => [number, id]));
  const asked = new Map(EVERY_KIND.map(({ criterion }) => [criterion.key, criterion]));
  const sessionOf = new Map(sessions.map(({ id, annotatorId }) => [annotatorId, id]));
  await db().judgment.createMany({
    data: given.map(({ criterion, example, annotator, value, version, ...circumstances }) => ({
      ...{
        projectId,
        exampleId: example,
        annotatorId: annotator,
        guidelineVersionId: idOf.get(version)!,
        criterionKey: criterion,
      },
      ...{ value, valueKey: storedKey(asked.get(criterion)!, value), sessionId: sessionOf.get(annotator)! },
      ...{ ...circumstances, wallMs: LABEL_MS },
    })),
  });
  const scope = await requireProject(await actorFor(lead.user.id), projectId, "measure:read");
  return { projectId, lead, scope, exampleIds, given };
}

/** A second version in which every criterion means something else, in force. */
async function reviseEverything(work: Pick<Parameters<typeof publishNext>[0], "lead" | "projectId" | "guidelineId">) {
  const criteria = EVERY_KIND.map(({ criterion }) => ({ ...criterion, title: `${criterion.title}, anew` }));
  const changes = Object.fromEntries(criteria.map(({ key }) => [key, "semantic" as const]));
  await publishNext(work, { criteria, changes });
  await moveTo(work, 2);
}

/** An answer as the core is given it, written down once more here. */
export function categoryOf(key: string, answer: AnswerValue): Value {
  if (key === "order") return (answer as string[]).join(" > ");
  if (key === "several") return answer as string[];
  if (typeof answer !== "object") return answer;
  const { choice, strength = 1 } = answer as { choice: string; strength?: number };
  if (key === "chosen") return choice;
  return choice === "tie" ? 0 : choice === "A" ? -strength : strength;
}

export const DECLARED: Record<string, Value[]> = {
  choice: ["claim", "place", "other"],
  ordered: ["claim", "place", "other"],
  score: [1, 2, 3, 4, 5],
};

/** What the core makes of the answers by itself. */
export function scaledOf(key: string, given: readonly GivenAnswer[]): ScaledTable {
  const own = given.filter(({ criterion }) => criterion === key);
  const rows = own.map(({ example, annotator, value }) => ({
    item: example,
    rater: annotator,
    value: categoryOf(key, value),
  }));
  const built = buildRatingTable(rows);
  if (!built.ok) throw new Error("usable");
  const level =
    key === "order" ? "ranking" : EVERY_KIND.find(({ criterion }) => criterion.key === key)!.criterion.level;
  const scaled = scaleTable(built.table, level, { declared: DECLARED[key] });
  if (!scaled.ok) throw new Error(scaled.reason);
  return scaled.scaled;
}
