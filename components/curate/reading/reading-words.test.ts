import { expect, it } from "vitest";
import { sampledShare } from "@/lib/core/sampling/sampled-share";
import { readingPlanSchema } from "@/lib/curate/readings/schema";
import { clockWords, LACKING, partName, shareSentence, stratifiedWords } from "./reading-words";

const say = (...strata: [population: number, drawn: number, hits: number][]) => {
  const parts = strata.map(([population, drawn, hits]) => ({ population, drawn, hits }));
  const hits = parts.reduce((sum, part) => sum + part.hits, 0);
  return shareSentence(LACKING.compliant.said, hits, sampledShare("s", parts)).replaceAll("\u202f", " ");
};

it("says of all what is true of them with 95 % confidence, rounded away from what was seen", () => {
  expect(say([5000, 60, 0])).toBe("0 of 60 were against the rules: under 4.9 % are, with 95 % confidence.");
  expect(say([5000, 60, 60])).toBe("60 of 60 were against the rules: over 95.1 % are, with 95 % confidence.");
  expect(say([5000, 60, 3])).toBe("3 of 60 were against the rules: between 1 % and 14 % are, with 95 % confidence.");
  expect(say([60, 60, 3])).toBe("All 60 were read: 3 are against the rules.");
  expect(say([900, 30, 3], [100, 30, 6])).toMatch(
    /^9 of 60 were against the rules; by the sizes of the parts 11.0 % are, between/,
  );
  expect(say([900, 30, 3], [100, 0, 0])).toMatch(/nothing is said of the whole/);
  expect(say([900, 0, 0])).toBe("Nothing has been read yet.");
});

it("names parts and times", () => {
  const plan = (stratify: object) => readingPlanSchema.parse({ stratify });
  expect(stratifiedWords(readingPlanSchema.parse({}))).toBe("all alike");
  expect(stratifiedWords(plan({ by: "slice", slice: "topic", shares: "equal" }))).toBe(
    "by slice “topic”, as many of each",
  );
  expect(partName("", plan({ by: "source" }))).toBe("without a source");
  expect(clockWords(187_900)).toBe("3:07");
});
