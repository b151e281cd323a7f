import type { JobHelpers } from "graphile-worker";
import { expect } from "vitest";
import type { Call, Endpoint } from "@/lib/api/endpoint";
import { readAxesCall } from "@/lib/curate/axes/endpoints";
import * as checks from "@/lib/curate/checks/endpoints";
import * as cleaning from "@/lib/curate/clean/endpoints";
import { cleanExamplesJob } from "@/lib/curate/clean/job";
import { importBenchmarkJob } from "@/lib/curate/contamination/benchmark-job";
import * as contamination from "@/lib/curate/contamination/endpoints";
import { findContaminationJob } from "@/lib/curate/contamination/job";
import { readCopiesAgreementCall } from "@/lib/curate/duplicates/agreement-endpoints";
import * as duplicates from "@/lib/curate/duplicates/endpoints";
import { findDuplicatesJob } from "@/lib/curate/duplicates/job";
import * as inspect from "@/lib/curate/inspect/endpoints";
import * as blindReadings from "@/lib/curate/measurements/blind-endpoints";
import * as measurements from "@/lib/curate/measurements/endpoints";
import * as readings from "@/lib/curate/readings/endpoints";
import * as recipes from "@/lib/curate/recipes/endpoints";
import { runRecipeJob } from "@/lib/curate/recipes/job";
import * as selection from "@/lib/curate/selection/endpoints";
import * as topics from "@/lib/curate/topics/endpoints";
import { findTopicsJob } from "@/lib/curate/topics/job";
import * as facts from "@/lib/facts/endpoints";
import { db } from "@/lib/server/db";

export interface Asked {
  token?: string;
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
}

/** Makes a call, which must succeed, upon a project. */
type MakeCall = <Answer>(definition: Endpoint & Call<Answer>, asked?: Asked) => Promise<Answer>;

export const helpers = { job: { locked_by: "test", attempts: 1, max_attempts: 1 } } as unknown as JobHelpers;

/** Every call of cleaning; what it changes it takes back. */
export async function callCleaning(call: MakeCall, projectId: string): Promise<void> {
  const content = { prompt: "What is to be cleaned?", response: "Nothing. " };
  const row = { projectId, externalId: "unclean", kind: "instruction", content, contentHash: "c".repeat(64) };
  await db().example.create({ data: row, select: { id: true } });
  const body = { operations: ["trim"] };
  expect((await call(cleaning.previewCleaningCall, { body })).operations[0]!.changed).toBeGreaterThan(0);
  const { jobId: run } = await call(cleaning.startCleaningCall, { body: { ...body, unaffected: ["helpfulness"] } });
  await cleanExamplesJob({ projectId, jobId: run }, helpers);
  expect((await call(cleaning.listCleaningsCall)).items[0]!.outcomes.child).toBeGreaterThan(0);
  const params = { run };
  expect((await call(cleaning.readCleaningCall, { params })).examples.items.length).toBeGreaterThan(0);
  expect((await call(cleaning.undoCleaningCall, { params })).children).toBeGreaterThan(0);
}

/** Every call of readings, upon what there is. */
export async function callReadings(call: MakeCall): Promise<void> {
  const { id: reading } = await call(readings.beginReadingCall, { body: { size: 2, seed: 1, blind: true } });
  const params = { reading, position: "1" };
  const blind = await call(readings.exampleOfReadingCall, { params });
  expect([blind.example, blind.externalId]).toEqual([null, null]);
  const body = { lacking: ["unique"], read: true, answers: { helpfulness: 3 } };
  expect((await call(readings.keepFindingCall, { params, body })).lacking).toEqual(["unique"]);
  expect((await call(readings.exampleOfReadingCall, { params })).standings).not.toBeNull();
  await call(readings.endReadingCall, { params });
  expect((await call(readings.listReadingsCall)).items[0]!.passes[0]!.result.read).toBe(1);
  expect((await call(readings.readReadingCall, { params })).findings).toHaveLength(1);
}

/** The same of measuring a check of the version, read by one person. */
export async function callMeasurements(call: MakeCall, check: string, reader: string): Promise<void> {
  const body = { checks: [check], readers: [reader], flagged: 1, passed: 1, near: 1, seed: 1 };
  const { id: measurement } = await call(measurements.startMeasurementCall, { body });
  const { items } = await call(blindReadings.listBlindReadings);
  expect(items.map(({ id }) => id)).toContain(measurement);
  const params = { measurement, reading: measurement };
  const { positions } = await call(blindReadings.readBlindReading, { params });
  for (const position of positions.map(String)) {
    await call(blindReadings.blindExampleCall, { params: { ...params, position } });
    await call(blindReadings.keepVerdictCall, { params: { ...params, position }, body: { verdict: "unsure" } });
  }
  await call(measurements.settleMeasuredCall, { params: { ...params, position: "1" }, body: { lacks: true } });
  expect((await call(measurements.readMeasurementCall, { params })).result!.checks).toHaveLength(1);
  await call(measurements.endMeasurementCall, { params });
  expect((await call(measurements.listMeasurementsCall)).items.length).toBeGreaterThan(0);
  expect((await call(checks.listChecksCall)).checks.some(({ measured }) => measured !== null)).toBe(true);
}

/** The same of contamination and benchmarks. */
export async function callContamination(call: MakeCall, projectId: string): Promise<void> {
  await call(contamination.uploadBenchmark, { query: "?name=Asked", body: { prompt: "Question e1?" } });
  const jobs = () => db().job.findFirstOrThrow({ where: { projectId: projectId }, orderBy: { createdAt: "desc" } });
  const payload = async () => ({ projectId: projectId, jobId: (await jobs()).id });
  await importBenchmarkJob(await payload(), helpers);
  await call(contamination.startContamination);
  await findContaminationJob(await payload(), helpers);
  expect(await call(contamination.readContamination)).toMatchObject({ stale: null, comparison: { leftOut: 0 } });
  const { items } = await call(contamination.listContamination, { query: "?state=all" });
  const hits = items.map(({ id }) => id);
  expect(hits.length).toBeGreaterThan(0);
  expect((await call(contamination.listTaintedItems)).items[0]!.there.sourceName).toBe("Asked");
  await call(contamination.waiveContamination, { body: { hits, reason: "Walked." } });
  await call(contamination.unwaiveContamination, { body: { hits } });
  const [benchmark] = (await call(contamination.listBenchmarksCall)).items;
  await call(contamination.removeBenchmarkCall, { params: { benchmark: benchmark!.id } });
}

/** The same of duplicates, of two examples that are one but for a letter's case. */
export async function callDuplicates(call: MakeCall, projectId: string): Promise<void> {
  const [one, other] = await Promise.all(
    ["first", "second"].map((name) => {
      const content = {
        prompt: "What do these two have in common?",
        response: `${name.length > 5 ? "Every" : "every"} word.`,
      };
      const row = {
        projectId: projectId,
        externalId: name,
        kind: "instruction",
        content,
        contentHash: (name.length > 5 ? "a" : "b").repeat(64),
      };
      return db().example.create({ data: row, select: { id: true } });
    }),
  );
  const { jobId } = await call(duplicates.findDuplicatesCall, { body: { meanings: ["whole"] } });
  await findDuplicatesJob({ projectId: projectId, jobId }, helpers);
  const { run, total, clusters } = await call(duplicates.readDuplicatesCall, { query: "?meaning=whole" });
  expect(total).toBeGreaterThan(0);
  expect((await call(readCopiesAgreementCall)).criteria).toEqual([]);
  await call(duplicates.readClusterCall, { params: { cluster: String(clusters[0]!.number) } });
  await call(duplicates.keepExampleCall, { body: { example: one!.id } });
  await call(duplicates.tellApartCall, { body: { example: one!.id, other: other!.id } });
  const members = { run, meaning: "whole" };
  const { examples } = await call(duplicates.excludeMembersCall, { body: members });
  expect(await call(duplicates.includeMembersCall, { body: members })).toEqual({ examples });
}

/** The same of topics, whatever can be told apart. */
export async function callTopics(call: MakeCall, projectId: string): Promise<void> {
  const { jobId } = await call(topics.findTopicsCall, { body: { topics: 3 } });
  await findTopicsJob({ projectId, jobId }, helpers);
  const found = await call(topics.readTopicsCall);
  expect(found).toMatchObject({ asked: 3, read: found.examples, since: 0 });
  // These few are told no topic apart.
  const topic = "oven bread flour";
  await db().topicModel.updateMany({
    where: { projectId },
    data: { topics: [{ name: topic, words: topic.split(" ") }] },
  });
  const { topics: called } = await call(topics.nameTopicCall, { body: { topic, name: "Baking" } });
  expect(called).toMatchObject([{ name: "Baking", learnt: [topic] }]);
  await call(topics.nameTopicCall, { body: { topic, name: null } });
}

/** The same of Inspect and of the checks of a version, where facts are known. */
export async function callInspect(call: MakeCall): Promise<void> {
  expect((await call(inspect.inspectFacts)).examples).toBeGreaterThan(0);
  const params = { fact: "characters" };
  await call(inspect.readFact, { params });
  await call(inspect.readLabelsAlongFact, { params, query: "?criterion=helpfulness" });
  await call(inspect.listOdd);
  await call(inspect.readSameness);
  expect((await call(inspect.listMatching)).items.length).toBeGreaterThan(0);
  await call(checks.listChecksCall);
  expect((await call(readAxesCall)).lines.length).toBeGreaterThan(0);
  const groups = await call(inspect.readFactByLabels, { params, query: "?criterion=helpfulness&by=label" });
  expect(groups.rows.length).toBeGreaterThan(0);
  await call(facts.lookForPatternsCall, { body: { patterns: ["e1"] } });
  expect(await call(facts.forgetPatternCall, { body: { pattern: "e1" } })).toEqual({ pattern: "e1" });
  const tokenizer = { model: { type: "BPE", vocab: { a: 0, b: 1 }, merges: [] } };
  expect((await call(facts.setTokenizerCall, { body: tokenizer })).jobId).not.toBeNull();
  await call(facts.unsetTokenizerCall);
}

/** The same of recipes, of one that takes what nobody labelled. */
export async function callRecipes(call: MakeCall, projectId: string): Promise<void> {
  const content = { recipe: "Labelled", steps: [{ step: "selection", where: ["helpfulness:people:1"] }] };
  const { id: recipe, hash } = await call(recipes.createRecipeCall, { body: content });
  const params = { recipe };
  expect((await call(recipes.saveRecipeCall, { params, body: content })).hash).toBe(hash);
  await call(recipes.readRecipeFileCall, { params });
  const { jobId: preview } = await call(recipes.previewRecipeCall, { params, body: {} });
  await runRecipeJob({ projectId, jobId: preview }, helpers);
  const { jobId: run } = await call(recipes.runRecipeCall, { params, body: { version: 1 } });
  await runRecipeJob({ projectId, jobId: run }, helpers);
  const [newest] = (await call(recipes.listRunsCall, { params })).items;
  expect(newest).toMatchObject({ id: run, isPreview: false });
  const read = await call(recipes.readRunCall, { params: { recipe, run } });
  expect(read.figures.marked).toBe(read.figures.steps[0]!.taken);
  const { items } = await call(recipes.listTakenCall, { params: { recipe, run }, query: "?step=1" });
  expect(items).toHaveLength(read.figures.marked);
  const { lifted } = await call(recipes.undoRunCall, { params: { recipe, run } });
  expect(lifted).toBe(items.length);
  expect((await call(recipes.readRecipeCall, { params })).measured[0]).not.toBeNull();
  expect((await call(recipes.listRecipesCall)).items).toHaveLength(1);
  await call(recipes.putAwayRecipeCall, { params });
  expect((await call(recipes.listRecipesCall)).items).toEqual([]);
  expect((await call(recipes.listRecipesCall, { query: "?away=yes" })).items).toHaveLength(1);
  await call(recipes.bringBackRecipeCall, { params });
}

/** The same of what becomes of a selection. */
export async function callSelections(call: MakeCall): Promise<void> {
  const saved = await call(selection.saveSelectionCall, { body: { name: "All" } });
  const act = await call(selection.excludeMatchingCall, { body: { reason: "relevant" } });
  expect((await call(selection.listSelectionsCall)).items).toHaveLength(2);
  const end = (id: string) => call(selection.endSelectionCall, { params: { selection: id } });
  expect(await end(act.selection!)).toEqual({ examples: act.examples });
  expect(await end(saved.selection)).toEqual({ examples: 0 });
  const check = { where: ["licence!"], title: "Without a licence", quality: "compliant" };
  expect((await call(selection.makeCheckCall, { body: check })).check).toBe("without-a-licence");
}
