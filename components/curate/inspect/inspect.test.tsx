import { describe, expect, test } from "vitest";
import { markup, words } from "@/components/testing/shown";
import { factNamed } from "@/lib/core/facts/catalogue";
import { distributionOf } from "@/lib/core/facts/distribution";
import type { FactValue } from "@/lib/core/facts/fact";
import { tableOf } from "@/lib/core/facts/fixtures/tables";
import { heldFact } from "@/lib/core/facts/held";
import { unitsOf } from "@/lib/core/facts/place";
import { unmarked } from "@/lib/core/text/marked-names";
import { shareWords } from "../share-words";
import { barsOf } from "./bars";
import { FactCards } from "./fact-cards";
import { readingOf } from "./fact-reading";
import { rangeWords, saidCondition } from "./fact-words";

/** The distribution of a fact that has these values. */
function of(fact: string, values: readonly FactValue[]) {
  const table = tableOf(
    values.map((value) =>
      factNamed(fact)!.on === "example"
        ? { facts: { [fact]: value } }
        : { facts: {}, parts: [{ part: "response", facts: { [fact]: value } }] },
    ),
  );
  const { definition, column } = heldFact(table, fact)!;
  return distributionOf(definition, column, unitsOf(table, definition, undefined));
}
const reading = (fact: string, values: readonly FactValue[]) =>
  unmarked(readingOf(fact, of(fact, values))).replaceAll("\u202f", " ");
const times = <T,>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

describe("a distribution reads", () => {
  test.each<[string, FactValue[], string]>([
    ["tokens", [10, 20, 30, 40, 50], "Half have 20 to 40 tokens; the most is 50."],
    ["tokens", [7], "It has 7 tokens."],
    ["tokens", [7, 7], "All have 7 tokens."],
    ["tokens", [...times(8, 2), 1, 9], "At least half have 2 tokens; the most is 9."],
    ["odd_characters", [...times(40, 0), 3], "19 in 20 have none; the most is 3 characters."],
    [
      "letter_share",
      [0.1, 0.2, 0.3, 0.4, 0.5, null],
      "Half have 20 % to 40 %; the most is 50 %. For 17 % there is none.",
    ],
    ["tokens", [null, null], "Of none it is known."],
    ["source", ["wiki", "wiki", "wiki", "forum"], "Mostly wiki (75 %)."],
    ["source", ["wiki", "forum", "blog", "wiki"], "3 different; wiki is the most frequent (50 %)."],
    ["source", ["wiki", "forum"], "2 different, none more frequent than all others."],
    ["source", ["wiki", null], "It is wiki. 50 % say none."],
    ["source", [null, null], "None says."],
    ["html", [...times(3, true), ...times(5, false)], "38 %: 3 of 8."],
    ["html", times(60, false), "None of 60."],
    ["html", [true], "It has."],
    [
      "personal",
      [[{ type: "email", from: 0, to: 2 }], [], [{ type: "phone", from: 0, to: 1 }], []],
      "50 %: 2 of 4. Most often: email.",
    ],
  ])("%s %j", (fact, values, said) => {
    expect(reading(fact, values)).toBe(said);
  });

  test("and no share is told as none or all that is neither", () => {
    expect(shareWords(1, 100_000)).toBe("under 0.1 %");
    expect(shareWords(99_999, 100_000)).toBe("over 99.9 %");
    expect(shareWords(3, 1000).replaceAll("\u202f", " ")).toBe("0.3 %");
  });
});

test("conditions read as people say them", () => {
  expect(unmarked(saidCondition("tokens@response:400..800"))).toBe("The response has 400 to 799 tokens");
  expect(unmarked(saidCondition("tokens:..50"))).toBe("A part of it has fewer than 50 tokens");
  expect(unmarked(saidCondition("source:wiki"))).toBe("Its source is “wiki”");
  expect(unmarked(saidCondition("import:1", { import: { 1: "first.csv" } }))).toBe("Its import is “first.csv”");
  expect(unmarked(saidCondition("licence!"))).toBe("It says no licence");
  expect(unmarked(saidCondition("personal!:*"))).toBe("A part of it has no personal data");
  expect(rangeWords(factNamed("turns")!, { from: 3, below: 4 })).toBe("3");
});

test("bars hold every unit once, those without a value at the end", () => {
  const bars = barsOf({ fact: "tokens", part: "response" }, of("tokens", [1, 5, 5, 9, null]), {});
  expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  expect(bars.at(-1)).toEqual({
    label: "none",
    count: 1,
    condition: { fact: "tokens", part: "response", operator: "none" },
  });
});

test("the overview shows what is known, in its groups, each fact leading to its page under the same look", () => {
  const facts = [
    { fact: "tokens", known: 2, distribution: of("tokens", [3, 4]) },
    { fact: "source", known: 2, distribution: of("source", ["wiki", "wiki"]) },
    { fact: "slice.a b", known: 2, distribution: of("slice.a b", ["x", "y"]) },
    { fact: "html", known: 0, distribution: of("html", [null]) },
  ];
  const shown = <FactCards projectId="p" look={{ where: ["source:wiki"] }} part="response" facts={facts} names={{}} />;
  expect(words(shown)).toMatch(/^Where they come from Source .*How long they are Tokens responses .*Slices a b/);
  expect(words(shown)).not.toContain("HTML");
  expect(markup(shown)).toContain('href="/projects/p/curate/facts/slice.a%20b?where=source:wiki"');
});
