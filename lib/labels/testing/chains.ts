import fc from "fast-check";
import { requireProject } from "@/lib/auth/scope";
import { insertVersion } from "@/lib/guideline/insert-version";
import { criteriaSchema } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, HELPFULNESS, makeProject } from "@/prisma/factories/project";

export const KEYS = ["helpfulness", "correct"] as const;
export type Key = (typeof KEYS)[number];
const VALUES: Record<Key, readonly (string | number)[]> = { helpfulness: [1, 3, 5], correct: ["yes", "no"] };
export const [PEOPLE, EXAMPLES] = [3, 4];

/** One judgment: a later one of the same slot is its next revision; without a value it takes the answer back. */
export interface Given {
  person: number;
  example: number;
  key: Key;
  version: number;
  value: string | number | null;
  /** In minutes; imports bring times in any order. */
  at: number;
}

export interface Story {
  /** Of each version after the first, what it did to the criteria. */
  steps: Record<Key, "unchanged" | "editorial" | "semantic">[];
  given: Given[];
  /** Number of the version to ask about, and the project's. */
  asked: number;
  settled: { example: number; key: Key }[];
  excluded: number[];
}

const key = fc.constantFrom(...KEYS);
const example = fc.nat(EXAMPLES - 1);

/** Random labels under a random chain of versions. */
export const story: fc.Arbitrary<Story> = fc
  .array(fc.record({ helpfulness: kindOfChange(), correct: kindOfChange() }), { minLength: 1, maxLength: 4 })
  .chain((steps) => {
    const version = fc.integer({ min: 1, max: steps.length + 1 });
    const one = fc
      .record({ person: fc.nat(PEOPLE - 1), example, key, version, at: fc.nat(20) })
      .chain((slot) =>
        fc
          .oneof({ weight: 9, arbitrary: fc.constantFrom(...VALUES[slot.key]) }, fc.constant(null))
          .map((value) => ({ ...slot, value })),
      );
    return fc.record({
      steps: fc.constant(steps),
      given: fc.array(one, { minLength: 1, maxLength: 60, size: "max" }),
      asked: version,
      settled: fc.uniqueArray(fc.record({ example, key }), { maxLength: 2, selector: (s) => `${s.example} ${s.key}` }),
      excluded: fc.uniqueArray(example, { maxLength: 1 }),
    });
  });

function kindOfChange() {
  return fc.constantFrom("unchanged" as const, "editorial" as const, "semantic" as const);
}

/** The first of the versions that mean by a criterion what version `number` means: the rule in its plainest words. */
export function beginning({ steps }: Story, key: Key, number: number): number {
  let first = number;
  while (first > 1 && steps[first - 2]![key] !== "semantic") first--;
  return first;
}

/** What counts: of each person's standing answers to one question the latest. */
export function counted(told: Story): Given[] {
  const slots = new Map<string, Given & { order: number }>();
  told.given.forEach((given, order) => {
    slots.set([given.person, given.example, given.key, given.version].join(), { ...given, order });
  });
  const latest = new Map<string, Given & { order: number }>();
  for (const given of slots.values()) {
    if (given.value === null) continue;
    const question = [given.person, given.example, given.key, beginning(told, given.key, given.version)].join();
    const known = latest.get(question);
    if (!known || known.at < given.at || (known.at === given.at && known.order < given.order))
      latest.set(question, given);
  }
  return [...latest.values()];
}

/** The story in a database. */
export async function tell(told: Story) {
  const { projectId, guidelineId, version } = await makeProject();
  const ids = [version.id];
  for (const [index, changes] of told.steps.entries()) {
    const content = {
      body: `# Edition ${index + 2}`,
      criteria: criteriaSchema.parse([HELPFULNESS, CORRECT]),
      qualities: {},
    };
    const next = { guidelineId, content, note: "", changes, staleJudgments: {}, publishedById: null };
    ids.push((await db().$transaction((tx) => insertVersion(tx, next))).id);
  }
  await db().project.update({ where: { id: projectId }, data: { guidelineVersionId: ids[told.asked - 1] } });
  const people = [];
  for (let person = 0; person < PEOPLE; person++) people.push(await makeMember(projectId, "annotator"));
  await makeExamples(projectId, EXAMPLES);
  const examples = await db().example.findMany({ where: { projectId }, orderBy: { sequence: "asc" } });
  const revisions = new Map<string, number>();
  for (const given of told.given) {
    const slot = [given.person, given.example, given.key, given.version].join();
    revisions.set(slot, (revisions.get(slot) ?? 0) + 1);
    await db().judgment.create({
      data: {
        projectId,
        exampleId: examples[given.example]!.id,
        annotatorId: people[given.person]!.annotator!.id,
        guidelineVersionId: ids[given.version - 1]!,
        criterionKey: given.key,
        revision: revisions.get(slot),
        submittedAt: new Date(Date.UTC(2026, 0, 1, 0, given.at)),
        ...(given.value !== null && { value: given.value, valueKey: JSON.stringify(given.value) }),
      },
    });
  }
  for (const { example, key } of told.settled)
    await db().resolution.create({
      data: {
        projectId,
        exampleId: examples[example]!.id,
        guidelineVersionId: ids[told.asked - 1]!,
        criterionKey: key,
        value: VALUES[key][0]!,
        valueKey: JSON.stringify(VALUES[key][0]),
        method: "adjudicated",
        reason: "slip",
      },
    });
  for (const example of told.excluded)
    await db().exampleMark.create({
      data: { kind: "exclusion", projectId, exampleId: examples[example]!.id, reason: "unique", note: "" },
    });
  const { actor } = await makeMember(projectId, "lead");
  const scope = await requireProject(
    actor,
    projectId,
    "project:read",
    "measure:read",
    "resolve:read",
    "export:read",
    "release:write",
  );
  return { scope, people, exampleIds: examples.map(({ id }) => id) };
}
