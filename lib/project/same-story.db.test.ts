import { expect, test } from "vitest";
import { previewRound } from "@/lib/assign/preview";
import { listRounds } from "@/lib/assign/queries";
import { roundPlanSchema } from "@/lib/assign/schema";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { curateTable } from "@/lib/curate/address";
import { countDecisions } from "@/lib/curate/decision-queries";
import { countMembers, listMembers } from "@/lib/curate/list-queries";
import { nextLease } from "@/lib/label/leases";
import { submit } from "@/lib/label/submit";
import { EVERYTHING } from "@/lib/labels/filter";
import { otherMeanings } from "@/lib/labels/labelled";
import { compareOn } from "@/lib/measure/comparison-queries";
import { readAgreement } from "@/lib/measure/endpoints";
import { agreementOverview } from "@/lib/measure/queries";
import { listProjects } from "@/lib/project/queries";
import { queueAddress } from "@/lib/resolve/address";
import { settle } from "@/lib/resolve/commands";
import { listQueueCall } from "@/lib/resolve/endpoints";
import { resolvePage } from "@/lib/resolve/page-data";
import { countCases } from "@/lib/resolve/queue";
import { resolutionSchema } from "@/lib/resolve/schema";
import { db } from "@/lib/server/db";
import { OTHER_MEANING, OTHER_WORDS } from "@/prisma/factories/labelling";
import { moveTo, publishNext } from "@/prisma/factories/versions";
import { makeWork } from "@/prisma/factories/work";
import { callApi } from "@/prisma/testing/api-call";
import { waitingIn, waitingWork } from "./waiting";

const EXAMPLES = 6;

/** Two people differ on helpfulness of every example but the last, and on nothing else; one case is settled, one example excluded. */
async function labelledProject() {
  const made = await makeWork(EXAMPLES, { overlap: 2 }, 2);
  await made.open();
  for (const [index, { scope }] of made.workers.entries())
    for (let next = await nextLease(scope); "lease" in next; next = await nextLease(scope)) {
      const { assignmentId, leaseToken, example } = next.lease;
      const helpfulness = example.id === `e${EXAMPLES}` ? 5 : 2 + index;
      await submit(scope, assignmentId, { leaseToken, answers: { helpfulness, correct: "yes" } });
    }
  const scopeNow = () =>
    requireProject(
      made.lead.actor,
      made.projectId,
      "project:read",
      "measure:read",
      "resolve:read",
      "resolve:write",
      "examples:read",
      "export:read",
      "release:write",
      "rounds:read",
    );
  const scope = await scopeNow();
  await settle(scope, resolutionSchema.parse({ example: "e1", criterion: "helpfulness", value: 3, reason: "slip" }));
  const excluded = await db().example.findFirstOrThrow({ where: { projectId: made.projectId, externalId: "e2" } });
  await db().exampleMark.create({
    data: { kind: "exclusion", projectId: made.projectId, exampleId: excluded.id, reason: "unique", note: "" },
  });
  const { token } = await createToken({ userId: made.lead.user.id, name: "test", days: 1 });
  return { ...made, scopeNow, token };
}

type Project = Awaited<ReturnType<typeof labelledProject>>;

/** Every place that says how many cases wait: they all say the same. */
async function waitingEverywhere({ lead, projectId, scopeNow, token }: Project): Promise<number[]> {
  const scope = await scopeNow();
  const page = await resolvePage(scope, await queueAddress.load(""));
  const listed = (await waitingWork(lead.actor, (await listProjects(lead.actor, { limit: 50 })).items)).get(projectId);
  const { json } = await callApi(listQueueCall, { token, params: { id: projectId } });
  const sum = (counts: readonly { waiting: number }[]) => counts.reduce((total, { waiting }) => total + waiting, 0);
  return [
    (await waitingIn(scope)).resolve,
    listed!.resolve,
    sum(page.counts),
    sum(await countCases(scope)),
    page.cases.length,
    json.items.length,
  ];
}

const all = (n: number) => Array(6).fill(n);

/** How many examples a round would offer as not labelled enough. */
async function lacking({ lead, projectId }: Project) {
  const planner = await requireProject(lead.actor, projectId, "rounds:manage");
  const found = await previewRound(planner, roundPlanSchema.parse({ overlap: 2, examples: "lacking" }));
  return found.ok ? found.value.examples : 0;
}

/** What stands open on the curate page: its count, and its list. */
async function undecided({ scopeNow }: Project) {
  const scope = await scopeNow();
  const decisions = await countDecisions(scope, EVERYTHING);
  const listed = await listMembers(scope, await curateTable.load(Promise.resolve({})));
  const counted = decisions.reduce((sum, { differ, single }) => sum + differ + single, 0);
  expect(listed).toHaveLength(counted);
  expect((await countMembers(scope)).excluded).toBe(1);
  return counted;
}

/** What Measure shows first and what the API answers are one figure. */
async function labelsCompared({ scopeNow, token, projectId }: Project, key: string) {
  const overview = await agreementOverview(await scopeNow(), {});
  const row = overview.ok && overview.value.find(({ criterion }) => criterion.key === key);
  const { json } = await callApi(readAgreement, { token, params: { id: projectId }, query: `?criterion=${key}` });
  if (!row) throw new Error(key);
  const { value, items, judgments } = row.report.coefficients.alpha!;
  expect([json.value, json.items, json.judgments]).toEqual([value, items, judgments]);
  expect(json.guidelineVersions).toEqual(row.versions.map(({ number }) => number));
  return { judgments, versions: json.guidelineVersions, warnings: json.warnings };
}

test("after new words every page goes on with the labels that are there, and names both versions once there are labels under both", async () => {
  const project = await labelledProject();
  expect(await waitingEverywhere(project)).toEqual(all(EXAMPLES - 3));
  expect(await undecided(project)).toBe(EXAMPLES - 3);
  const version = await publishNext(project, { correct: OTHER_WORDS, changes: { correct: "editorial" } });
  await moveTo(project, version);
  expect(await waitingEverywhere(project)).toEqual(all(EXAMPLES - 3));
  expect(await undecided(project)).toBe(EXAMPLES - 3);
  expect(await labelsCompared(project, "helpfulness")).toMatchObject({ judgments: 2 * EXAMPLES, versions: [1] });
  expect(await otherMeanings(await project.scopeNow(), version)).toEqual([]);
  expect((await resolvePage(await project.scopeNow(), await queueAddress.load(""))).elsewhere).toEqual([]);
  // The labels of the old round stay under its version, and so does its badge.
  const [round] = (await listRounds(await project.scopeNow(), { limit: 1 })).items;
  expect(round).toMatchObject({ guidelineVersion: 1, versions: [{ number: 1, places: 2 * EXAMPLES }] });

  // Somebody answers one example again under the new version: of two answers the later one counts, and the case is none any more.
  const [example, person] = await Promise.all([
    db().example.findFirstOrThrow({ where: { projectId: project.projectId, externalId: "e3" } }),
    project.workers[1]!.annotatorId,
  ]);
  const { id: versionId } = await db().guidelineVersion.findFirstOrThrow({
    where: { guidelineId: project.guidelineId, number: version },
  });
  await db().judgment.create({
    data: {
      projectId: project.projectId,
      exampleId: example.id,
      annotatorId: person,
      guidelineVersionId: versionId,
      criterionKey: "helpfulness",
      value: 2,
      valueKey: "2",
    },
  });
  expect(await waitingEverywhere(project)).toEqual(all(EXAMPLES - 4));
  expect(await undecided(project)).toBe(EXAMPLES - 4);
  expect(await labelsCompared(project, "helpfulness")).toMatchObject({
    judgments: 2 * EXAMPLES,
    versions: [1, 2],
    warnings: [],
  });
  const compared = await compareOn(await project.scopeNow(), { criterion: "helpfulness", before: 1, after: 2 });
  if (!compared.ok) throw new Error(compared.message);
  expect(compared.value).toMatchObject({ sameMeaning: true, before: { versions: [{ number: 1 }] } });
  // Side by side each version has all that was given under it.
  expect(compared.value.comparison.before.judgments).toBe(2 * EXAMPLES);
});

test("after a change of meaning everything starts anew, and says where the rest is", async () => {
  const project = await labelledProject();
  const version = await publishNext(project, { helpfulness: OTHER_MEANING, changes: { helpfulness: "semantic" } });
  await moveTo(project, version);
  const scope = await project.scopeNow();
  expect(await lacking(project)).toBe(EXAMPLES);
  expect(await waitingEverywhere(project)).toEqual(all(0));
  expect((await resolvePage(scope, await queueAddress.load(""))).elsewhere).toEqual([
    { version: 1, waiting: EXAMPLES - 3, settled: 1 },
  ]);
  const earlier = await countCases(scope, { version: 1, criterion: "helpfulness" });
  expect(earlier).toMatchObject([{ waiting: EXAMPLES - 3, settled: 1 }]);
  expect(await labelsCompared(project, "helpfulness")).toMatchObject({ judgments: 0, versions: [version] });
  expect(await labelsCompared(project, "correct")).toMatchObject({ judgments: 2 * EXAMPLES, versions: [1] });
  expect(await otherMeanings(scope, version)).toEqual([{ key: "helpfulness", version: 1, labels: 2 * EXAMPLES }]);
  // What was labelled before is still open for a release, and the table names its version.
  expect(await undecided(project)).toBe(EXAMPLES - 3);
  const [helpfulness] = await countDecisions(scope, EVERYTHING);
  expect(helpfulness!.versions).toEqual([{ number: 1, since: 1, examples: EXAMPLES - 1 }]);
});
