import { createElement, type ReactNode } from "react";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { FigureData } from "@/components/charts/figure-frame";
import { AgreementOverview } from "@/components/measure/agreement-overview";
import { Distributions } from "@/components/measure/annotators/distributions";
import { SeverityPlot } from "@/components/measure/annotators/severity-plot";
import { WithoutEach } from "@/components/measure/drill-down/without-each";
import { Curves } from "@/components/measure/fatigue/curves";
import { PairMap } from "@/components/measure/pair-map";
import { Spans } from "@/components/measure/parts/spans";
import { Variance } from "@/components/measure/parts/variance";
import { markup } from "@/components/testing/shown";
import { createToken } from "@/lib/auth/tokens";
import { agreementReport } from "@/lib/core/agreement/report";
import type { Span } from "@/lib/core/agreement/spans/span";
import { meanSpanF1, pairwiseSpanF1 } from "@/lib/core/agreement/spans/span-agreement";
import { varianceShares } from "@/lib/core/agreement/variance-shares";
import { CONSENSUS_METHODS, consensusBy } from "@/lib/core/consensus/methods";
import { votesOfTable } from "@/lib/core/consensus/votes";
import { panels } from "@/lib/core/distribution/panel";
import { scoresOf } from "@/lib/core/distribution/scores";
import type { Estimate } from "@/lib/core/estimate";
import { analyseFatigue } from "@/lib/core/fatigue/analyse";
import { createRandom } from "@/lib/core/random/generator";
import { callApi } from "@/prisma/testing/api-call";
import { categoryOf, DECLARED, EVERY_KIND, makeEveryKind, scaledOf } from "@/prisma/testing/every-kind";
import { readAnnotators } from "./annotators/endpoints";
import { peopleInOrder } from "./annotators/order";
import { annotatorsOn } from "./annotators/queries";
import { readConsensus } from "./consensus/endpoints";
import { consensusOn } from "./consensus/queries";
import { consensusQuerySchema } from "./consensus/schema";
import { listCases, readDrillDown } from "./drill-down-endpoints";
import { drillDownOn } from "./drill-down-queries";
import { readAgreement } from "./endpoints";
import { readFatigue } from "./fatigue/endpoints";
import { fatigueFigures, fatigueSubject } from "./fatigue/queries";
import { fatigueQuerySchema } from "./fatigue/schema";
import { readCoefficients, readSpans, readVariance } from "./parts/endpoints";
import { raterCoefficientsOn, spansOn, varianceOn } from "./parts/part-queries";
import { agreementOn, agreementOverview } from "./queries";
import { agreementQuerySchema, drillDownQuerySchema, partQuerySchema } from "./schema";

/** What the figures of a page give along as CSV. */
const taken: { question: string; data: () => FigureData }[] = [];
vi.mock("@/components/charts/figure-frame", () => ({
  FigureFrame: ({ question, data, children }: { question: string; data: () => FigureData; children: ReactNode }) => {
    taken.push({ question, data });
    return children;
  },
}));
vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/projects/p/measure" }));
beforeEach(() => taken.splice(0));

/** The CSV of the only figure of a part of a page, with everything at hand that it does not look at. */
function csvOf<Props extends object>(part: (props: Props) => ReactNode, props: Props): FigureData {
  taken.splice(0);
  markup(createElement(part as (props: object) => ReactNode, props));
  expect(taken).toHaveLength(1);
  return taken[0]!.data();
}

const PAGE = { remembered: true };
const href = () => "/";
const all = { address: "/", list: "pairwise", figure: "alpha" };
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const near = (value: number | null | undefined, digits = 10) => (value == null ? value : expect.closeTo(value, digits));

const rowOf = ({ value, interval, standardError, method, items, raters, pairs, judgments }: Estimate) => [
  value,
  interval?.[0] ?? null,
  interval?.[1] ?? null,
  standardError,
  ...[method, items, raters, pairs, judgments],
];

const COUNTED = EVERY_KIND.map(({ criterion }) => criterion.key).filter((key) => key !== "marked" && key !== "said");

describe.each([1, 2])("a random project with every kind of criterion, seed %i", (seed) => {
  let made: Awaited<ReturnType<typeof makeEveryKind>>;
  let token: string;
  beforeAll(async () => {
    made = await makeEveryKind(seed);
    ({ token } = await createToken({ userId: made.lead.user.id, name: "test", days: 1 }));
  });
  const call = async (of: Parameters<typeof callApi>[0], query: string) =>
    (await callApi(of, { token, params: { id: made.projectId }, query })).json;

  test.each(COUNTED)("agreement on %s: page, CSV, API and core say the same", async (key) => {
    const core = agreementReport(scaledOf(key, made.given));
    const page = await agreementOn(made.scope, agreementQuerySchema.parse({ criterion: key }), PAGE);
    if (!page.ok) throw new Error(page.message);
    const { report, pairwise, versions } = page.value;
    const more = await raterCoefficientsOn(made.scope, partQuerySchema.parse({ criterion: key }), PAGE);
    if (!more.ok) throw new Error(more.message);
    const shown: Record<string, Estimate> = { ...report.coefficients, ...more.value.found };
    const { coefficients } = await call(readCoefficients, `?criterion=${key}`);
    expect(
      Object.keys(shown)
        .filter((name) => name !== "alpha")
        .sort(),
    ).toEqual(
      Object.keys(core.coefficients)
        .filter((name) => name !== "alpha")
        .sort(),
    );
    for (const [name, { value, interval }] of Object.entries(core.coefficients)) {
      expect([name, shown[name]!.value]).toEqual([name, near(value, 6)]);
      expect([name, shown[name]!.interval?.[0]]).toEqual([name, near(interval?.[0], 6)]);
      expect([name, coefficients[name]]).toEqual([name, plain(shown[name])]);
    }
    const alone = await call(readAgreement, `?criterion=${key}`);
    expect([alone.value, alone.interval]).toEqual([
      report.coefficients.alpha!.value,
      report.coefficients.alpha!.interval,
    ]);
    const alpha = new Map(
      alone.pairwise.map((pair: { annotators: { id: string }[]; alpha: number }) => [
        pair.annotators.map(({ id }) => id).join(),
        pair.alpha,
      ]),
    );
    for (const { first, second, alpha: own } of pairwise) expect(alpha.get(`${first.id},${second.id}`)).toBe(own);
    if (core.pairwise.ok) {
      const known = core.pairwise.rows.map(({ items, alpha: own }) => [items, own]);
      const sorted = (rows: (number | null)[][]) => rows.map(([n, a]) => `${n} ${a?.toFixed(9)}`).sort();
      expect(sorted(pairwise.map(({ items, alpha: own }) => [items, own]))).toEqual(sorted(known));
    }
    const pairs = pairwise.map(({ alpha: value, ...pair }) => ({ ...pair, value, beside: "" }));
    const map = csvOf(PairMap, { pairs, versions, measure: { name: "Alpha", of: "", scale: "signed" }, href, all });
    const cells = map.rows.flatMap((cells) => cells.slice(1)).filter((cell) => cell !== null);
    expect(cells.toSorted()).toEqual(
      pairwise.flatMap(({ items, alpha: own }) => (items >= 10 && own !== null ? [own, own] : [])).toSorted(),
    );
  });

  test("all criteria side by side, with their CSV", async () => {
    const page = await agreementOverview(made.scope, {});
    if (!page.ok) throw new Error(page.message);
    const csv = csvOf(AgreementOverview, { projectId: "p", asked: {}, rows: page.value, others: [] });
    expect(csv.rows.map(([name]) => name)).toEqual(COUNTED);
    for (const [key, ...figures] of csv.rows) {
      const core = agreementReport(scaledOf(String(key), made.given)).coefficients;
      const headline = core.alpha ?? core["alpha-masi"]!;
      expect(figures).toEqual(rowOf(headline).map((cell) => (typeof cell === "number" ? near(cell) : cell)));
      expect(figures).toEqual(rowOf(await call(readAgreement, `?criterion=${key}`)));
    }
  });

  test.each(COUNTED)("where people differ on %s", async (key) => {
    const core = agreementReport(scaledOf(key, made.given));
    const page = await drillDownOn(made.scope, drillDownQuerySchema.parse({ criterion: key }), PAGE);
    if (!page.ok || !page.value.found) throw new Error("it is compared");
    const { found } = page.value;
    const json = await call(readDrillDown, `?criterion=${key}`);
    expect(json).toMatchObject(plain({ ...found, confusion: found.confusion && { counts: found.confusion.counts } }));
    expect(found.carryingHalf).toBe(core.itemsCarryingHalf);
    if (!core.leaveOneOut.ok) throw new Error("few enough");
    const sorted = (values: readonly (number | null)[]) => values.map((value) => value?.toFixed(9)).sort();
    expect(sorted(found.without.map(({ difference }) => difference.value))).toEqual(
      sorted(core.leaveOneOut.rows.map(({ difference }) => difference.value)),
    );
    const csv = csvOf(WithoutEach, { without: found.without, versions: [], href });
    expect(csv.rows.map(([name, ...figures]) => [name, figures]).toSorted()).toEqual(
      json.without
        .filter(({ difference }: { difference: Estimate }) => difference.value !== null)
        .map((one: { annotator: { name: string }; difference: Estimate }) => [
          one.annotator.name,
          rowOf(one.difference),
        ])
        .toSorted(),
    );
    const shares = await varianceOn(made.scope, partQuerySchema.parse({ criterion: key }), PAGE);
    if (!shares.ok || !shares.value.found) throw new Error("it is compared");
    const known = varianceShares(scaledOf(key, made.given));
    for (const name of ["item", "rater", "rest"] as const)
      expect(shares.value.found[name].value).toEqual(near(known[name].value, 5));
    const called = (await call(readVariance, `?criterion=${key}`)).shares;
    expect(called).toEqual(plain(shares.value.found));
    if (known.item.undefinedBecause) return;
    const drawn = csvOf(Variance, { found: shares.value.found, versions: [] });
    expect(drawn.rows.map(([, ...figures]) => figures)).toEqual([called.item, called.rater, called.rest].map(rowOf));
  });

  test.each(COUNTED)("how everybody answers %s", async (key) => {
    const page = await annotatorsOn(made.scope, { criterion: key }, PAGE);
    if (!page.ok) throw new Error(page.message);
    const { figures, annotators } = page.value;
    const json = await call(readAnnotators, `?criterion=${key}`);
    expect(json.undefinedBecause).toBe(figures.undefinedBecause);
    if (figures.undefinedBecause) return expect(key).toBe("order");
    const people = peopleInOrder(figures.people, annotators, "name");
    const csv = csvOf(Distributions, {
      people,
      bins: figures.bins.map(String),
      areSizes: false,
      isGrouped: false,
      href,
    });
    for (const [name, ...shares] of csv.rows) {
      const { distribution } = json.annotators.find(
        (one: { annotator: { name: string } }) => one.annotator.name === name,
      );
      expect(shares).toEqual(
        ["share", "others"].flatMap((side) => distribution.map((bin: Record<string, number>) => bin[side])),
      );
    }
    if (key !== "score" && key !== "percent") return;
    const scores = scoresOf(scaledOf(key, made.given).table, DECLARED[key] as number[] | undefined);
    const core = scores.ok ? panels(scores.scores) : null;
    if (!core?.ok) throw new Error("scores");
    const severity = new Map(
      core.panels.map(({ annotator, severityVsPeers }) => [annotator, severityVsPeers.meanDiff]),
    );
    const plot = csvOf(SeverityPlot, { people, versions: [], unit: "points", href });
    for (const { annotator, severity: called } of json.annotators) {
      const row = plot.rows.find(([name]) => name === annotator.name)!;
      expect(row.slice(1)).toEqual(rowOf(called));
      expect(called.value).toBeCloseTo(severity.get(annotator.id)!, 10);
    }
  });

  test.each(COUNTED)("what the answer to %s would be", async (key) => {
    for (const method of CONSENSUS_METHODS) {
      const query = consensusQuerySchema.parse({ criterion: key, method });
      const page = await consensusOn(made.scope, query, { offset: 0, limit: 200 }, PAGE);
      if (!page.ok) throw new Error(page.message);
      const json = await call(readConsensus, `?criterion=${key}&method=${method}&limit=200`);
      expect(json.items).toEqual(plain(page.value.rows));
      const { table } = scaledOf(key, made.given);
      const { votes } = votesOfTable(table);
      const core = consensusBy(method, votes);
      if (!core.ok) throw new Error(core.reason);
      const sure = (probabilities: number[]) => probabilities.map((p) => p.toFixed(7)).sort();
      const { posterior } = core.consensus;
      const q = votes.classes.length;
      expect(
        sure(page.value.rows.map((row) => Math.max(...row.posterior.map(({ probability }) => probability)))),
      ).toEqual(sure(votes.items.map((_, item) => Math.max(...posterior.subarray(item * q, item * q + q)))));
    }
  });

  test.each(COUNTED)("what a session does to %s", async (key) => {
    const subject = await fatigueSubject(made.scope, fatigueQuerySchema.parse({ criterion: key }));
    if (!subject.ok) throw new Error(subject.message);
    const page = await fatigueFigures("measure.fatigue", subject.value, PAGE);
    const json = await call(readFatigue, `?criterion=${key}`);
    if (!page.value.ok) throw new Error(page.value.reason);
    const { figures } = page.value;
    expect(json.measures).toEqual(
      plain(figures.measures.map(({ linesByMinute: _m, linesByPosition: _p, ...rest }) => rest)),
    );
    const scaled = scaledOf(key, made.given);
    const core = analyseFatigue(
      made.given
        .filter(({ criterion }) => criterion === key)
        .map(({ annotator, example, value, position, submittedAt, activeMs }) => ({
          ...{ annotator, item: example, value: categoryOf(key, value), session: annotator, position },
          submittedAt: submittedAt.getTime() / 1000,
          startedAt: submittedAt.getTime() / 1000 - 40,
          activeSeconds: activeMs / 1000,
        })),
      scaled.level,
      { declared: scaled.table.values, random: createRandom(1) },
    );
    if (!core.ok) throw new Error(core.reason);
    const quality = figures.measures.find(({ measure }) => measure === "quality")!;
    expect(quality.slope.mean).toEqual(near(core.report.trends.itemAdjusted.weighted.mean));
    const measures = [quality];
    const csv = csvOf(Curves, { figures, measures, over: "position", people: new Map(), versions: "v1" });
    expect(csv.rows.map(([, median, q1, q3, n]) => [median, q1, q3, n])).toEqual(
      quality.byPosition.map(({ median, q1, q3, answers }) => [median * 100, q1 * 100, q3 * 100, answers]),
    );
  });

  test("spans are matched: page, CSV, API and core, and the examples behind pairs and labels", async () => {
    const own = made.given.filter(({ criterion }) => criterion === "marked");
    const people = [...new Set(own.map(({ annotator }) => annotator))].sort();
    const annotations = new Map(
      people.map((id) => [
        id,
        new Map(
          own.filter(({ annotator }) => annotator === id).map(({ example, value }) => [example, value as Span[]]),
        ),
      ]),
    );
    const page = await spansOn(made.scope, partQuerySchema.parse({ criterion: "marked" }), PAGE);
    if (!page.ok || !page.value.found) throw new Error("it marks spans");
    const { found } = page.value;
    const json = await call(readSpans, "?criterion=marked");
    expect(json.f1).toEqual(plain(found.f1));
    markup(createElement(Spans, { criterion: page.value.criterion, found, versions: [], href, call: "/" }));
    const [plot, map] = taken.map(({ data }) => data()) as [FigureData, FigureData];
    const order = ["exact", "boundary", "iou50", "overlap", "characters"] as const;
    expect(plot.rows.map(([, ...figures]) => figures)).toEqual(order.map((name) => rowOf(json.f1[name])));
    for (const name of order) expect(found.f1[name].value).toEqual(near(meanSpanF1(annotations, name).value));
    const core = new Map(
      pairwiseSpanF1(annotations, "overlap").map((pair) => [
        [pair.firstAnnotator, pair.secondAnnotator].sort().join(),
        [pair.documents, pair.f1, pair.identicalDocuments],
      ]),
    );
    expect(json.pairs).toHaveLength(core.size);
    for (const { annotators, items, f1, equal } of json.pairs)
      expect([items, f1, equal]).toEqual(
        core.get(
          annotators
            .map(({ id }: { id: string }) => id)
            .sort()
            .join(),
        ),
      );
    const cells = map.rows.flatMap((cells) => cells.slice(1)).filter((cell) => cell !== null);
    const compared = json.pairs.filter(
      ({ items, f1 }: { items: number; f1: number | null }) => items >= 10 && f1 !== null,
    );
    expect(cells.toSorted()).toEqual(compared.flatMap(({ f1 }: { f1: number }) => [f1, f1]).toSorted());

    const [first, second] = people as [string, string];
    const cases = async (query: string) =>
      (await call(listCases, `?criterion=marked&limit=200${query}`)).items
        .map((one: { example: { id: string } }) => one.example.id)
        .sort();
    const differing = made.exampleIds.filter((id) => {
      const [a, b] = [annotations.get(first)!.get(id), annotations.get(second)!.get(id)];
      return a && b && JSON.stringify(a) !== JSON.stringify(b);
    });
    expect(await cases(`&annotators=${first},${second}`)).toEqual(differing.toSorted());
    const marked = own.filter(({ value }) => (value as Span[]).some(({ label }) => label === "place"));
    expect(await cases("&differ=any&answers=place")).toEqual([...new Set(marked.map(({ example }) => example))].sort());
  });

  test("free text is compared by nothing, and says so everywhere", async () => {
    for (const [of, reason] of [
      [readAgreement, "not-compared"],
      [readAnnotators, "not-compared"],
      [readConsensus, "not-compared"],
      [readFatigue, "not-compared"],
    ] as const)
      expect((await call(of, "?criterion=said")).undefinedBecause).toBe(reason);
    const shown = await agreementOverview(made.scope, {});
    expect(shown.ok && shown.value.find(({ criterion }) => criterion.key === "said")!.report.coefficients).toEqual({});
  });
});
