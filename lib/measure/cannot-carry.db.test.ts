import { createElement, type ReactNode } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { SurveyBoard } from "@/components/measure/fatigue/survey-board";
import { Headline } from "@/components/measure/headline";
import { words } from "@/components/testing/shown";
import { createToken } from "@/lib/auth/tokens";
import { agreementReport } from "@/lib/core/agreement/report";
import { callApi } from "@/prisma/testing/api-call";
import { makeEveryKind, scaledOf } from "@/prisma/testing/every-kind";
import { readAnnotators } from "./annotators/endpoints";
import { readConsensus } from "./consensus/endpoints";
import { readAgreement } from "./endpoints";
import { readFatigue } from "./fatigue/endpoints";
import { fatigueFigures, fatigueSubject } from "./fatigue/queries";
import { fatigueQuerySchema } from "./fatigue/schema";
import { readOverTime } from "./parts/endpoints";
import { agreementOn } from "./queries";
import { agreementQuerySchema } from "./schema";

/** What the figures of a page ask. */
const taken: { question: string }[] = [];
vi.mock("@/components/charts/figure-frame", () => ({
  FigureFrame: ({ question, children }: { question: string; children: ReactNode }) => {
    taken.push({ question });
    return children;
  },
}));
vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/projects/p/measure" }));
beforeEach(() => taken.splice(0));

const PAGE = { remembered: true };
const href = () => "/";

describe("what the data cannot carry", () => {
  const board = async (made: Awaited<ReturnType<typeof makeEveryKind>>) => {
    const subject = await fatigueSubject(made.scope, fatigueQuerySchema.parse({ criterion: "score" }));
    if (!subject.ok) throw new Error(subject.message);
    const page = await fatigueFigures("measure.fatigue", subject.value, PAGE);
    if (!page.value.ok) throw new Error(page.value.reason);
    const props = {
      figures: page.value.figures,
      versions: subject.value.versions,
      people: new Map(),
      over: "position",
    };
    const said = words(createElement(SurveyBoard as never, { ...props, overHref: href } as never));
    const people = await fatigueFigures("measure.fatigue-people", subject.value, PAGE);
    const { token } = await createToken({ userId: made.lead.user.id, name: "test", days: 1 });
    const called = await callApi(readFatigue, { token, params: { id: made.projectId }, query: "?criterion=score" });
    const drawn = taken.map(({ question }) => question);
    return { said, people: people.value, drawn, json: called.json };
  };
  const OF_QUALITY = /as good late|agree less late/;

  test("in a fixed order tiredness is not told from difficulty: it is said, and no curve or person pretends", async () => {
    const { said, people, drawn, json } = await board(await makeEveryKind(3, { fixedOrder: true }));
    expect(said).toContain("Tiredness cannot be told from difficulty here");
    expect(drawn.filter((question) => OF_QUALITY.test(question))).toEqual([]);
    expect(drawn).toContain("Does the pace change?");
    expect(people.length).toBeGreaterThan(0);
    for (const { shrunken, changed, slope } of [...people, ...json.annotators])
      expect([shrunken, changed, slope]).toEqual([null, false, null]);
    expect(json.warnings).toContain("not-identifiable");
  });

  test("two labels each do not say who changed", async () => {
    const { said, people, drawn, json } = await board(await makeEveryKind(4, { people: 2 }));
    expect(said).toContain("Two labels per example cannot show who changed");
    expect(drawn.filter((question) => OF_QUALITY.test(question))).toEqual([]);
    expect([people, json.annotators]).toEqual([[], []]);
    expect([json.undefinedBecause, json.warnings]).toEqual([
      "needs-three-ratings-per-item",
      ["needs-three-ratings-per-item"],
    ]);
  });

  test("three labels each in an order of their own have the curve", async () => {
    const { drawn, people } = await board(await makeEveryKind(5));
    expect(drawn.filter((question) => OF_QUALITY.test(question))).toHaveLength(2);
    expect(people.length).toBeGreaterThan(0);
  });

  test("mixed versions are warned of on every dashboard, and split: each has its own labels, and over time there is a mark", async () => {
    const { scope, projectId, lead, given } = await makeEveryKind(6, { twoVersions: true });
    const { token } = await createToken({ userId: lead.user.id, name: "test", days: 1 });
    const call = async (of: Parameters<typeof callApi>[0], query: string) =>
      (await callApi(of, { token, params: { id: projectId }, query: `?criterion=score${query}` })).json;
    const all = await agreementOn(scope, agreementQuerySchema.parse({ criterion: "score", version: "all" }), PAGE);
    if (!all.ok) throw new Error(all.message);
    const said = words(createElement(Headline, { report: all.value.report, versions: all.value.versions }));
    expect(said).toContain("Labels of several guideline versions are mixed");
    for (const of of [readAgreement, readAnnotators, readFatigue])
      expect((await call(of, "&version=all")).warnings).toContain("mixed-versions");
    expect((await call(readConsensus, "&version=all")).guidelineVersions).toEqual([1, 2]);
    for (const number of [1, 2]) {
      const own = given.filter(({ criterion, version }) => criterion === "score" && version === number);
      const alone = await call(readAgreement, `&version=${number}`);
      expect([alone.guidelineVersions, alone.warnings.includes("mixed-versions")]).toEqual([[number], false]);
      expect(alone.value).toEqual(
        expect.closeTo(agreementReport(scaledOf("score", own)).coefficients.alpha!.value!, 10),
      );
    }
    expect((await call(readOverTime, "&version=all")).versions.map(({ number }: { number: number }) => number)).toEqual(
      [1, 2],
    );
  });
});
