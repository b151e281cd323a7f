import { beforeAll, describe, expect, test, vi } from "vitest";
import * as assign from "@/lib/assign/endpoints";
import * as qualification from "@/lib/assign/qualification/endpoints";
import { createToken } from "@/lib/auth/tokens";
import * as curate from "@/lib/curate/endpoints";
import * as example from "@/lib/curate/example-endpoints";
import * as judges from "@/lib/evaluate/judges/endpoints";
import * as evaluation from "@/lib/evaluate/report/endpoints";
import { deriveFactsJob } from "@/lib/facts/derive-job";
import * as facts from "@/lib/facts/endpoints";
import * as changeRequests from "@/lib/guideline/change-requests/endpoints";
import * as guideline from "@/lib/guideline/endpoints";
import * as importing from "@/lib/import/endpoints";
import * as jobs from "@/lib/jobs/endpoints";
import * as label from "@/lib/label/endpoints";
import * as qualifying from "@/lib/label/qualification/endpoints";
import * as annotators from "@/lib/measure/annotators/endpoints";
import * as check from "@/lib/measure/check/endpoints";
import * as consensus from "@/lib/measure/consensus/endpoints";
import * as drillDown from "@/lib/measure/drill-down-endpoints";
import * as measure from "@/lib/measure/endpoints";
import * as fatigue from "@/lib/measure/fatigue/endpoints";
import * as agreementParts from "@/lib/measure/parts/endpoints";
import * as audit from "@/lib/people/audit-endpoints";
import * as members from "@/lib/people/member-endpoints";
import * as tokens from "@/lib/people/token-endpoints";
import * as account from "@/lib/project/account-endpoints";
import * as project from "@/lib/project/endpoints";
import * as search from "@/lib/project/search-endpoints";
import * as release from "@/lib/release/endpoints";
import { makeReleaseJob } from "@/lib/release/job";
import * as resolve from "@/lib/resolve/endpoints";
import * as flags from "@/lib/resolve/flag-endpoints";
import * as rules from "@/lib/resolve/rule-endpoints";
import { db } from "@/lib/server/db";
import { HELPFULNESS } from "@/prisma/factories/project";
import {
  type Asked,
  callCleaning,
  callContamination,
  callDuplicates,
  callInspect,
  callMeasurements,
  callReadings,
  callRecipes,
  callSelections,
  callTopics,
  helpers,
} from "@/prisma/testing/curation-calls";
import { labelBy } from "@/prisma/testing/label-by";
import { type MarkedWorld, makeMarkedWorld } from "@/prisma/testing/marked-world";
import { ALL_STEPS, callRoute, stepOf } from "@/prisma/testing/route-walk";
import type { Call, Endpoint } from "./endpoint";

// A request without a token falls back on the browser's cookie, which exists only within Next.js: here nobody has one.
vi.mock("@/lib/auth/current", () => ({ currentActor: async () => null }));

describe("every call of the API, made by who may make it upon what there is, answers what its schema says", () => {
  let world: MarkedWorld;
  const made = new Set<string>();

  beforeAll(async () => {
    world = await makeMarkedWorld();
    // Guidelines, projects and the log of the instance are an admin's.
    await db().user.update({ where: { id: world.lead.user.id }, data: { instanceRole: "admin" } });
  });

  /** Makes a call, which must succeed; the lead's upon the project unless said. */
  async function call<Answer>(
    definition: Endpoint & Call<Answer>,
    { token = world.tokens.lead, params = {}, query = "", body = {} }: Asked = {},
  ): Promise<Answer> {
    const step = stepOf(definition);
    const answered = await callRoute(step, { token, params: { id: world.projectId, ...params }, query, body });
    if (answered.status >= 300) throw new Error(`${step.name} answered ${answered.status}: ${answered.text}`);
    made.add(step.name);
    return answered.json;
  }

  test("guidelines, their versions and drafts", async () => {
    const whole = { name: "Walked", body: "# Rules\n\nRate it.\n", criteria: [HELPFULNESS] };
    const { id } = await call(guideline.postGuideline, { body: whole });
    const params = { id, n: "1" };
    await call(guideline.postVersion, { params });
    expect((await call(guideline.getGuidelines)).items.length).toBeGreaterThan(1);
    expect(await call(guideline.getGuideline, { params })).toMatchObject({ draft: { savedBy: expect.any(String) } });
    expect((await call(guideline.getVersions, { params })).items).toHaveLength(1);
    for (const format of ["json", "markdown", "judge-prompt", "promptfoo", "inspect", "openai-grader", "langfuse"])
      await call(guideline.getVersion, { params, query: `?format=${format}` });
    const draft = await call(guideline.getDraft, { params });
    const content = { ...draft.content, body: "# Rules\n\nRate it twice.\n" };
    await call(guideline.putDraft, { params, body: { revision: draft.revision, content } });
    await call(guideline.postVersion, { params, body: { note: "second" } });
    const text = "---\nname: Read\n---\n\n# Rules\n";
    const asked = { token: world.tokens.lead, params, query: "?format=markdown", body: {} };
    const file = (await callRoute(stepOf(guideline.getVersion), asked)).text;
    await call(guideline.postGuidelineFile, { body: { text: file.slice(file.indexOf("\n") + 1) || text } });
  });

  test("change requests and what is behind them", async () => {
    const id = world.guidelineId;
    const filed = { criterion: "helpfulness", title: "Say more", project: world.projectId, examples: ["e1"] };
    const { id: request } = await call(changeRequests.fileRequestCall, { params: { id }, body: filed });
    const params = { id, request };
    const more = { examples: ["e2"], project: world.projectId };
    await call(changeRequests.addCasesCall, { params, body: more });
    expect((await call(changeRequests.listRequestsCall, { params })).items.length).toBeGreaterThan(0);
    const decided = { state: "accepted" };
    await call(changeRequests.decideRequestCall, { params, body: decided });
    const read = await call(changeRequests.readRequestCall, { params });
    expect([read.cases.length, read.thread.length]).toEqual([2, 1]);
  });

  test("people, their tokens and the log", async () => {
    const one = await call(members.postMember, { body: { email: "nobody@example.org", role: "viewer" } });
    expect(one.state).toBe("invited");
    const [open] = (await call(members.getInvitations)).items;
    await call(members.getInvitation, { params: { invitation: open!.id } });
    const user = await db().user.create({ data: { email: "walker@example.org", name: "Walker" } });
    await call(members.postMember, { body: { email: user.email, role: "viewer" } });
    const params = { userId: user.id };
    expect((await call(members.getMembers)).items.length).toBeGreaterThan(3);
    expect(await call(members.getMember, { params })).toMatchObject({ role: "viewer" });
    await call(project.patchMember, { params, body: { role: "annotator" } });
    await call(project.deleteMember, { params });
    const { id } = await call(tokens.postToken, { body: { name: "spare", days: 1 } });
    expect((await call(tokens.getTokens)).items.length).toBeGreaterThan(1);
    await call(tokens.getToken, { params: { id } });
    await call(tokens.deleteToken, { params: { id } });
    const [entry] = (await call(audit.getProjectAudit, { query: "?limit=1&about=member" })).items;
    await call(audit.getProjectAuditEntry, { params: { n: String(entry!.number) } });
    expect((await call(audit.getAudit)).items.length).toBeGreaterThan(0);
    await call(account.getOwnData);
    const gone = await db().user.create({ data: { email: "gone@example.org", name: "Gone" } });
    await call(account.deleteAnyAccount, { params: { userId: gone.id }, body: { email: gone.email } });
    const own = await db().user.create({ data: { email: "own@example.org", name: "Own" } });
    const { token } = await createToken({ userId: own.id, name: "own", days: 1, role: null, projectId: null });
    expect(await call(account.deleteAccount, { token, body: { email: own.email } })).toEqual({ deleted: true });
    await call(search.getSearch, { query: "?q=zq" });
    await call(search.getProjectSearch, { query: "?q=prompt" });
  });

  test("examples, imports and jobs", async () => {
    const sent = { id: "sent", kind: "text", text: "Sent by a program" };
    const { jobId } = await call(importing.importExamplesCall, { body: sent });
    const given = { example: "e1", annotator: "ann", criterion: "helpfulness", value: 3 };
    await call(importing.importAnnotationsCall, { body: given });
    const { items: queued } = await call(jobs.listJobsCall, { query: "?state=queued&kind=import-annotations" });
    expect(queued).toHaveLength(1);
    await call(jobs.readJobCall, { params: { id: jobId } });
    await call(jobs.jobErrorsCall, { params: { id: jobId } });
    expect(await call(jobs.cancelJobCall, { params: { id: jobId } })).toEqual({ state: "cancelled" });
    expect((await call(importing.listExamplesCall, { query: "?limit=2" })).items).toHaveLength(2);
    const read = await call(example.readExampleCall, { params: { example: "e1" } });
    expect(read).toMatchObject({ resolutions: [{}], flags: [{}], labels: [{}, {}] });
    expect(read.history.length).toBeGreaterThan(3);
    await deriveFactsJob({ projectId: world.projectId, ...(await call(facts.findFactsCall)) }, helpers);
    expect((await call(facts.readFactsStateCall)).lookedAt).toBeGreaterThan(0);
    const found = (await call(example.readExampleCall, { params: { example: "e1" } })).facts;
    expect([...found.whole, ...found.parts.flatMap((part) => part.facts)].filter(({ known }) => !known)).toEqual([]);
  });

  test("qualification, passed and failed", async () => {
    const gold = await db().goldAnswer.findMany({ where: { projectId: world.projectId }, include: { example: true } });
    const known = { criterionKey: "helpfulness", value: 5, valueKey: "5", explanation: "So it is." };
    const { projectId, exampleId } = gold[0]!;
    await db().goldAnswer.create({ data: { projectId, exampleId, ...known } });
    const item = { example: gold[0]!.example.externalId, explanation: "So it is." };
    const set = { examples: [item], passMark: 1, attempts: 1 };
    await call(qualification.setQualificationCall, { body: set });
    const token = world.tokens.me;
    const { attempt } = await call(qualifying.beginAttemptCall, { token });
    const wrong = { example: item.example, answers: { helpfulness: 1, why: "no" } };
    const answers = qualifying.answerItemCall;
    expect(await call(answers, { token, params: { attempt }, body: wrong })).toMatchObject({ work: null });
    await call(qualifying.readAttemptCall, { token, params: { attempt } });
    expect(await call(qualifying.readOwnQualification, { token })).toMatchObject({ tries: [{ passed: false }] });
    await call(qualification.readQualificationResults);
    await call(qualification.grantAttemptCall, { body: { annotatorId: world.me.annotator!.id } });
    await call(qualification.liftQualificationCall);
  });

  test("rounds, and the work in them", async () => {
    await call(assign.openRoundCall, { body: { name: "Second", overlap: 1 } });
    const [round] = (await call(assign.listRoundsCall)).items;
    const params = { round: round!.id };
    await call(assign.changeRoundCall, { params, body: { state: "closed" } });
    await call(label.previewCall);
    await call(assign.listReadersCall);
    await call(assign.takeBackCall, { body: { round: round!.id } });
    await call(assign.listDraftsCall, { params });
    const token = world.tokens.me;
    await call(label.readChanges, { token });
    await call(label.acknowledgeVersion, { token, body: { version: 1 } });
    const next = async () => {
      const { assignmentId: id, leaseToken, example } = (await call(label.takeNext, { token }))!;
      return { token, params: { id }, body: { leaseToken, answers: { helpfulness: 3, why: "so" } }, example };
    };
    const first = await next();
    await call(label.renewHeld, { ...first, body: { leaseToken: first.body.leaseToken } });
    const nothing = { helpfulness: null, why: "half" };
    await call(label.draftHeld, { ...first, body: { ...first.body, answers: nothing } });
    const { items } = await call(label.listHeld, { token });
    expect(items).toMatchObject([{ answers: { why: "half" } }]);
    await call(label.flagAssigned, { ...first, body: { body: "odd" } });
    await call(label.submitAnswers, first);
    const again = await call(label.reopenSubmitted, first);
    await call(label.submitAnswers, { ...first, body: { ...first.body, leaseToken: again.leaseToken } });
    const second = await next();
    await call(label.skipHeld, { ...second, body: { leaseToken: second.body.leaseToken, reason: "unclear" } });
    const third = await next();
    const leases = [{ assignmentId: third.params.id, leaseToken: third.body.leaseToken }];
    await call(label.giveBackHeld, { token, body: { leases } });
    await call(label.readOwnWork, { token });
    expect((await call(label.listSubmitted, { token })).items).toHaveLength(1);
    const read = await call(assign.readRoundCall, { params: { round: world.roundId } });
    expect([read.people.length > 0, read.skips.length]).toEqual([true, 1]);
  });

  test("nothing is left: 204, with why", async () => {
    const rounds = await call(assign.listRoundsCall);
    for (const { id: round } of rounds.items)
      await call(assign.changeRoundCall, { params: { round }, body: { state: "closed" } });
    const asked = { token: world.tokens.me, params: { id: world.projectId }, query: "", body: {} };
    const answered = await callRoute(stepOf(label.takeNext), asked);
    expect([answered.status, answered.text]).toEqual([204, expect.stringContaining("no-round")]);
  });

  test("figures, disagreements, resolutions and flags", async () => {
    await labelBy(world, [1, 1, 2]);
    for (const coefficient of ["alpha", "cohen-linear", "ac1"])
      await call(measure.readAgreement, { query: `?criterion=helpfulness&coefficient=${coefficient}` }).catch(
        (error: Error) => expect(error.message).toContain("unknown-coefficient"),
      );
    const used = await call(annotators.readAnnotators, { query: "?criterion=helpfulness" });
    expect(used.annotators.length).toBeGreaterThan(0);
    const { id: annotator } = used.annotators[0]!.annotator;
    const asked = { params: { annotator }, query: "?criterion=helpfulness" };
    expect((await call(annotators.readAnnotator, asked)).person).toEqual(used.annotators[0]);
    const own = await call(annotators.readOwnFigures, { token: world.tokens.me });
    expect(own.answers.length).toBeGreaterThan(0);
    expect((await call(drillDown.readDrillDown, { query: "?criterion=helpfulness" })).compared).toBeGreaterThan(0);
    expect((await call(drillDown.listCases, { query: "?criterion=helpfulness" })).items.length).toBeGreaterThan(0);
    const ofHelpfulness = { query: "?criterion=helpfulness" };
    expect((await call(agreementParts.readOverTime, ofHelpfulness)).periods.length).toBe(1);
    expect((await call(agreementParts.readBySlice, ofHelpfulness)).tooManyValues).toEqual([]);
    expect((await call(agreementParts.readVariance, ofHelpfulness)).shares).not.toBeNull();
    expect((await call(agreementParts.readConsistency, ofHelpfulness)).people).toEqual([]);
    expect((await call(fatigue.readFatigue, { query: "?criterion=helpfulness" })).annotators.length).toBeGreaterThan(1);
    const answered = await call(consensus.readConsensus, { query: "?criterion=helpfulness&method=one-coin" });
    expect(answered.items.length).toBeGreaterThan(0);
    expect(answered.model?.annotators.length).toBeGreaterThan(0);
    expect((await call(check.readCheck, { query: "?criterion=helpfulness" })).problems.length).toBeGreaterThan(0);
    expect((await call(agreementParts.readSpans, ofHelpfulness)).f1).toBeNull();
    expect((await call(agreementParts.readNested, ofHelpfulness)).rows).toEqual([]);
    expect(Object.keys((await call(agreementParts.readCoefficients, ofHelpfulness)).coefficients)).toContain("icc2");
    expect((await call(agreementParts.readAgainstOthers, ofHelpfulness)).people.length).toBeGreaterThan(0);
    const within = await call(fatigue.readFatigue, { query: "?criterion=helpfulness&cut=position-1" });
    expect(within.whatIf!.cut).toBe("position-1");
    expect(await call(fatigue.readRule)).toEqual({ rule: null });
    await call(fatigue.saveRuleCall, { body: { cut: "position-1" } });
    expect((await call(fatigue.readRule)).rule).toMatchObject({ cut: "position-1" });
    await call(fatigue.withdrawRuleCall);
    const { items } = await call(resolve.listQueueCall, { query: "?criterion=helpfulness" });
    expect(items.length).toBeGreaterThan(0);
    const settled = { example: "e2", criterion: "why", value: null, reason: "slip", note: "Both are right." };
    const { id: resolution } = await call(resolve.settleCall, { body: settled });
    expect((await call(resolve.listResolutionsCall)).items).toHaveLength(2);
    await call(resolve.withdrawCall, { params: { resolution } });
    const read = await call(resolve.readResolutionCall, { params: { resolution } });
    expect(read.withdrawnAt).not.toBeNull();
    const rule = { method: "majority", least: 2, among: 3, criterion: "helpfulness" };
    const query = `?method=majority&least=2&among=3&criterion=helpfulness`;
    await call(rules.previewRuleCall, { query });
    const { batch } = await call(rules.settleByRuleCall, { body: rule });
    const params = { batch };
    const { cases } = await call(rules.readBatchCall, { params });
    expect((await call(resolve.listResolutionsCall, { query: `?batch=${batch}` })).items).toHaveLength(cases);
    await call(rules.withdrawBatchCall, { params });
    const [flag] = (await call(flags.listFlagsCall, { query: "?state=open&limit=1" })).items;
    await call(flags.readFlagCall, { params: { flag: flag!.id } });
  });

  test("readings, what is found in them, and what follows", () => callReadings(call));

  test("exclusions, exports and releases", async () => {
    await call(curate.excludeCall, { body: { examples: ["e3"], reason: "unique" } });
    const [exclusion] = (await call(curate.listExclusionsCall)).items;
    await call(curate.includeCall, { body: { examples: ["e3"] } });
    const params = { exclusion: exclusion!.id };
    const lifted = await call(curate.readExclusionCall, { params });
    expect([exclusion!.liftedAt, lifted.liftedAt]).toEqual([null, expect.any(String)]);
    for (const format of ["ndjson", "long-csv"]) await call(release.exportCall, { query: `?format=${format}` });
    expect((await call(release.exportCountsCall, { query: "?format=sharegpt" })).counts.records).toBeGreaterThan(0);
    await call(release.exportInfoCall, { query: "?format=sharegpt" });
    expect(await call(release.exportStandingCall, { query: "?where=helpfulness:people:1" })).toMatchObject({
      fell: [{ where: "helpfulness:people:1", undecided: 0 }],
    });
    const { jobId } = await call(release.createReleaseCall, { body: { name: "Walked", format: "alpaca" } });
    expect((await call(release.listReleasesCall)).items).toHaveLength(1);
    await call(release.readReleaseCall, { params: { n: "1" } });
    await call(release.releaseDataCall, { params: { n: "1" } });
    await call(release.releaseCardCall, { params: { n: "1" } });
    await makeReleaseJob({ projectId: world.projectId, jobId }, helpers);
    await call(release.releaseInfoCall, { params: { n: "2" } });
  });

  test("what examples are like, and checks", () => callInspect(call));

  test("what becomes of a selection", () => callSelections(call));
  test("how often a check is right", () => callMeasurements(call, "no-licence", world.lead.user.email));

  test("contamination and benchmarks", () => callContamination(call, world.projectId));

  test("recipes, and what they take", () => callRecipes(call, world.projectId));

  test("cleaning, and taking it back", () => callCleaning(call, world.projectId));
  test("duplicates", () => callDuplicates(call, world.projectId));
  test("topics", () => callTopics(call, world.projectId));

  test("judges and their verdicts", async () => {
    const run = world.judgeRunId;
    await call(judges.postJudgeRun, { body: { model: "m", promptHash: "hash-of-a-prompt" } });
    expect((await call(judges.getJudgeRuns)).items).toHaveLength(2);
    const report = await call(judges.getJudgeReport, { params: { run } });
    expect(report.criteria.length).toBe(2);
    const [verdict] = (await call(judges.getVerdicts, { params: { run } })).items;
    const params = { run, n: String(verdict!.number) };
    expect(await call(judges.getVerdict, { params })).toEqual(verdict);
    const body = { example: "e1", raw: { helpfulness: 3 } };
    await call(judges.postVerdicts, { params: { run }, body });
  });

  test("evaluations and seeds", async () => {
    const other = await makeMarkedWorld("evaluation");
    await labelBy(other, [4, 5]);
    const own = { token: other.tokens.lead, params: { id: other.projectId } };
    const report = await call(evaluation.readEvaluation, { ...own, query: "?criterion=helpfulness" });
    expect(report.models.length).toBeGreaterThan(0);
    await call(evaluation.markSeedsCall, { ...own, body: { filter: {} } });
    const seeds = await call(evaluation.readSeeds, { ...own, query: "?marked=yes" });
    expect(seeds.items.length).toBe(seeds.marked);
    await call(evaluation.liftSeedsCall, { ...own, body: { filter: {} } });
  });

  test("projects, from their making to their end", async () => {
    const { items } = await call(guideline.getGuidelines);
    const { id: guidelineId } = items.find(({ name, version }) => name === "Walked" && version)!;
    const whole = { name: "Ends", guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
    const params = await call(project.postProject, { body: whole });
    expect((await call(project.getProjects)).items.length).toBeGreaterThan(1);
    await call(project.getProject, { params });
    await call(project.patchProject, { params, body: { guidelineVersion: 2 } });
    const query = "?criterion=helpfulness&before=1&after=2";
    await call(measure.compareAgreement, { params, query });
    await call(project.postArchive, { params });
    await call(project.deleteArchive, { params });
    await call(project.postArchive, { params });
    await call(project.removeProject, { params, body: { name: "Ends" } });
  });

  test("these were all", () => {
    expect(ALL_STEPS.map(({ name }) => name).filter((name) => !made.has(name))).toEqual([]);
  });
});
