import { expect, test } from "vitest";
import { markup } from "@/components/testing/shown";
import { reportOn } from "@/lib/evaluate/judges/report";
import { type CriterionInput, criterionSchema } from "@/lib/guideline/schema";
import { JudgeCriterion } from "./judge-criterion";
import { JudgeOverview } from "./judge-overview";

const VERSIONS = [{ id: "second", number: 2, hash: "8cd8db24", since: 2 }];

const reportFor = (criterion: CriterionInput, people: string, judge: string) =>
  reportOn({
    criterion: criterionSchema.parse(criterion),
    versions: VERSIONS,
    joint: [{ people: [[people, 2]], judge, settled: null, longer: "A", items: 3 }],
    orders: [{ orders: 2, decided: 2, first: 2, conflict: true, items: 3 }],
    unscored: [{ criterion: criterion.key, code: "not-json", n: 1 }],
    people: 2,
  });
const SCALE = {
  key: "help",
  title: "Help",
  kind: "scale",
  level: "ordinal",
  required: true,
  scale: { min: 1, max: 3 },
} as const;
const PAIR = {
  key: "better",
  title: "Better?",
  kind: "preference",
  level: "ordinal",
  required: true,
  preference: { strength: 1, ties: false },
} as const;
const TEXT = { key: "why", title: "Why?", kind: "text", level: "nominal", required: false } as const;

function page(criterion: CriterionInput, people: string, judge: string) {
  return markup(
    <JudgeCriterion
      report={reportFor(criterion, people, judge)}
      cases={{ rows: [], total: 0 }}
      unscored={[]}
      filter={{}}
      here="/judge"
      projectId="p"
    />,
  ).replaceAll("’", "'");
}

test("a scale shows leniency, and each cell of the table leads to its examples", () => {
  const html = page(SCALE, "2", "3");
  expect(html).toContain("Lenient (+) or strict (−), in points");
  expect(html).toContain("People 2, judge 3: 3 examples of 3");
  expect(html).toContain('href="/judge?criterion=help&people=2&judge=3#cases"');
  expect(html).toContain("Not JSON: 1");
});

test("a preference shows place and length, and that ties stand where people have none", () => {
  const html = page(PAIR, '{"choice":"A"}', '{"choice":"tie"}');
  expect(html).toContain("Does place or length decide?");
  expect(html).toContain("People cannot choose a tie here");
  expect(html).toContain("People A, judge Tie: 3 examples of 3");
});

test("what is not compared says so, and has its place in the overview", () => {
  expect(page(TEXT, '"a"', '"b"')).toContain("Free text is not compared");
  const html = markup(
    <JudgeOverview
      criteria={[reportFor(SCALE, "2", "3"), reportFor(TEXT, '"a"', '"b"')]}
      href={(key) => `/judge?criterion=${key}`}
    />,
  );
  expect(html).toContain('href="/judge?criterion=why"');
  expect(html).toContain("Free text is not compared");
});
