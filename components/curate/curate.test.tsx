import { expect, test } from "vitest";
import { markup, words } from "@/components/testing/shown";
import type { CriterionDecisions } from "@/lib/curate/decision-queries";
import { DecisionTable } from "./decision-table";
import { CurateTabs } from "./open-examples";

const ROW: CriterionDecisions = {
  key: "tone",
  title: "Tone",
  kind: "choice",
  resolved: { adjudicated: 2, majority: 0 },
  unanimous: 3,
  noAnswer: 1,
  differ: 4,
  single: 0,
  unlabelled: 5,
  versions: [{ number: 1, since: 1, examples: 10 }],
};
const table = (row: Partial<CriterionDecisions>, openHref?: (key: string) => string) => (
  <DecisionTable rows={[{ ...ROW, ...row }]} examples={15} openHref={openHref} />
);

test("what a reviewer settled and what people agree on are both decided, and only ways that decided are named", () => {
  expect(words(table({}))).toContain("Decided 5 of 15 By 2 adjudicated, 3 unanimous labels");
  expect(words(table({}))).not.toContain("majority");
  expect(words(table({ resolved: {}, unanimous: 0 }))).toContain("0 of 15 By –");
});

test("open cases lead to where they are listed, where there are any and somebody may go there", () => {
  const href = (key: string) => `/resolve?criterion=${key}`;
  expect(markup(table({}, href)).match(/href="\/resolve\?criterion=tone"/g)).toHaveLength(1);
  expect(markup(table({ single: 2 }, href)).match(/href=/g)).toHaveLength(2);
  expect(markup(table({ single: 2 }))).not.toContain("href=");
});

test("of several versions each says how many examples stand under it, and whether they mix meanings", () => {
  const versions = (since: number) => [
    { number: 1, since: 1, examples: 10 },
    { number: 2, since, examples: 7 },
  ];
  expect(words(table({ versions: versions(2) }))).toMatch(/10.*7.*mixes v1 and v2/);
  expect(words(table({ versions: versions(1) }))).toContain("of v1 and v2");
  expect(words(table({ versions: [] }))).toMatch(/–$/);
});

test("every list shows its length and the one that is open", () => {
  const counts = { undecided: 3, unlabelled: 1200, flagged: 0, excluded: 2 };
  const html = markup(<CurateTabs counts={counts} current="flagged" href={(list) => `?list=${list}`} />);
  expect(html.match(/href="\?list=\w+"/g)).toHaveLength(4);
  expect(html.match(/aria-current="page"/g)).toHaveLength(1);
  expect(html).toMatch(/<a[^>]*aria-current="page"[^>]*>Flagged/);
});
