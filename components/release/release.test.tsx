import { describe, expect, test, vi } from "vitest";
import { markup, words } from "@/components/testing/shown";
import { WhatGoesOut } from "./what-goes-out";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/projects/p/release" }));

const format = (name: string, more: object = {}) => ({
  name,
  title: name,
  help: "Help.",
  isTable: false,
  asksDesirable: false,
  hasDatasetInfo: false,
  fits: 10,
  target: null,
  refusal: null,
  ...more,
});
const FORMATS = [
  format("jsonl"),
  format("csv", { isTable: true }),
  format("pairs", { fits: 4, target: "Better?" }),
  format("dpo", { refusal: "There is no preference." }),
];
const page = (chosen: string, more: object = {}) => (
  <WhatGoesOut
    formats={FORMATS}
    examples={10}
    query={{ format: chosen } as never}
    path="/release"
    exportPath="/export"
    isEvaluation={false}
    rule={null}
    refusal={null}
    create={null}
    criteria={[]}
    versions={[1]}
    people={[]}
    questions={[]}
    counts={null}
    better={null}
    {...more}
  />
);

/** The text as it is read, also where a name in it keeps its own direction. */
const together = (shown: Parameters<typeof markup>[0]) => markup(shown).replaceAll(/<[^>]*>/g, "");

describe("what goes out", () => {
  test("a table can be had for a spreadsheet or exactly, any other file in one way", () => {
    expect(markup(page("csv")).match(/href="\/export\?[^"]*"/g)).toEqual([
      'href="/export?format=csv&csv=safe"',
      'href="/export?format=csv"',
    ]);
    expect(markup(page("jsonl")).match(/href="\/export\?[^"]*"/g)).toHaveLength(1);
  });

  test("what cannot be written says why in the place of the files", () => {
    const html = markup(page("csv", { refusal: "Nothing is decided." }));
    expect(html).toContain("Nothing is decided.");
    expect(html).not.toContain("/export?");
  });

  test("a format says how many examples fit where not all do, and what it takes", () => {
    const said = words(page("jsonl"));
    expect(said.match(/are of a fitting kind/g)).toHaveLength(1);
    expect(said).toContain("4 examples of 10 are of a fitting kind. Takes what is decided on Better?.");
  });

  test("one that is refused cannot be chosen, but can be left again", () => {
    const disabled = (html: string) => html.match(/<input[^>]*type="radio"[^>]*disabled=""/g)?.length ?? 0;
    expect(disabled(markup(page("jsonl")))).toBe(1);
    expect(disabled(markup(page("dpo")))).toBe(0);
    expect(words(page("jsonl"))).toContain("There is no preference.");
  });

  test("what refuses every format alike is said once, and leaves all of them to be chosen", () => {
    const formats = FORMATS.map((one) => ({ ...one, refusal: "The guideline has no criterion charm." }));
    const html = markup(page("csv", { formats, refusal: "The guideline has no criterion charm." }));
    expect(html.match(/no criterion charm/g)).toHaveLength(1);
    expect(html).not.toMatch(/<input[^>]*type="radio"[^>]*disabled=""/);
  });

  test("formats that hold none of the examples are folded away, and stay in sight where one is chosen", () => {
    const formats = [...FORMATS, format("other", { fits: 0 })];
    expect(words(page("jsonl", { formats }))).toContain("1 format for other kinds of examples");
    expect(words(page("other", { formats }))).not.toContain("for other kinds of examples");
    expect(words(page("jsonl", { formats, examples: 0 }))).not.toContain("for other kinds of examples");
  });

  test("conditions say how many fall by each, in whole how many stand, and what to do where nobody does", () => {
    const questions = [
      {
        key: "help",
        title: "Does it help?",
        kind: "scale",
        level: "ordinal",
        required: true,
        scale: { min: 1, max: 5 },
      },
    ];
    const query = { format: "csv", where: ["help:at-least:4", "gone:is:yes"] };
    const counts = (stand: number) => ({
      ...{ examples: 2000, stand, written: null },
      fell: [
        { where: "help:at-least:4", undecided: 31, short: 1765 - stand },
        { where: "gone:is:yes", undecided: 0, short: 0 },
      ],
    });
    const said = together(page("csv", { query, questions, counts: counts(1204) }));
    expect(said).toContain("“Does it help?” ≥ 4");
    expect(said).toContain("31 undecided, 561 fall short");
    expect(said).toContain("1,204 of 2,000 examples meet the conditions.");
    expect(said).toContain("Only examples for which “Does it help?” ≥ 4, and “gone” is yes.");
    const none = markup(page("csv", { query, questions, counts: counts(0) }));
    expect(none).toContain("No example meets all conditions.");
    expect(none).not.toContain("/export?");
  });

  test("which responses are carried is asked only where a criterion is the better one", () => {
    const counts = { examples: 10, stand: 8, written: 3, fell: [] };
    expect(words(page("jsonl", { counts }))).not.toContain("What people wrote");
    expect(together(page("jsonl", { counts, better: "Better answer" }))).toContain(
      "By “Better answer”: 3 texts for 8 examples.",
    );
  });

  test("evaluation data is kept from training in the way that fits the project", () => {
    expect(words(page("jsonl"))).toContain("Include evaluation data anyway");
    expect(words(page("jsonl", { isEvaluation: true }))).toContain("Only seeds for training data");
  });
});
