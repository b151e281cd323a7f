import GithubSlugger from "github-slugger";
import { describe, expect, it } from "vitest";
import { CRITERION_KINDS, guidelineContentSchema, QUALITIES } from "@/lib/guideline/schema";
import { guidelineShapes } from "@/prisma/demo/guideline-shapes";
import { guidelineV1 } from "@/prisma/demo/guideline-v1";
import { GUIDELINE_V2_CHANGES, guidelineV2 } from "@/prisma/demo/guideline-v2";
import { ISSUES } from "@/prisma/demo/issues";

const all = [
  ["first edition", guidelineV1],
  ["second edition", guidelineV2],
  ["shapes", guidelineShapes],
] as const;

function clauses(body: string): string[] {
  const slugger = new GithubSlugger();
  return [...body.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slugger.slug(heading ?? ""));
}

describe.each(all)("the demo guideline: %s", (_name, guideline) => {
  it("is valid content, and nothing of it is dropped", () => {
    expect(guidelineContentSchema.parse(guideline)).toEqual(guideline);
  });

  it("points every criterion at a clause that exists", () => {
    const slugs = clauses(guideline.body);
    for (const { clause } of guideline.criteria) expect(slugs).toContain(clause);
  });

  it("anchors every point of every scale and defines the six qualities", () => {
    for (const { scale } of guideline.criteria) {
      if (!scale) continue;
      const points = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => String(scale.min + i));
      expect(Object.keys(scale.anchors)).toEqual(points);
      expect(new Set(Object.values(scale.anchors)).size).toBe(points.length);
    }
    expect(Object.keys(guideline.qualities).sort()).toEqual([...QUALITIES].sort());
  });
});

describe("the two editions", () => {
  const values = (guideline: typeof guidelineV1) =>
    guideline.criteria.map(({ key, kind, options, scale }) => ({
      key,
      kind,
      range: scale && [scale.min, scale.max],
      options: options?.map(({ value }) => value),
    }));

  it("ask the same questions with the same values, so that their labels can be compared", () => {
    expect(values(guidelineV2)).toEqual(values(guidelineV1));
    expect(values(guidelineV2).find(({ key }) => key === "issues")?.options).toEqual([...ISSUES]);
  });

  it("say of each criterion whether its meaning changed, and call only unchanged options editorial", () => {
    expect(Object.keys(GUIDELINE_V2_CHANGES)).toEqual(guidelineV2.criteria.map(({ key }) => key));
    const meanings = (guideline: typeof guidelineV1) =>
      guideline.criteria.map(({ options, scale }) => JSON.stringify({ options, scale }));
    const before = meanings(guidelineV1);
    const changed = meanings(guidelineV2).map((meaning, index) => meaning !== before[index]);
    expect(changed).toEqual(Object.values(GUIDELINE_V2_CHANGES).map((kind) => kind === "semantic"));
  });

  it("are 1,000 to 1,600 words in the second edition and much shorter in the first", () => {
    const words = (text: string) => text.split(/\s+/).length;
    expect(words(guidelineV2.body)).toBeGreaterThanOrEqual(1000);
    expect(words(guidelineV2.body)).toBeLessThanOrEqual(1600);
    expect(words(guidelineV1.body)).toBeLessThan(words(guidelineV2.body) / 2);
  });
});

it("the guideline of shapes has a criterion of every kind", () => {
  expect(new Set(guidelineShapes.criteria.map(({ kind }) => kind))).toEqual(new Set(CRITERION_KINDS));
});
