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

  test("evaluation data is kept from training in the way that fits the project", () => {
    expect(words(page("jsonl"))).toContain("Include evaluation data anyway");
    expect(words(page("jsonl", { isEvaluation: true }))).toContain("Only seeds for training data");
  });
});
