import type { JobHelpers } from "graphile-worker";
import { expect, test } from "vitest";
import { acknowledge } from "@/lib/assign/acknowledgement";
import { createToken } from "@/lib/auth/tokens";
import { postVersion } from "@/lib/guideline/endpoints";
import { readAgreement } from "@/lib/measure/endpoints";
import { patchProject } from "@/lib/project/endpoints";
import { createReleaseCall, exportCall, readReleaseCall } from "@/lib/release/endpoints";
import { makeReleaseJob } from "@/lib/release/job";
import { labelAll } from "@/lib/release/testing/story";
import { db } from "@/lib/server/db";
import { makeWork } from "@/prisma/factories/work";
import { callApi } from "@/prisma/testing/api-call";
import { getJudgeReport, getJudgeRuns, postJudgeRun, postVerdicts } from "./judges/endpoints";
import { judgeVerdictsJob } from "./judges/job";

const helpers = { job: { locked_by: "test", attempts: 1, max_attempts: 5 } } as unknown as JobHelpers;
const EXAMPLES = 4;

/** A project whose lead asks everything by the API; two people label by keyboard, as it were. */
async function labelledProject() {
  const made = await makeWork(EXAMPLES, { overlap: 2 }, 2);
  const { projectId, guidelineId } = made;
  const { token } = await createToken({ userId: made.lead.user.id, name: "test", days: 1 });
  const own = { id: projectId };
  const call = async (endpoint: Parameters<typeof callApi>[0], params = {}, query = "", body?: object) => {
    const answer = await callApi(endpoint, { token, params: { ...own, ...params }, query, body });
    if (answer.status >= 300) throw new Error(answer.text);
    return answer;
  };
  const label = async (examples: "all" | string[] = "all") => {
    await made.open({ name: String(examples), examples });
    for (const [index, worker] of made.workers.entries()) await labelAll(worker, (id) => (id === "e1" ? 2 + index : 4));
  };
  const judge = async (model: string, helpfulness: number) => {
    const { json } = await call(postJudgeRun, {}, "", { model, promptHash: "a".repeat(64) });
    const raw = { helpfulness: { value: helpfulness }, correct: { value: "yes" } };
    const verdicts = ["e1", "e2", "e3"].map((example) => ({ example, raw }));
    const sent = await call(postVerdicts, { run: json.id }, "", verdicts);
    await judgeVerdictsJob({ projectId, jobId: sent.json.jobId }, helpers);
    return json.id as string;
  };
  const release = async (n: number, query: object = {}) => {
    const { json } = await call(createReleaseCall, {}, "", { name: `Release ${n}`, format: "ndjson", ...query });
    await makeReleaseJob({ projectId, jobId: json.jobId }, helpers);
    return (await call(readReleaseCall, { n: String(n) })).json.manifest;
  };
  /** Publishes version 2 and moves the project to it; everybody reads what changed. */
  const moveOn = async () => {
    const published = await call(postVersion, { id: guidelineId }, "", {
      body: "# Helpfulness\n\nRate what the answer does, not how it sounds.\n",
      changes: { helpfulness: "semantic" },
      note: "Sound no longer counts.",
    });
    await call(patchProject, {}, "", { guidelineVersion: published.json.number });
    for (const { scope } of made.workers) await acknowledge(scope, { version: published.json.number });
    return db().guidelineVersion.findFirstOrThrow({
      where: { guidelineId, number: published.json.number },
      select: { id: true, number: true, hash: true },
    });
  };
  const agreement = async (query = "") => (await call(readAgreement, {}, `?criterion=helpfulness${query}`)).json;
  const exported = async () =>
    (await call(exportCall, {}, "?format=ndjson")).text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return { ...made, call, label, judge, release, moveOn, agreement, exported };
}

test("the same version, by id and by hash, stands on people's labels, a judge's labels, reports and manifests", async () => {
  const { call, label, judge, release, agreement, exported, version, projectId } = await labelledProject();
  const stamp = { id: version.id, number: version.number, hash: version.hash };
  await label();
  const run = await judge("judge-1", 4);

  expect(await agreement()).toMatchObject({ guidelineVersions: [1], versions: [stamp], warnings: [] });
  const judged = { guidelineVersion: 1, guidelineVersionId: version.id, guidelineHash: version.hash };
  expect((await call(getJudgeReport, { run })).json).toMatchObject({ ...judged, labels: 6 });
  expect((await call(getJudgeRuns)).json.items).toMatchObject([judged]);

  const manifest = await release(1);
  expect(manifest.guideline).toMatchObject({ versionId: version.id, hash: version.hash });
  expect(manifest.versions).toEqual([{ ...stamp, labels: 4 * EXAMPLES + 6, resolutions: 0 }]);
  const lines = await exported();
  for (const { guidelineVersions, labels } of lines) {
    expect(guidelineVersions).toEqual([stamp]);
    expect(labels.every((one: { guidelineVersion: number }) => one.guidelineVersion === 1)).toBe(true);
  }
  expect(lines[0].labels.map((one: { isModel?: true }) => one.isModel ?? false)).toContain(true);

  const stored = await db().judgment.findMany({ where: { projectId }, distinct: ["guidelineVersionId"] });
  expect(stored.map((row) => row.guidelineVersionId)).toEqual([version.id]);
});

test("a figure over labels of several versions says so wherever it goes", async () => {
  const { call, label, judge, release, moveOn, agreement, exported, version: first } = await labelledProject();
  await label();
  const earlier = await judge("judge-1", 4);
  const second = await moveOn();
  expect(await agreement("&version=all")).toMatchObject({ guidelineVersions: [1], warnings: [] });

  await label(["e1", "e2"]);
  const later = await judge("judge-1", 5);
  const stamps = [{ id: first.id, number: 1, hash: first.hash }, second];
  expect(await agreement("&version=all")).toMatchObject({
    guidelineVersions: [1, 2],
    versions: stamps,
    warnings: ["mixed-versions"],
    // Everybody counts once an example, by their latest label: e3 and e4 were labelled under the first version only.
    judgments: 2 * EXAMPLES,
  });
  for (const { number } of stamps)
    expect(await agreement(`&version=${number}`)).toMatchObject({ guidelineVersions: [number], warnings: [] });
  expect(await agreement()).toMatchObject({ guidelineVersions: [2], judgments: 4 });

  // The same way of asking under another version is another judge; neither report takes labels of the other's version.
  expect(later).not.toBe(earlier);
  for (const [index, run] of [earlier, later].entries()) {
    const report = (await call(getJudgeReport, { run, criterion: "helpfulness" })).json;
    expect(report).toMatchObject({ guidelineVersionId: stamps[index]!.id, labels: 6 });
    expect(report.criteria[0]).toMatchObject({ judged: 3, withPeople: index === 0 ? 3 : 2 });
  }

  // What two people said again of two examples on the criterion that stayed goes out once; on the other both answers do.
  const under = (...labels: number[]) => labels.map((n, index) => ({ ...stamps[index], labels: n, resolutions: 0 }));
  expect((await release(1)).versions).toEqual(under(4 * EXAMPLES + 6 - 4, 4 * 2 + 6));
  // Under the first version alone: all of the criterion that changed its meaning, and of the other whatever counts.
  const onlyFirst = await release(2, { version: 1 });
  expect(onlyFirst.versions).toEqual(under(4 * EXAMPLES + 6 - 4, 4 + 3));
  expect(onlyFirst.guideline).toMatchObject({ version: 2, versionId: second.id });
  const named = (await exported()).map(({ id, guidelineVersions }) => [id, guidelineVersions]);
  expect(named).toEqual([...["e1", "e2", "e3"].map((id) => [id, stamps]), ["e4", stamps.slice(0, 1)]]);
});
