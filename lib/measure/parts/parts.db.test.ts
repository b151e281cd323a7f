import { describe, expect, test } from "vitest";
import { requireProject } from "@/lib/auth/scope";
import { createToken } from "@/lib/auth/tokens";
import { buildRepeatTable, consistency } from "@/lib/core/agreement/repeats";
import { agreementReport } from "@/lib/core/agreement/report";
import { scaleTable } from "@/lib/core/agreement/scale";
import { characterAlpha } from "@/lib/core/agreement/spans/character-alpha";
import { SPAN_CRITERIA } from "@/lib/core/agreement/spans/matching";
import { meanSpanF1 } from "@/lib/core/agreement/spans/span-agreement";
import { varianceShares } from "@/lib/core/agreement/variance-shares";
import { eachAgainstOthers } from "@/lib/core/judge/each-against-others";
import { buildRatingTable, type RatingRow } from "@/lib/core/rating-table";
import { agreementOfCopies } from "@/lib/curate/duplicates/agreement-queries";
import type { CriterionInput } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import { makeExamples } from "@/prisma/factories/examples";
import { giveLabels } from "@/prisma/factories/labels";
import { actorFor, makeMember } from "@/prisma/factories/people";
import { HELPFULNESS as CRITERION, makeProject } from "@/prisma/factories/project";
import { callApi } from "@/prisma/testing/api-call";
import { makeRatedProject } from "@/prisma/testing/rated-project";
import { casesOn } from "../case-queries";
import { readAgreement } from "../endpoints";
import { agreementOn } from "../queries";
import { agreementQuerySchema, casesQuerySchema, partQuerySchema } from "../schema";
import * as endpoints from "./endpoints";
import {
  againstOthersOn,
  bySliceOn,
  consistencyOn,
  nestedOn,
  overTimeOn,
  raterCoefficientsOn,
  spansOn,
  varianceOn,
} from "./part-queries";

const HELPFULNESS = partQuerySchema.parse({ criterion: "helpfulness" });

/** The same as JSON has it. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

const closeTo = (value: number | null) => (value === null ? null : expect.closeTo(value, 10));

function scaledOf(rows: readonly RatingRow[]) {
  const built = buildRatingTable(rows);
  if (!built.ok) throw new Error("the rows are usable");
  const scaled = scaleTable(built.table, "ordinal", { declared: [1, 2, 3, 4, 5] });
  if (!scaled.ok) throw new Error(scaled.reason);
  return scaled.scaled;
}

async function callFor({ lead, scope }: Pick<Awaited<ReturnType<typeof makeRatedProject>>, "lead" | "scope">) {
  const { token } = await createToken({ userId: lead.user.id, name: "test", days: 1 });
  return async (call: Parameters<typeof callApi>[0], query = "?criterion=helpfulness") =>
    (await callApi(call, { token, params: { id: scope.projectId }, query })).json;
}

/** A project with one criterion, examples, and somebody who may see its figures. */
async function makeProjectOn(criterion: CriterionInput, examples: number, slices?: Record<string, string>[]) {
  const made = await makeProject({ criteria: [criterion] });
  const lead = await makeMember(made.projectId, "lead");
  const scope = await requireProject(await actorFor(lead.user.id), made.projectId, "measure:read");
  const about = { projectId: made.projectId, versionId: made.version.id, criterion };
  return { lead, scope, about, exampleIds: await makeExamples(made.projectId, examples, "e", slices) };
}

describe("parts of the agreement on a criterion: page, call and core say the same", () => {
  test("over time: one period holds all, and leads to all", async () => {
    const made = await makeRatedProject(11, 4);
    const found = await overTimeOn(made.scope, HELPFULNESS, { remembered: true });
    if (!found.ok || !found.value.found) throw new Error("it is compared");
    const { periods, versions, rounds } = found.value.found;
    const core = agreementReport(scaledOf(made.rows)).coefficients.alpha!;
    expect(periods).toHaveLength(1);
    expect(periods[0]!.alpha.value).toBeCloseTo(core.value!, 12);
    expect(periods[0]!.alpha.interval![0]).toBeCloseTo(core.interval![0], 10);
    expect([versions.map(({ number }) => number), rounds.length]).toEqual([[1], 1]);
    const json = await (await callFor(made))(endpoints.readOverTime);
    expect(json.periods[0].alpha).toEqual(plain(periods[0]!.alpha));
    const behind = async (lastFrom: number, lastTo: number) => {
      const times = { lastFrom: new Date(lastFrom).toISOString(), lastTo: new Date(lastTo).toISOString() };
      const query = casesQuerySchema.parse({ criterion: "helpfulness", differ: "any", ...times });
      const cases = await casesOn(made.scope, query, { offset: 0, limit: 1 });
      return cases.ok && cases.value.total;
    };
    const { from, to } = periods[0]!;
    expect([await behind(from, to), await behind(to, to + 1)]).toEqual([12, 0]);
  });

  test("by slice: each is what the core says of its examples alone", async () => {
    const made = await makeRatedProject(5, 4);
    const named = await db().example.findMany({
      where: { projectId: made.scope.projectId },
      select: { externalId: true, slices: true },
    });
    const found = await bySliceOn(made.scope, HELPFULNESS, { remembered: true });
    if (!found.ok || !found.value.found) throw new Error("it is compared");
    const { rows } = found.value.found;
    expect(rows.length).toBeGreaterThan(1);
    for (const { name, value, alpha } of rows) {
      const ids = named
        .filter(({ slices }) => (slices as Record<string, string>)[name] === value)
        .map(({ externalId }) => externalId);
      const core = agreementReport(scaledOf(made.rows.filter(({ item }) => ids.includes(item))));
      expect([alpha.items, alpha.value]).toEqual([core.pairableItems, closeTo(core.coefficients.alpha!.value)]);
    }
    const names = new Set(rows.map(({ name }) => name));
    for (const one of names) {
      const shares = rows.filter(({ name }) => name === one).map(({ disagreement }) => disagreement!);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    }
    expect(await (await callFor(made))(endpoints.readBySlice)).toMatchObject(plain(found.value.found));
  });

  test("where it comes from: the shares of the core", async () => {
    const made = await makeRatedProject(8, 4);
    const found = await varianceOn(made.scope, HELPFULNESS, { remembered: true });
    if (!found.ok || !found.value.found) throw new Error("it is compared");
    const core = varianceShares(scaledOf(made.rows));
    for (const name of ["item", "rater", "rest"] as const)
      expect(found.value.found[name].value).toBeCloseTo(core[name].value!, 6);
    expect((await (await callFor(made))(endpoints.readVariance)).shares).toEqual(plain(found.value.found));
  });

  test("with themselves: what the core says of the repeats, of all and of each", async () => {
    const made = await makeProjectOn(CRITERION, 3);
    const [one, two, three] = made.exampleIds as [string, string, string];
    const first = { [one]: [1, 5], [two]: [4, 2], [three]: [3] };
    const again = { [one]: [1, 4], [two]: [3, 2] };
    await giveLabels({ ...made.about, answers: first });
    await giveLabels({ ...made.about, answers: again, pass: 1 });
    const rows = [first, again].flatMap((given) =>
      Object.entries(given).flatMap(([item, values]) =>
        values.map((value, k) => ({ item, rater: `person ${k}`, value })),
      ),
    );
    const built = buildRepeatTable(rows);
    if (!built.ok) throw new Error("the rows are usable");
    const repeats = scaleTable(built.table, "ordinal", { declared: [1, 2, 3, 4, 5] });
    if (!repeats.ok) throw new Error(repeats.reason);
    const found = await consistencyOn(made.scope, HELPFULNESS, { remembered: true });
    if (!found.ok || !found.value.found) throw new Error("it is compared");
    const { all, people } = found.value.found;
    const core = consistency(repeats.scaled, "ordinal");
    expect([all.alpha.value, all.agreement.value]).toEqual([closeTo(core.alpha.value), closeTo(core.agreement.value)]);
    expect(all.alpha.items).toBe(4);
    expect(people).toHaveLength(2);
    for (const { annotator, alpha, agreement } of people) {
      const own = consistency(repeats.scaled, "ordinal", {}, annotator.name);
      expect([alpha.value, agreement.value]).toEqual([closeTo(own.alpha.value), closeTo(own.agreement.value)]);
    }
    expect(await (await callFor(made))(endpoints.readConsistency)).toMatchObject(plain(found.value.found));
  });

  test("spans: what the core says of them, long lists too", async () => {
    const options = ["claim", "place"].map((value) => ({ value, label: value }));
    const marks = { key: "marks", title: "Marks", kind: "span", level: "nominal", required: true, options } as const;
    const made = await makeProjectOn({ ...marks, options }, 3);
    const [one, two, three] = made.exampleIds as [string, string, string];
    // Answer e1.
    const span = (start: number, end: number, label: string) => ({ start, end, label });
    // Longer than what the database indexes as a key.
    const many = Array.from({ length: 30 }, (_, k) => span(k % 9, 10, k % 2 ? "claim" : "place"));
    const answers = {
      [one]: [[span(0, 6, "claim")], [span(0, 6, "claim"), span(7, 9, "place")], [span(1, 6, "claim")]],
      [two]: [[], [span(0, 3, "place")], []],
      [three]: [many, many.slice(2)],
    };
    await giveLabels({ ...made.about, answers });
    const annotations = new Map(
      [0, 1, 2].map((k) => [
        String(k),
        new Map(Object.entries(answers).flatMap(([id, given]) => (given[k] ? [[id, given[k]] as const] : []))),
      ]),
    );
    const query = partQuerySchema.parse({ criterion: "marks" });
    const found = await spansOn(made.scope, query, { remembered: true });
    if (!found.ok || !found.value.found) throw new Error("it marks spans");
    const { f1, labels } = found.value.found;
    for (const criterion of SPAN_CRITERIA) {
      const core = meanSpanF1(annotations, criterion);
      expect([f1[criterion].value, f1[criterion].items]).toEqual([closeTo(core.value), core.items]);
      expect(f1[criterion].standardError).toBeCloseTo(core.standardError!, 10);
    }
    const lengths = new Map(made.exampleIds.map((id) => [id, "Answer e1.".length]));
    expect(labels.map(({ label }) => label)).toEqual(["claim", "place"]);
    for (const { label, alpha } of labels)
      expect(alpha.value).toBeCloseTo(characterAlpha(annotations, lengths, label).value!, 10);
    const json = await (await callFor(made))(endpoints.readSpans, "?criterion=marks");
    const { pairs, ...figures } = plain(found.value.found);
    expect(json).toMatchObject(figures);
    expect(json.pairs).toEqual(
      pairs.map(({ first, second, ...pair }: { first: object; second: object }) => ({
        ...pair,
        annotators: [first, second],
      })),
    );
  });

  test("rankings: alpha on the orders and Kendall's W", async () => {
    const ranks = { key: "ranks", title: "Ranks", kind: "ranking", level: "ordinal", required: true } as const;
    const made = await makeProjectOn({ ...ranks }, 3);
    const orders = [
      ["ABC", "ABC"],
      ["ABC", "ACB"],
      ["CBA", "CBA"],
    ].map((given) => given.map((order) => [...order]));
    const answers = Object.fromEntries(made.exampleIds.map((id, k) => [id, orders[k]!]));
    await giveLabels({ ...made.about, answers });
    const found = await agreementOn(made.scope, agreementQuerySchema.parse({ criterion: "ranks" }));
    if (!found.ok) throw new Error(found.message);
    const { alpha, "kendall-w": w } = found.value.report.coefficients;
    expect(alpha!.value).toBeCloseTo(1 - 1 / 9 / ((2 + 12 + 8 / 3) / 30), 12);
    expect(w!.value).toBeCloseTo((1 + 0.75 + 1) / 3, 12);
    const json = await (await callFor(made))(readAgreement, "?criterion=ranks&coefficient=kendall-w");
    expect([json.value, json.level]).toEqual([w!.value, "ranking"]);
  });

  test("other coefficients: all that the core has", async () => {
    const made = await makeRatedProject(4, 4);
    const { coefficients } = await (await callFor(made))(endpoints.readCoefficients);
    const core = agreementReport(scaledOf(made.rows)).coefficients;
    expect(Object.keys(coefficients).sort()).toEqual(Object.keys(core).sort());
    for (const [name, { value }] of Object.entries(core))
      expect([name, coefficients[name].value]).toEqual([name, value === null ? null : expect.closeTo(value, 6)]);
    const page = await raterCoefficientsOn(made.scope, HELPFULNESS, { remembered: true });
    expect(page.ok && plain(page.value.found)).toEqual(expect.objectContaining({ icc2: coefficients.icc2 }));
  });

  test("nested examples: turns of one conversation are dropped together, as the core does it", async () => {
    const slices = Array.from({ length: 50 }, (_, k) => ({ conversation: `c${Math.floor(k / 2)}`, topic: "law" }));
    const made = await makeProjectOn(CRITERION, 50, slices);
    const answers = Object.fromEntries(made.exampleIds.map((id, k) => [id, [1 + (k % 5), 1 + ((k * k) % 4)]]));
    await giveLabels({ ...made.about, answers });
    const rows = Object.entries(answers).flatMap(([item, given]) =>
      given.map((value, rater) => ({ item, rater: String(rater), value })),
    );
    const clusterOfItem = Int32Array.from(made.exampleIds, (_, k) => Math.floor(k / 2));
    const core = agreementReport(scaledOf(rows), {}, { clusterOfItem, clusters: 25 }).coefficients.alpha!;
    const found = await nestedOn(made.scope, HELPFULNESS);
    if (!found.ok) throw new Error(found.message);
    const [only, ...others] = found.value.found;
    expect([only!.slice, only!.groups, others.length]).toEqual(["conversation", 25, 0]);
    expect(only!.alpha.value).toBeCloseTo(core.value!, 10);
    expect(only!.alpha.interval![0]).toBeCloseTo(core.interval![0], 10);
    const json = await (await callFor(made))(endpoints.readNested);
    expect(json.rows).toEqual(plain(found.value.found));
  });

  test("copies that a search found are one unit of every interval, as the core has it", async () => {
    const made = await makeProjectOn(CRITERION, 30);
    const { projectId } = made.scope;
    const answers = Object.fromEntries(made.exampleIds.map((id, k) => [id, [1 + (k % 5), 1 + ((k * k) % 4)]]));
    await giveLabels({ ...made.about, answers });
    const job = await db().job.create({ data: { projectId, kind: "find-duplicates" }, select: { id: true } });
    const run = { projectId, id: made.exampleIds[0]!, jobId: job.id, version: 1, params: {}, figures: [] };
    await db().duplicateRun.create({ data: run, select: { id: true } });
    const [kept, ...copies] = made.exampleIds.slice(0, 10);
    const cluster = { projectId, runId: run.id, number: 1, meaning: "whole", keptId: kept!, size: 10, least: 1 };
    await db().duplicateCluster.create({ data: cluster, select: { number: true } });
    const member = { projectId, runId: run.id, cluster: 1, similarity: 1, same: true };
    await db().duplicateMember.createMany({ data: copies.map((exampleId) => ({ ...member, exampleId })) });
    const rows = Object.entries(answers).flatMap(([item, given]) =>
      given.map((value, rater) => ({ item, rater: String(rater), value })),
    );
    const clusterOfItem = Int32Array.from(made.exampleIds, (_, k) => Math.max(0, k - 9));
    const core = agreementReport(scaledOf(rows), {}, { clusterOfItem, clusters: 21 }).coefficients.alpha!;
    const found = await agreementOn(made.scope, agreementQuerySchema.parse({ criterion: "helpfulness" }));
    if (!found.ok) throw new Error(found.message);
    const { alpha } = found.value.report.coefficients;
    expect([alpha!.items, alpha!.units]).toEqual([30, 21]);
    expect(alpha!.interval![0]).toBeCloseTo(core.interval![0], 10);
    const over = await overTimeOn(made.scope, HELPFULNESS);
    expect(over.ok && over.value.found!.periods[0]!.alpha.standardError).toEqual(closeTo(core.standardError));
    expect((await (await callFor(made))(readAgreement)).units).toBe(21);
    const [without] = await agreementOfCopies(made.scope);
    const rest = rows.filter(({ item }) => !copies.includes(item));
    expect(without!.comparison.before.value).toEqual(closeTo(core.value));
    expect(without!.comparison.after.value).toEqual(closeTo(agreementReport(scaledOf(rest)).coefficients.alpha!.value));
    expect(without!.comparison.difference.units).toBe(21);
  });

  test("each person against the others, as the core has it", async () => {
    const made = await makeRatedProject(9, 4);
    const scaled = scaledOf(made.rows);
    const core = new Map(
      eachAgainstOthers(scaled).map(({ rater, alpha }) => [scaled.table.raters[rater], alpha.value]),
    );
    const found = await againstOthersOn(made.scope, HELPFULNESS, { remembered: true });
    if (!found.ok) throw new Error(found.message);
    expect(found.value.found).toHaveLength(core.size);
    for (const { annotator, alpha } of found.value.found) expect(alpha.value).toEqual(closeTo(core.get(annotator.id)!));
    expect((await (await callFor(made))(endpoints.readAgainstOthers)).people).toEqual(plain(found.value.found));
  });
});
