import { describe, expect, test } from "vitest";
import { markup, words } from "@/components/testing/shown";
import type { Estimate } from "@/lib/core/estimate";
import type { AgreementReport } from "@/lib/measure/agreement";
import { DashboardTabs } from "./dashboard-tabs";
import { Headline } from "./headline";
import { OtherMeanings } from "./other-meanings";
import { OwnSessions } from "./own-sessions";
import { VersionComparison } from "./version-comparison";

const estimate = (value: number | null, items = 40): Estimate => ({
  value,
  interval: value === null ? null : [value - 0.1, value + 0.1],
  standardError: null,
  confidence: 0.95,
  intervalMethod: "jackknife-t",
  items,
  raters: 3,
  pairs: 120,
  judgments: 120,
  method: "alpha-nominal",
  undefinedBecause: value === null ? "no-variation" : null,
});
const report = (more: Partial<AgreementReport>): AgreementReport => ({
  level: "nominal",
  coefficients: { alpha: estimate(0.7) },
  categories: [],
  warnings: [],
  undefinedBecause: null,
  ...more,
});

test("the filter goes along from one dashboard to the next, and what stands side by side does not", () => {
  const filter = { version: 2, slice: ["topic=law"], annotators: ["a", "b"], before: 1, after: 2 };
  const html = markup(<DashboardTabs projectId="p" current="agreement" filter={filter} />);
  expect(html).toContain('href="/projects/p/measure?version=2&annotators=a&annotators=b&slice=topic=law"');
});

describe("labels of another meaning", () => {
  const others = [
    { key: "tone", version: 1, labels: 1 },
    { key: "gone", version: 1, labels: 9 },
  ];
  const said = (titles: Record<string, string>) =>
    words(<OtherMeanings others={others} titles={titles} href={(number) => `?version=${number}`} />);

  test("are told of the criteria that the page has, by name where there are several", () => {
    expect(said({ tone: "Tone" })).toBe(
      "1 label under version 1 is left out here: the criterion means something else there.",
    );
    expect(said({ tone: "Tone", help: "Help" })).toMatch(/^Tone: 1 label/);
    expect(said({ help: "Help" })).toBe("");
  });
});

describe("the coefficients", () => {
  const said = (more: Partial<AgreementReport>) => words(<Headline report={report(more)} versions={[{ number: 1 }]} />);

  test("are shown where they were calculated, and a report without them says why", () => {
    expect(said({})).toContain("Krippendorff’s alpha");
    expect(said({})).not.toContain("Fleiss");
    expect(said({ undefinedBecause: "no-pairable-items" })).toMatch(/^Agreement is undefined here/);
  });

  test("say how many examples with one label they rest on beside alpha's", () => {
    const both = (items: number) => said({ coefficients: { alpha: estimate(0.7, 40), ac1: estimate(0.8, items) } });
    expect(both(43)).toContain("3 items have one label: they tell");
    expect(both(41)).toContain("1 item has one label: it tells");
    expect(both(40)).not.toContain("one label");
  });

  test("a contradiction between them is explained", () => {
    expect(said({ warnings: ["prevalent-category"] }).length).toBeGreaterThan(said({}).length);
  });
});

describe("one's own sessions", () => {
  const said = (firstTwenty: number | null, lastTwenty: number | null) =>
    words(
      <OwnSessions
        sessions={[
          { id: "s", startedAt: new Date(0), minutes: 20, examples: 50, median: null, firstTwenty, lastTwenty },
        ]}
      />,
    );

  test("name a change of pace from a quarter on, and never judge", () => {
    expect(said(20, 25)).toContain("took longer");
    expect(said(20, 24)).toContain("An even pace.");
    expect(said(20, 15)).toContain("went faster");
    expect(said(20, 16)).toContain("An even pace.");
  });

  test("say nothing of a session too short to tell", () => {
    for (const pace of [said(null, null), said(20, null), said(0, 20)])
      expect(pace).not.toMatch(/pace\.|longer|faster/);
  });
});

describe("two versions side by side", () => {
  const row = (key: string, difference: number | null | undefined) => ({
    key,
    title: key,
    change: "unchanged" as const,
    comparison:
      difference === undefined
        ? null
        : { before: estimate(0.5), after: estimate(0.6), difference: estimate(difference), both: 12 },
    sameMeaning: key === "kept",
    before: [],
    after: [],
  });
  const said = (...rows: ReturnType<typeof row>[]) =>
    words(<VersionComparison rows={rows as never} before={{ number: 1 }} after={{ number: 2 }} />);

  test("what only one of them asks has no figure, and what is undefined is not drawn", () => {
    expect(said(row("new", undefined)).match(/not asked in both/g)).toHaveLength(3);
    expect(said(row("new", undefined))).toContain("Examples under both –");
    expect(said(row("new", undefined), row("flat", null))).not.toContain("Do people agree more");
    expect(said(row("kept", 0.1))).toContain("Do people agree more under version 2 than under version 1?");
    expect(said(row("kept", 0.1))).toContain("same meaning");
  });
});
