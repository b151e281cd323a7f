import fc from "fast-check";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { insertVersion } from "@/lib/guideline/insert-version";
import { criteriaSchema } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import { makeExamples, makeGold } from "@/prisma/factories/examples";
import { makeMember } from "@/prisma/factories/people";
import { CORRECT, HELPFULNESS, makeProject } from "@/prisma/factories/project";

export const KEYS = ["helpfulness", "correct"] as const;
export type Key = (typeof KEYS)[number];
const VALUES: Record<Key, readonly (string | number)[]> = { helpfulness: [1, 3, 5], correct: ["yes", "no"] };
/** The number of the AI judge, who comes after the people. */
export const [PEOPLE, JUDGE, EXAMPLES] = [3, 3, 4];
export const TOPICS = ["law", "code=x"] as const;

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
  /** `open`: settled, but not to one answer. */
  settled: { example: number; key: Key; open: boolean }[];
  excluded: number[];
  /** Answers when an example was shown again, and answers about a part of one: neither is in any figure about the whole. */
  repeated: Given[];
  ofParts: Given[];
  settledOfParts: { example: number; key: Key; open: boolean }[];
  /** The topic of each example, by its number, and which have a known answer. */
  topics: (typeof TOPICS)[number][];
  gold: number[];
}

const key = fc.constantFrom(...KEYS);
const example = fc.nat(EXAMPLES - 1);
const cases = fc.uniqueArray(fc.record({ example, key, open: fc.boolean() }), {
  maxLength: 2,
  selector: (s) => `${s.example} ${s.key}`,
});

/** Random labels under a random chain of versions. */
export const story: fc.Arbitrary<Story> = fc
  .array(fc.record({ helpfulness: kindOfChange(), correct: kindOfChange() }), { minLength: 1, maxLength: 4 })
  .chain((steps) => {
    const version = fc.integer({ min: 1, max: steps.length + 1 });
    const one = fc
      .record({ person: fc.nat(JUDGE), example, key, version, at: fc.nat(20) })
      .chain((slot) =>
        fc
          .oneof({ weight: 9, arbitrary: fc.constantFrom(...VALUES[slot.key]) }, fc.constant(null))
          .map((value) => ({ ...slot, value })),
      );
    return fc.record({
      steps: fc.constant(steps),
      given: fc.array(one, { minLength: 1, maxLength: 60, size: "max" }),
      asked: version,
      settled: cases,
      excluded: fc.uniqueArray(example, { maxLength: 1 }),
      repeated: fc.array(one, { maxLength: 8 }),
      ofParts: fc.array(one, { maxLength: 8 }),
      settledOfParts: cases,
      topics: fc.array(fc.constantFrom(...TOPICS), { minLength: EXAMPLES, maxLength: EXAMPLES }),
      gold: fc.uniqueArray(example, { maxLength: EXAMPLES }),
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
export function counted(told: Story, given: readonly Given[] = told.given): Ordered[] {
  const slots = new Map<string, Ordered>();
  given.forEach((one, order) => {
    slots.set([one.person, one.example, one.key, one.version].join(), { ...one, order });
  });
  const standing = [...slots.values()].filter(({ value }) => value !== null);
  return latest(standing, (one) => [one.person, one.example, one.key, beginning(told, one.key, one.version)].join());
}

type Ordered = Given & { order: number };

/** Where in its one session a label was given. */
export const positionOf = ({ at }: Given) => 1 + (at % 5);

/** Of those that share a name the one given last; of two given at once the one that came later. */
export function latest<One extends Given & { order?: number }>(
  given: readonly One[],
  nameOf: (one: One) => string,
): One[] {
  const found = new Map<string, One>();
  for (const one of given) {
    const known = found.get(nameOf(one));
    if (!known || known.at < one.at || (known.at === one.at && (known.order ?? 0) < (one.order ?? 0)))
      found.set(nameOf(one), one);
  }
  return [...found.values()];
}

export const isPerson = ({ person }: Given) => person !== JUDGE;

/** When a label was given, `at` minutes after the first. */
export const timeOf = (at: number) => new Date(Date.UTC(2026, 0, 1, 0, at));

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
  for (let person = 0; person < PEOPLE; person++) people.push((await makeMember(projectId, "annotator")).annotator!);
  people.push(await db().annotator.create({ data: { projectId, kind: "model", externalKey: "judge", name: "Judge" } }));
  const slices = told.topics.map((topic) => ({ topic, "of all": true }));
  await makeExamples(projectId, EXAMPLES, "e", slices);
  const sessions = [];
  for (const { id } of people)
    sessions.push(
      await db().session.create({ data: { projectId, annotatorId: id, startedAt: timeOf(0), activeAt: timeOf(30) } }),
    );
  const examples = await db().example.findMany({ where: { projectId }, orderBy: { sequence: "asc" } });
  for (const example of told.gold) await makeGold(projectId, examples[example]!.id, { correct: "yes" });
  const labels = [
    ...told.given.map((given) => ({ given })),
    ...told.repeated.map((given) => ({ given, pass: 1 })),
    ...told.ofParts.map((given) => ({ given, part: "response:1" })),
  ];
  const revisions = new Map<string, number>();
  for (const { given, ...beside } of labels) {
    const slot = JSON.stringify([given.person, given.example, given.key, given.version, beside]);
    revisions.set(slot, (revisions.get(slot) ?? 0) + 1);
    await db().judgment.create({
      data: {
        projectId,
        exampleId: examples[given.example]!.id,
        annotatorId: people[given.person]!.id,
        guidelineVersionId: ids[given.version - 1]!,
        criterionKey: given.key,
        revision: revisions.get(slot),
        submittedAt: timeOf(given.at),
        sessionId: sessions[given.person]!.id,
        position: positionOf(given),
        wallMs: 0,
        ...beside,
        ...(given.value !== null && { value: given.value, valueKey: JSON.stringify(given.value) }),
      },
    });
  }
  const settled = [
    ...told.settled.map((one) => ({ ...one, part: "" })),
    ...told.settledOfParts.map((one) => ({ ...one, part: "response:1" })),
  ];
  for (const { example, key, open, part } of settled)
    await db().resolution.create({
      data: {
        projectId,
        exampleId: examples[example]!.id,
        guidelineVersionId: ids[told.asked - 1]!,
        criterionKey: key,
        part,
        ...(!open && { value: VALUES[key][0]!, valueKey: JSON.stringify(VALUES[key][0]) }),
        method: "adjudicated",
        reason: "legitimate-disagreement",
        note: "said why",
      },
    });
  for (const example of told.excluded)
    await db().exampleMark.create({
      data: { kind: "exclusion", projectId, exampleId: examples[example]!.id, reason: "unique", note: "" },
    });
  const { actor, user } = await makeMember(projectId, "lead");
  const { token } = await createToken({ userId: user.id, name: "test", days: 1 });
  const scope = await requireProject(
    actor,
    projectId,
    "project:read",
    "measure:read",
    "resolve:read",
    "export:read",
    "release:write",
  );
  return { scope, token, people, exampleIds: examples.map(({ id }) => id) };
}
